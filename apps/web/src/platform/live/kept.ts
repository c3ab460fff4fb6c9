/** What of one person waits on this device, whether or not its document is open. */
import type { DocumentId } from '@alongside/domain/ids'
import { beginningWith, canKeep, database } from './device-store'

/** Document → number of changes. */
export async function keptChanges(personId: string): Promise<ReadonlyMap<DocumentId, number>> {
  const found = new Map<DocumentId, number>()
  if (!canKeep()) return found
  const turn = (await database()).transaction('edits')
  const range = beginningWith(personId)
  const [keys, rows] = await Promise.all([turn.store.getAllKeys(range), turn.store.getAll(range)])
  for (const [at, [, document]] of keys.entries()) {
    const id = document as DocumentId
    found.set(id, (found.get(id) ?? 0) + (rows[at]?.changes ?? 0))
  }
  return found
}
