/** Lets something go, or puts it off: what happens then is said before, and whoever plans it is told. */
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import {
  declineMutation,
  giveBackPlaceMutation,
  leadNoMoreMutation,
  postponeMutation,
  stepBackMutation,
} from './load-queries'
import type { OwnCommitment } from './load-words'

interface Way {
  readonly title: string
  readonly action: string
  readonly says: string
  readonly asksWhy: boolean
}

function wayFor({ kind, role, isSettled, title }: OwnCommitment): Way {
  if (kind === 'LESSON') {
    return {
      title: `Put “${title}” off?`,
      action: 'Put it off',
      says: 'It has no day until the group finds another. What is planned and noted stays.',
      asksWhy: true,
    }
  }
  if (kind === 'REVIEW') {
    return isSettled
      ? {
          title: `Step back from the review of “${title}”?`,
          action: 'Step back',
          says: 'What you have written stays. Whoever asked can ask somebody else.',
          asksWhy: false,
        }
      : {
          title: `Say no to the review of “${title}”?`,
          action: 'Say no',
          says: 'Whoever asked can ask somebody else.',
          asksWhy: true,
        }
  }
  return role === 'FACILITATOR'
    ? {
        title: `Not lead “${title}” after all?`,
        action: 'I cannot lead it',
        says: 'Whoever plans it is told, and looks for somebody else.',
        asksWhy: true,
      }
    : {
        title: `Give back your place on “${title}”?`,
        action: 'Give it back',
        says: 'The next in turn is offered it at once.',
        asksWhy: false,
      }
}

export function LetGo({ commitment, onClose }: { readonly commitment: OwnCommitment; readonly onClose: () => void }) {
  const { kind, role, isSettled, itemId: id, bookingId } = commitment
  const options = { inline: true, refetch: ['MyLoad'] }
  const [giveBack, placing] = useAct(giveBackPlaceMutation, { ...options, done: 'Given back' })
  const [leadNoMore, leading] = useAct(leadNoMoreMutation, { ...options, done: 'They are told' })
  const [stepBack, stepping] = useAct(stepBackMutation, { ...options, done: 'You have stepped back' })
  const [decline, declining] = useAct(declineMutation, { ...options, done: 'They are told' })
  const [postpone, putting] = useAct(postponeMutation, { ...options, done: 'Put off' })
  const acting = [placing, leading, stepping, declining, putting]
  const send = (reason: string): Promise<unknown> => {
    if (kind === 'LESSON') return postpone({ id, reason })
    if (kind === 'REVIEW') return isSettled ? stepBack({ id }) : decline({ id, reason })
    return role === 'FACILITATOR' ? leadNoMore({ id, reason }) : giveBack({ id: bookingId ?? id })
  }
  const { title, action, says, asksWhy } = wayFor(commitment)
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={title}
      action={action}
      harmless
      {...(asksWhy && { reason: { label: 'Why', hint: 'For whoever plans it.' } })}
      busy={acting.some(({ busy }) => busy)}
      refusal={acting.find(({ refusal }) => refusal)?.refusal}
      onConfirm={(reason) => void send(reason).then((done) => done !== undefined && onClose())}
    >
      {says}
    </ConfirmDialog>
  )
}
