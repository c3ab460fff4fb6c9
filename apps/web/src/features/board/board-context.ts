/** What every part of the board needs to know; changes only when rights, people or the document change. */

import type { CycleKey } from '@alongside/contracts/board'
import type { Present } from '@alongside/contracts/live'
import type { EnquiryStage } from '@alongside/domain/stage'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { CardView } from './card-view'
import type { PeopleBook } from './people-book'
import type { BoardSession } from './session'

export interface BoardGround {
  readonly session: BoardSession
  readonly people: PeopleBook
  readonly meId: string
  readonly enquiryId: string
  readonly cycleId: string
  /** The stage the cycle is in. */
  readonly stage: string
  readonly canWrite: boolean
  readonly canSetStatus: boolean
  readonly locked: readonly EnquiryStage[]
  readonly openCard: (id: string, isNew?: boolean) => void
}

export const BoardContext = createContext<BoardGround | null>(null)

export function useBoard(): BoardGround {
  const ground = useContext(BoardContext)
  if (!ground) throw new Error('useBoard outside a board')
  return ground
}

export function useCard(id: string): CardView | null {
  const { store } = useBoard().session
  return useSyncExternalStore(
    (watcher) => store.watchCard(id, watcher),
    () => store.card(id),
  )
}

export function useColumnCards(stage: EnquiryStage): readonly string[] {
  const { store } = useBoard().session
  return useSyncExternalStore(
    (watcher) => store.watchColumn(stage, watcher),
    () => store.column(stage),
  )
}

export function useCycleValue(key: CycleKey): string | number | null {
  const { store } = useBoard().session
  return useSyncExternalStore(
    (watcher) => store.watchCycle(key, watcher),
    () => store.cycleValue(key),
  )
}

/** Others who are on this card now. */
export function useOnCard(id: string): readonly Present[] {
  const { presence } = useBoard().session
  return useSyncExternalStore(
    (watcher) => presence.watchCard(id, watcher),
    () => presence.onCard(id),
  )
}

export function useOthers(): readonly Present[] {
  const { presence } = useBoard().session
  return useSyncExternalStore(presence.watch, presence.others)
}

/** "Ben moved this a moment ago" */
export function useNoteOn(id: string): string | null {
  const { credit } = useBoard().session
  return useSyncExternalStore(
    (watcher) => credit.watch(id, watcher),
    () => credit.note(id),
  )
}

export function useWritersSince(id: string): readonly string[] {
  const { credit } = useBoard().session
  return useSyncExternalStore(
    (watcher) => credit.watch(id, watcher),
    () => credit.since(id),
  )
}
