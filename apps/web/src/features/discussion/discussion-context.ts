/** What every part of a discussion needs to know. */
import type { Present } from '@alongside/contracts/live'
import { createContext, useContext } from 'react'
import type * as Y from 'yjs'
import type { AvatarPerson } from '../../ui/Avatar'

export interface DiscussionGround {
  readonly doc: Y.Doc
  readonly canWrite: boolean
  /** Null for readers, who note nothing. */
  readonly author: { readonly id: string; readonly urn: string } | null
  readonly others: readonly Present[]
  readonly person: (id: string) => AvatarPerson
  readonly tell: (note: string) => void
}

export const DiscussionContext = createContext<DiscussionGround | null>(null)

export function useDiscussion(): DiscussionGround {
  const ground = useContext(DiscussionContext)
  if (!ground) throw new Error('outside a discussion')
  return ground
}
