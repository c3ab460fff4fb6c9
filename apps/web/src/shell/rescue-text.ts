/** Rescued words as plain text, to paste or to keep. */
import type { RefusalCode } from '@alongside/domain/refusal'
import { dayAndTimeOf } from '../platform/dates'
import type { Rescue } from '../platform/live/outbox.js'
import { sentenceForCode } from '../platform/refusals'

/** In a sentence, as far as it can be told. */
export const whyNotTaken = (code: RefusalCode): string =>
  code === 'not-found'
    ? 'You had no access any more when these words reached Alongside, so they were not taken.'
    : sentenceForCode(code)

export function rescueAsText({ where, at, code, passages }: Rescue): string {
  const head = ['Words that were not taken', where, dayAndTimeOf(at), whyNotTaken(code)].filter(Boolean).join('\n')
  return `${[head, ...passages.map(({ title, text }) => `${title}\n${text}`)].join('\n\n')}\n`
}

export function saveAsFile(text: string, at: Date): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `words-not-taken-${at.toISOString().slice(0, 10)}.txt`
  link.click()
  URL.revokeObjectURL(address)
}
