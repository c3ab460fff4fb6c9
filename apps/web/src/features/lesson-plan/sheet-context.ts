/** What every part of a planning sheet needs to know. */
import type { Present } from '@alongside/contracts/live'
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { createContext, useContext } from 'react'
import type * as Y from 'yjs'
import type { AvatarPerson } from '../../ui/Avatar'
import type { SheetActions } from './sheet-actions'

export interface SheetPupil {
  readonly label: CasePupilLabel
  readonly alias: string
  readonly typifies: string
}

export interface SheetGround {
  readonly doc: Y.Doc
  readonly actions: SheetActions
  readonly canWrite: boolean
  /** The lesson has begun: predictions stand, and what was seen is written beside them. */
  readonly hasBegun: boolean
  readonly pupils: readonly SheetPupil[]
  readonly others: readonly Present[]
  readonly person: (present: Present) => AvatarPerson
  /** Tells the others in which row and cell I am; empty words: in none. */
  readonly tell: (row: string, cell: string) => void
}

export const SheetContext = createContext<SheetGround | null>(null)

export function useSheet(): SheetGround {
  const ground = useContext(SheetContext)
  if (!ground) throw new Error('outside a planning sheet')
  return ground
}
