/** Notices that ask for something: answered once it has been done, by whomever. */
import type { PersonId } from '@alongside/domain/ids'
import type { Reader } from '../../platform/db/reader.js'
import type { Work } from '../../platform/db/unit-of-work.js'
import { askingKinds } from './inbox-words.js'

/** Takes what notices of this kind asked for off every list on which it still stands, or off one person's only. */
export async function noticesDone(work: Work, kind: string, itemId: string, of: PersonId | null = null): Promise<void> {
  const rows = await work.sql<{ person: PersonId }>('select person from notices_done($1, $2, $3) person', [
    kind,
    itemId,
    of,
  ])
  const people = rows.map(({ person }) => person)
  work.announce(people, 'inbox.changed', {})
}

/** How many questions wait for an answer of this person. */
export async function questionsWaiting(reader: Reader): Promise<number> {
  const [found] = await reader.sql<{ count: number }>(
    'select count(*)::int as count from inbox_item where space_id = $1 and done_at is null and kind = any($2)',
    [reader.actor.personId, askingKinds],
  )
  return found?.count ?? 0
}
