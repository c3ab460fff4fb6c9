/** Has a calendar read by the server: a file as its bytes, or an address in the body, for it may hold a secret. */
import type { FileEntry } from '@alongside/domain/calendar-file'
import { isRefusalCode, sentenceForCode } from '../../platform/refusals'

export interface ReadCalendar {
  readonly entries: readonly FileEntry[]
  /** Entries nobody could read. */
  readonly unreadable: number
}
type Answer = ReadCalendar | { readonly refusal: string }

const lost = 'The calendar did not arrive. Check your connection, then try again.'
const mostBytes = 1_048_576

export function readCalendarFile(urn: string, file: File): Promise<Answer> {
  if (file.size > mostBytes) return Promise.resolve({ refusal: sentenceForCode('calendar-file.too-large') })
  return send(urn, file, 'text/calendar')
}

export const readCalendarAddress = (urn: string, address: string): Promise<Answer> =>
  send(urn, JSON.stringify({ address }), 'application/json')

async function send(urn: string, body: File | string, type: string): Promise<Answer> {
  try {
    const response = await fetch(`/api/schools/${encodeURIComponent(urn)}/calendar-entries`, {
      method: 'POST',
      headers: { 'x-alongside': '1', 'content-type': type },
      body,
    })
    const answer = (await response.json()) as ReadCalendar & { code?: unknown }
    if (isRefusalCode(answer.code)) return { refusal: sentenceForCode(answer.code) }
    if (response.ok) return answer
  } catch {
    // Not an answer of ours: a proxy's page, or nothing.
  }
  return { refusal: lost }
}
