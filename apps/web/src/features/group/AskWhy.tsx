/** The steps of an enquiry that ask once, say what happens, and keep a reason where others will look for one. */
import type { TypedDocumentNode } from '@apollo/client'
import type { ReactNode } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import {
  abandonEnquiryMutation,
  closeEnquiryMutation,
  leaveEnquiryMutation,
  pauseEnquiryMutation,
  reopenEnquiryMutation,
  resumeEnquiryMutation,
  shareEnquiryMutation,
} from './group-queries'

export type EnquiryStep = 'pause' | 'resume' | 'share' | 'close' | 'reopen' | 'abandon' | 'leave'

interface StepWords {
  readonly title: string
  readonly action: string
  readonly done: string
  readonly text: ReactNode
  readonly reason?: { readonly label: string; readonly hint?: string; readonly optional?: boolean }
  readonly harms?: boolean
  readonly mutation: TypedDocumentNode<unknown, { id: string; reason: string }>
}

/** Where no reason is asked for, none is sent: the server ignores nothing. */
const any = <Data, Variables>(mutation: TypedDocumentNode<Data, Variables>) =>
  mutation as unknown as StepWords['mutation']

const everybodyReads = 'Stands in the history for everyone on this enquiry.'

export const enquirySteps: Readonly<Record<EnquiryStep, StepWords>> = {
  pause: {
    title: 'Pause this enquiry?',
    action: 'Pause',
    done: 'Paused',
    text: 'The board can be read and not changed until somebody takes it up again. Nothing is lost.',
    reason: { label: 'Why now?', hint: everybodyReads },
    mutation: any(pauseEnquiryMutation),
  },
  resume: {
    title: 'Take this enquiry up again?',
    action: 'Take it up again',
    done: 'The enquiry goes on',
    text: 'Everyone in the group can write on the board again.',
    mutation: any(resumeEnquiryMutation),
  },
  share: {
    title: 'Share what you learned?',
    action: 'Begin sharing',
    done: 'Now sharing what you learned',
    text: 'The board can then be read, and no longer changed. If it turns out too early, it can be reopened with a reason.',
    mutation: any(shareEnquiryMutation),
  },
  close: {
    title: 'Close this enquiry?',
    action: 'Close enquiry',
    done: 'Closed',
    text: 'It stays readable for everyone who can read it now, and cannot be opened again.',
    reason: { label: 'What is passed on, or why nothing is worth passing on this time', hint: everybodyReads },
    harms: true,
    mutation: any(closeEnquiryMutation),
  },
  reopen: {
    title: 'Go on working instead of sharing?',
    action: 'Go on working',
    done: 'The enquiry goes on',
    text: 'The board can be changed again.',
    reason: { label: 'What is still open?', hint: everybodyReads },
    mutation: any(reopenEnquiryMutation),
  },
  abandon: {
    title: 'Give up this enquiry?',
    action: 'Give up',
    done: 'Given up',
    text: 'The board stays readable for the group, and nobody can change it or take it up again.',
    reason: { label: 'Why?', hint: 'Giving up with a reason is worth something to the next group.' },
    harms: true,
    mutation: any(abandonEnquiryMutation),
  },
  leave: {
    title: 'Leave this enquiry?',
    action: 'Leave',
    done: 'You have left this enquiry',
    text: 'You can no longer write on its board. What you wrote stays, with your name. You can be asked in again.',
    harms: true,
    mutation: any(leaveEnquiryMutation),
  },
}

interface AskWhyProps {
  readonly enquiry: GroupPartsFragment
  readonly step: EnquiryStep
  readonly onClose: () => void
}

export function AskWhy({ enquiry, step, onClose }: AskWhyProps) {
  const { title, action, done, text, reason, harms, mutation } = enquirySteps[step]
  const [act, { busy, refusal }] = useAct(mutation, { inline: true, done, refetch: ['EnquiryBoard'] })
  const send = async (words: string) => {
    if (await act(reason ? { id: enquiry.id, reason: words } : ({ id: enquiry.id } as { id: string; reason: string })))
      onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={title}
      action={action}
      harmless={!harms}
      {...(reason && { reason })}
      busy={busy}
      refusal={refusal}
      onConfirm={(words) => void send(words)}
    >
      <p>{text}</p>
    </ConfirmDialog>
  )
}
