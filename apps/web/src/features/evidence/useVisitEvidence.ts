/** The visit of this page: first as this device has it, then as the server says, and kept on the device each time it changes. */
import type { EvidenceType } from '@alongside/domain/evidence-note'
import type { ChallengeId, EvidenceId, LineId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import type { ApolloClient } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useRefresh } from '../../platform/news'
import { forgetVisit, keepViewer, keepVisit, visitKept } from '../../platform/offline/copies'
import { startWorker } from '../../platform/offline/worker'
import { refusalCode } from '../../platform/refusals'
import { useViewer } from '../../platform/session'
import { useStore } from '../../platform/store'
import { evidenceQuery, visitQuery } from './evidence-queries'
import { beginSendingEvidence, landed } from './evidence-sending'

export interface NotedEvidence {
  readonly id: EvidenceId
  readonly lineId: LineId
  readonly type: EvidenceType
  readonly body: string
  readonly capturedAt: string
  readonly isMine: boolean
  readonly author: { readonly id: string; readonly name: string; readonly initials: string }
  readonly colour: string
}
export interface VisitCopy {
  readonly id: ChallengeId
  readonly where: string
  readonly canNote: boolean
  readonly lines: readonly { readonly id: LineId; readonly title: string; readonly question: string }[]
  readonly notes: readonly NotedEvidence[]
}
type Trouble = RefusalCode | 'unreachable' | null

export function useVisitEvidence(id: ChallengeId) {
  const client = useApolloClient()
  const viewer = useViewer()
  const [visit, setVisit] = useState<VisitCopy | null>(null)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const refresh = async (): Promise<void> => {
    try {
      const now = await asked(client, id)
      if (!now) {
        await forgetVisit(viewer.id, id).catch(() => undefined)
        setVisit(null)
        setTrouble('not-found')
        return
      }
      setVisit(now)
      setTrouble(null)
      // Without a network one finds one's own notes, and nobody else's.
      await keepVisit(viewer.id, id, { ...now, notes: now.notes.filter(({ isMine }) => isMine) })
      await keepViewer(viewer)
    } catch (error) {
      const code = refusalCode(error)
      setTrouble(code ?? 'unreachable')
      if (code === null) return
      await forgetVisit(viewer.id, id).catch(() => undefined)
      setVisit(null)
    }
  }
  const open = useEffectEvent(async () => {
    startWorker()
    void beginSendingEvidence(client, viewer.id)
    const kept = await visitKept<VisitCopy>(viewer.id, id).catch(() => null)
    if (kept) setVisit((now) => now ?? kept.copy)
    await refresh()
  })
  useEffect(() => {
    if (id) void open()
  }, [id])
  const again = useEffectEvent(() => void refresh())
  const count = useStore(landed)
  useEffect(() => {
    if (count > 0) again()
  }, [count])
  useRefresh('evidence.changed', refresh, ({ challengeId }) => challengeId === id)
  useRefresh('peer-challenge.changed', refresh, ({ challengeId }) => challengeId === id)
  return { visit, trouble, refresh }
}

async function asked(client: ApolloClient, id: ChallengeId): Promise<VisitCopy | null> {
  const how = { fetchPolicy: 'no-cache' } as const
  const { data } = await client.query({ query: visitQuery, variables: { id }, ...how })
  const challenge = data?.peerChallenge
  if (!challenge?.phase.readsNotes) return null
  const notes: NotedEvidence[] = []
  for (let after = 0; ; ) {
    const { data: more } = await client.query({ query: evidenceQuery, variables: { id, after }, ...how })
    const feed = more?.challengeEvidence
    if (!feed) break
    for (const { id: note, lineId, type, body, capturedAt, isMine, author, school } of feed.notes)
      notes.push({
        id: note as EvidenceId,
        lineId: lineId as LineId,
        type,
        body,
        capturedAt,
        isMine,
        author: { id: author.id, name: author.name, initials: author.initials },
        colour: school.colour,
      })
    if (!feed.hasMore) break
    after = feed.seq
  }
  return {
    id,
    where: challenge.host.name,
    canNote: challenge.phase.canNote,
    lines: challenge.lines.map(({ id: line, title, question }) => ({ id: line as LineId, title, question })),
    notes,
  }
}
