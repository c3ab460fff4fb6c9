/** What happens to a challenge as a whole, behind one button. */
import {
  IconArrowBackUp,
  IconBan,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserStar,
  IconUsers,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ChallengePartsFragment, ChallengeState } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { IconButton } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { ChangeTeamDialog } from './ChangeTeamDialog'
import { moveMutation } from './challenge-queries'
import { NameDialog } from './NameDialog'

const steps = {
  postpone: {
    to: 'POSTPONED',
    label: 'Put off…',
    title: 'Put this challenge off?',
    action: 'Put it off',
    words: 'It waits where it is, and comes back to the same step. Nothing is lost.',
    reason: 'Why?',
    Icon: IconPlayerPause,
  },
  resume: {
    to: null,
    label: 'Take it up again…',
    title: 'Take this challenge up again?',
    action: 'Take it up again',
    words: 'It goes on with the step it left.',
    reason: null,
    Icon: IconPlayerPlay,
  },
  goBack: {
    to: 'DESK_STUDY',
    label: 'Back to the desk study…',
    title: 'Go back to the desk study?',
    action: 'Go back',
    words: 'The team can look again and change the timetable. What it has seen stays seen.',
    reason: 'Why?',
    Icon: IconArrowBackUp,
  },
  decline: {
    to: 'DECLINED',
    label: 'Decline…',
    title: 'Decline this challenge?',
    action: 'Decline',
    words: 'It ends here, for every school in it. The coordinator can propose another.',
    reason: null,
    Icon: IconBan,
  },
  cancel: {
    to: 'CANCELLED',
    label: 'Call it off…',
    title: 'Call this challenge off?',
    action: 'Call it off',
    words: 'It ends here. What was written stays with your school.',
    reason: 'Why?',
    Icon: IconBan,
  },
  closeEarly: {
    to: 'CLOSED_EARLY',
    label: 'Close early…',
    title: 'Close this challenge early?',
    action: 'Sign to close it early',
    words:
      'It ends once the head of the host school and the head of the lead reviewer’s school have both signed. What was written stays with the host school.',
    reason: 'Why?',
    Icon: IconBan,
  },
} as const
type StepName = keyof typeof steps
const stepNames = ['resume', 'postpone', 'goBack', 'decline', 'cancel', 'closeEarly'] as const satisfies StepName[]
const ends: ReadonlySet<StepName> = new Set(['decline', 'cancel', 'closeEarly'])

export function ChallengeMenu({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const [shown, setShown] = useState<StepName | 'team' | 'champion' | 'followUp' | null>(null)
  const { abilities } = challenge
  const close = () => setShown(null)
  const entry = (key: Exclude<typeof shown, null>, label: string, icon: ReactNode): MenuEntry => ({
    key,
    label,
    icon,
    onSelect: () => setShown(key),
  })
  const entries: MenuEntry[] = [
    ...(abilities.changeTeam ? [entry('team', 'Change the team…', <IconUsers />)] : []),
    ...(abilities.nameChampion ? [entry('champion', 'Name the improvement champion…', <IconUserStar />)] : []),
    ...(abilities.nameFollowUp ? [entry('followUp', 'Name who follows up…', <IconUserStar />)] : []),
    ...stepNames
      .filter((name) => abilities[name])
      .map((name) => {
        const { label, Icon } = steps[name]
        return { ...entry(name, label, <Icon />), danger: ends.has(name) }
      }),
  ]
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        groups={[{ entries }]}
        button={
          <IconButton label="More">
            <IconDots />
          </IconButton>
        }
      />
      {shown === 'team' && <ChangeTeamDialog challenge={challenge} onClose={close} />}
      {(shown === 'champion' || shown === 'followUp') && (
        <NameDialog challenge={challenge} office={shown} onClose={close} />
      )}
      {shown && shown in steps && <Step challenge={challenge} name={shown as StepName} onClose={close} />}
    </>
  )
}

interface StepProps {
  readonly challenge: ChallengePartsFragment
  readonly name: StepName
  readonly onClose: () => void
}

function Step({ challenge, name, onClose }: StepProps) {
  const { to, title, action, words, reason } = steps[name]
  const [move, { busy, refusal }] = useAct(moveMutation, { inline: true, done: 'Done' })
  const target: ChallengeState | null | undefined = to ?? challenge.postponedFrom
  const send = async (why: string): Promise<void> => {
    if (target && (await move({ id: challenge.id, to: target, reason: why || null }))) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={title}
      action={action}
      harmless={!ends.has(name)}
      {...(reason && { reason: { label: reason } })}
      busy={busy}
      refusal={refusal}
      onClose={onClose}
      onConfirm={(why) => void send(why)}
    >
      <p>{words}</p>
    </ConfirmDialog>
  )
}
