/** Joins the record of a discussion and gives everything inside what it needs to know. */
import { wordsInDiscussion } from '@alongside/contracts/lesson-words'
import type { DocumentId } from '@alongside/domain/ids'
import { type ReactNode, useMemo } from 'react'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import type { LiveDocument } from '../../platform/live/LiveDocument'
import { useLive, useLiveState } from '../../platform/live/useLive'
import { usePresent } from '../../platform/live/usePresent'
import { sentenceForCode } from '../../platform/refusals'
import { useViewer } from '../../platform/session'
import { Notice } from '../../ui/Notice'
import { DiscussionContext, type DiscussionGround } from './discussion-context'

export interface DiscussionRoomProps {
  readonly lesson: DiscussionPartsFragment
  readonly documentId: string
  readonly fallback: ReactNode
  readonly children: ReactNode
}

export function DiscussionRoom({ lesson, documentId, fallback, children }: DiscussionRoomProps) {
  const title = `${lesson.study.title}, discussion of lesson ${lesson.number}`
  const live = useLive(documentId as DocumentId, 'discussion', title, wordsInDiscussion)
  const { status, closedBy, generation } = useLiveState(live)
  if (status === 'closed') {
    const words = closedBy ? sentenceForCode(closedBy) : 'This discussion cannot be opened just now.'
    return <Notice tone="warn">{words}</Notice>
  }
  if (!live || status === 'joining') return fallback
  return (
    <Joined key={generation} live={live} lesson={lesson}>
      {children}
    </Joined>
  )
}

interface JoinedProps {
  readonly live: LiveDocument
  readonly lesson: DiscussionPartsFragment
  readonly children: ReactNode
}

function Joined({ live, lesson, children }: JoinedProps) {
  const { doc } = live
  const { id } = useViewer()
  const { canWrite } = useLiveState(live)
  const others = usePresent(live)
  const { members } = lesson.study
  const urn = members.find(({ isMe }) => isMe)?.school.urn ?? null
  const ground = useMemo<DiscussionGround>(
    () => ({
      doc,
      canWrite: canWrite && urn !== null,
      author: urn === null ? null : { id, urn },
      others,
      person: (personId) => {
        const member = members.find(({ person }) => person.id === personId)
        if (!member) return { name: 'A former colleague', initials: '·' }
        return { ...member.person, colour: member.school.colour, detail: member.school.name }
      },
      tell: (note) => live.setPresence({ cardId: note }),
    }),
    [doc, canWrite, urn, id, others, members, live],
  )
  return <DiscussionContext value={ground}>{children}</DiscussionContext>
}
