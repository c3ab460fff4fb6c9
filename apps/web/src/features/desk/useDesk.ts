/** Acts at one desk: on one thing or on several, with a note that says what came of it and takes it back. */
import type { DeskAct } from '../../gql/graphql'
import { tell } from '../../platform/notices'
import { useAct } from '../../platform/useAct'
import { actMutation, undoMutation } from './desk-queries'
import { doneWords, leftWords } from './desk-words'

export interface DeskOf {
  readonly allianceId?: string
  readonly urn?: string
}
export type DoAct = (act: DeskAct, things: readonly string[], until?: string) => Promise<boolean>

export function useDesk(desk: DeskOf) {
  const refetch = ['Desk']
  const [run, acting] = useAct(actMutation, { refetch })
  const [undo, undoing] = useAct(undoMutation, { done: 'Taken back', refetch })
  const takeBack = (undoId: string) => void undo({ ...desk, undoId })
  const act: DoAct = async (kind, things, until) => {
    const data = await run({ ...desk, things: [...things], act: kind, ...(until && { until }) })
    if (!data) return false
    const { id, done, left, unreached } = data.actAtDesk
    const rest = leftWords(left.length, unreached.length)
    const isForGood = kind === 'REMIND' || kind === 'SEND_AGAIN'
    if (id) {
      const words = [doneWords(kind, done, until), ...(rest ? [rest] : [])].join('. ')
      tell(words, isForGood ? {} : { action: { label: 'Undo', run: () => takeBack(id) } })
    } else if (rest) tell(rest, { tone: 'warn' })
    return true
  }
  return { act, takeBack, busy: acting.busy || undoing.busy }
}
