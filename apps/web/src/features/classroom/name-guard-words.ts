/** What is said, calmly, when words look as if they could tell a pupil apart. */
import type { Flag, FlagKind } from '@alongside/domain/name-guard'

const looksLike: Readonly<Record<FlagKind, string>> = {
  UPN: 'a pupil number',
  DATE_OF_BIRTH: 'a date of birth',
  EMAIL: 'an e-mail address',
  NAME: 'a name',
}

export function guardSentence(flags: readonly Flag[]): string | null {
  const [first] = flags
  if (!first) return null
  return `This looks like ${looksLike[first.kind]}. Write “pupil A” and leave it out; else only you will see this note until you say that it is none.`
}
