/** Everything about the enquiry that is not the board itself, behind one button. */
import {
  IconArrowBackUp,
  IconDoorExit,
  IconDots,
  IconEye,
  IconFlag,
  IconHandStop,
  IconHeartbeat,
  IconHistory,
  IconInfoCircle,
  IconMessage2Question,
  IconPlayerPause,
  IconPlayerPlay,
  IconShare2,
  IconUserShare,
  IconUsers,
  IconVersions,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { About } from './About'
import { AskWhy, type EnquiryStep } from './AskWhy'
import { HandOver } from './HandOver'
import { People } from './People'
import { Readers } from './Readers'

const steps: readonly { step: EnquiryStep; label: string; icon: ReactNode; danger?: boolean }[] = [
  { step: 'pause', label: 'Pause…', icon: <IconPlayerPause /> },
  { step: 'resume', label: 'Take it up again…', icon: <IconPlayerPlay /> },
  { step: 'share', label: 'Share what we learned…', icon: <IconShare2 /> },
  { step: 'reopen', label: 'Go on working…', icon: <IconArrowBackUp /> },
  { step: 'close', label: 'Close…', icon: <IconFlag /> },
  { step: 'leave', label: 'Leave…', icon: <IconDoorExit /> },
  { step: 'abandon', label: 'Give up…', icon: <IconHandStop />, danger: true },
]

type Shown = 'people' | 'about' | 'readers' | 'handOver' | EnquiryStep | null

export interface EnquiryMenuProps {
  readonly enquiry: GroupPartsFragment
  /** Absent for whoever does not read the board. */
  readonly onHealth?: (() => void) | undefined
  readonly onHistory?: (() => void) | undefined
  readonly onVersions?: (() => void) | undefined
  readonly onReviews?: (() => void) | undefined
}

export function EnquiryMenu({ enquiry, onHealth, onHistory, onVersions, onReviews }: EnquiryMenuProps) {
  const [shown, setShown] = useState<Shown>(null)
  const close = () => setShown(null)
  const { abilities } = enquiry
  const step = steps.find((one) => one.step === shown)?.step
  return (
    <>
      <IconButton label="People and schools" onClick={() => setShown('people')}>
        <IconUsers />
      </IconButton>
      <Menu
        width={280}
        groups={[
          {
            entries: [
              { key: 'people', label: 'People and schools', icon: <IconUsers />, onSelect: () => setShown('people') },
              { key: 'about', label: 'What it is about', icon: <IconInfoCircle />, onSelect: () => setShown('about') },
              ...(onHealth
                ? [{ key: 'health', label: 'How we work together', icon: <IconHeartbeat />, onSelect: onHealth }]
                : []),
              ...(onHistory
                ? [{ key: 'history', label: 'How we got here', icon: <IconHistory />, onSelect: onHistory }]
                : []),
              ...(onVersions
                ? [{ key: 'versions', label: 'Earlier versions', icon: <IconVersions />, onSelect: onVersions }]
                : []),
              ...(onReviews
                ? [{ key: 'reviews', label: 'Peer reviews', icon: <IconMessage2Question />, onSelect: onReviews }]
                : []),
              { key: 'readers', label: 'Who can read this', icon: <IconEye />, onSelect: () => setShown('readers') },
            ],
          },
          {
            entries: [
              ...(abilities.handOver
                ? [
                    {
                      key: 'over',
                      label: 'Hand over the lead…',
                      icon: <IconUserShare />,
                      onSelect: () => setShown('handOver'),
                    },
                  ]
                : []),
              ...steps
                .filter((one) => abilities[one.step])
                .map((one) => ({
                  key: one.step,
                  label: one.label,
                  icon: one.icon,
                  danger: one.danger ?? false,
                  onSelect: () => setShown(one.step),
                })),
            ],
          },
        ].filter(({ entries }) => entries.length > 0)}
        button={
          <IconButton label="More about this enquiry">
            <IconDots />
          </IconButton>
        }
      />
      {shown === 'people' && <People enquiry={enquiry} onClose={close} />}
      {shown === 'about' && <About enquiry={enquiry} onClose={close} />}
      {shown === 'readers' && <Readers enquiry={enquiry} onClose={close} />}
      {shown === 'handOver' && <HandOver enquiry={enquiry} onClose={close} />}
      {step && <AskWhy enquiry={enquiry} step={step} onClose={close} />}
    </>
  )
}
