/** Hours as one says them: “2 hours”, “half an hour”, “nothing yet”. */
export function hoursInWords(hours: number): string {
  if (hours === 0) return 'Nothing asked yet'
  if (hours === 1) return '1 hour'
  return `${hours} hours`
}
