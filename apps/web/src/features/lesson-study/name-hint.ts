/** Said while somebody types what may lead to a pupil: on the device, before anything is sent. */
import { type FlagKind, flagsIn } from '@alongside/domain/name-guard'

const words: Readonly<Record<FlagKind, string>> = {
  UPN: 'a pupil number',
  DATE_OF_BIRTH: 'a date of birth',
  EMAIL: 'an e-mail address',
  NAME: 'a name',
}

export function nameHint(text: string): string | null {
  const [first] = flagsIn(text)
  return first
    ? `“${text.slice(first.from, first.to)}” looks like ${words[first.kind]}. Leave out what leads to a pupil.`
    : null
}
