/** What comes, in the words of a digest: when, and that it is a session; its title is for whoever signs in. */
const most = 5

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

export function comingInWords(times: readonly Date[]): string {
  if (times.length === 0) return ''
  const shown = times.slice(0, most).map((time) => clock.format(time).replace(' at ', ', '))
  const more = times.length - shown.length
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}
