/** Notices that ask for something: answered once it has been done, by whomever. */
import type { PersonId } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'

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
