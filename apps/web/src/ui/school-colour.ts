/** Which of the eight school colours a school wears. The server names one; without it the URN decides, always the same. */
export type SchoolColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const sum = (text: string) => Array.from(text).reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7)

/** `colour` as it comes from the API ("1" to "8"), or anything stable such as a URN. */
export function schoolColour(colour: string): SchoolColour {
  const named = Number(colour)
  return (named >= 1 && named <= 8 ? named : (sum(colour) % 8) + 1) as SchoolColour
}

/** Custom properties for an element that wears the colour: `--school` for ink and fill, `--school-wash` behind it. */
export const schoolStyle = (colour: string | null | undefined): Readonly<Record<string, string>> => {
  if (!colour) return { '--school': 'var(--ink-soft)', '--school-wash': 'var(--neutral-wash)' }
  const n = schoolColour(colour)
  return { '--school': `var(--school-${n})`, '--school-wash': `var(--school-${n}-wash)` }
}
