/** Evidence that somebody noted on a visit, and that the server does not have yet: it waits on this device, sealed. */
import type { EvidenceType } from '@alongside/domain/evidence-note'
import type { ChallengeId, EvidenceId, LineId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import { beginningWith, canKeep, database, type ShelfKey, sealJson, unsealJson } from '../live/device-store'

export interface KeptEvidence {
  readonly id: EvidenceId
  readonly challengeId: ChallengeId
  /** The school that is visited, for words that find no way back. */
  readonly where: string
  readonly lineId: LineId
  readonly type: EvidenceType
  readonly body: string
  /** By this device's clock. */
  readonly capturedAt: string
  /** Why the server did not take it; null while it waits. */
  readonly code: RefusalCode | null
}

export interface EvidenceDrawer {
  /** What is put here survives the page. */
  readonly survives: boolean
  put(note: KeptEvidence): Promise<void>
  /** In the order in which they were made. */
  all(): Promise<readonly KeptEvidence[]>
  remove(...notes: readonly Pick<KeptEvidence, 'challengeId' | 'id'>[]): Promise<void>
}

const strict = { durability: 'strict' } as const
const inOrder = (notes: readonly KeptEvidence[]): KeptEvidence[] => [...notes].sort((a, b) => (a.id < b.id ? -1 : 1))

function onDevice(personId: string): EvidenceDrawer {
  const keyOf = ({ challengeId, id }: Pick<KeptEvidence, 'challengeId' | 'id'>): ShelfKey => [personId, challengeId, id]
  return {
    survives: true,
    async put(note) {
      const key = keyOf(note)
      const row = await sealJson(['evidence', ...key], note)
      const turn = (await database()).transaction('evidence', 'readwrite', strict)
      void turn.store.put(row, key)
      await turn.done
    },
    async all() {
      const turn = (await database()).transaction('evidence')
      const range = beginningWith(personId)
      const [keys, rows] = await Promise.all([turn.store.getAllKeys(range), turn.store.getAll(range)])
      const found = rows.map((row, at) => unsealJson<KeptEvidence>(['evidence', ...(keys[at] ?? [])], row))
      return inOrder(await Promise.all(found))
    },
    async remove(...notes) {
      const turn = (await database()).transaction('evidence', 'readwrite', strict)
      for (const note of notes) void turn.store.delete(keyOf(note))
      await turn.done
    },
  }
}

/** For browsers that give no encryption: then the page's memory is all there is, and the page says so. */
function inMemory(): EvidenceDrawer {
  const rows = new Map<EvidenceId, KeptEvidence>()
  return {
    survives: false,
    put: async (note) => void rows.set(note.id, note),
    all: async () => inOrder([...rows.values()]),
    async remove(...notes) {
      for (const { id } of notes) rows.delete(id)
    },
  }
}

export const evidenceDrawer = (personId: string): EvidenceDrawer => (canKeep() ? onDevice(personId) : inMemory())
