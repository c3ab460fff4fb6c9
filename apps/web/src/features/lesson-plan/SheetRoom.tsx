/** Joins the planning sheet of a lesson and gives everything inside what it needs to know. */
import { wordsOnPlan } from '@alongside/contracts/lesson-words'
import type { DocumentId } from '@alongside/domain/ids'
import { isPredictionFixed } from '@alongside/domain/lesson-plan'
import type { ResearchLessonState } from '@alongside/domain/research-lesson'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { SheetLessonPartsFragment } from '../../gql/graphql'
import type { LiveDocument } from '../../platform/live/LiveDocument'
import { useLive, useLiveState } from '../../platform/live/useLive'
import { usePresent } from '../../platform/live/usePresent'
import { sentenceForCode } from '../../platform/refusals'
import { useViewer } from '../../platform/session'
import { Notice } from '../../ui/Notice'
import { SheetActions } from './sheet-actions'
import { SheetContext, type SheetGround } from './sheet-context'

export interface SheetRoomProps {
  readonly lesson: SheetLessonPartsFragment
  readonly documentId: string
  /** Shown while the sheet is on its way. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

export function SheetRoom({ lesson, documentId, fallback, children }: SheetRoomProps) {
  const title = `${lesson.study.title}, lesson ${lesson.number}`
  const live = useLive(documentId as DocumentId, 'research-lesson', title, wordsOnPlan)
  const { status, closedBy, generation } = useLiveState(live)
  if (status === 'closed') {
    return <Notice tone="warn">{closedBy ? sentenceForCode(closedBy) : 'This sheet cannot be opened just now.'}</Notice>
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
  readonly lesson: SheetLessonPartsFragment
  readonly children: ReactNode
}

function Joined({ live, lesson, children }: JoinedProps) {
  const { doc } = live
  const { id } = useViewer()
  const { canWrite } = useLiveState(live)
  const others = usePresent(live)
  const { members, casePupils } = lesson.study
  const urn = members.find(({ isMe }) => isMe)?.school.urn ?? null
  const actions = useActions(doc, id, urn)
  const hasBegun = isPredictionFixed(lesson.state as ResearchLessonState) && lesson.state !== 'STOPPED'
  const ground = useMemo<SheetGround | null>(
    () =>
      actions && {
        doc,
        actions,
        canWrite: canWrite && urn !== null,
        hasBegun,
        pupils: casePupils,
        others,
        person: ({ personId, name }) => {
          const member = members.find(({ person }) => person.id === personId)
          return { name, initials: member?.person.initials, colour: member?.school.colour, detail: member?.school.name }
        },
        tell: (cardId, field) => live.setPresence({ cardId, field }),
      },
    [actions, doc, canWrite, urn, hasBegun, casePupils, others, members, live],
  )
  return ground && <SheetContext value={ground}>{children}</SheetContext>
}

function useActions(doc: LiveDocument['doc'], id: string, urn: string | null): SheetActions | null {
  const [actions, setActions] = useState<SheetActions | null>(null)
  useEffect(() => {
    const made = new SheetActions(doc, urn === null ? null : { id, urn })
    setActions(made)
    return () => made.close()
  }, [doc, id, urn])
  return actions
}
