/** What can be done with a membership: the next step as a button, everything else behind one. */
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { MembershipPartsFragment } from '../../gql/graphql'
import { Button, IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { Row } from '../../ui/Page'
import { ExportDialog } from './ExportDialog'
import { type StepName, steps } from './membership-steps'
import { NoticeDialog } from './NoticeDialog'
import { SignDialog } from './SignDialog'
import { StepDialog } from './StepDialog'

type Asked = StepName | 'sign' | 'giveNotice' | 'export'

/** In this order: the first that is possible is what the membership waits for. */
const next: readonly Asked[] = ['accept', 'sign', 'countersign']
const others: readonly Asked[] = [
  'decline',
  'pause',
  'resume',
  'handOverLead',
  'giveNotice',
  'withdrawNotice',
  'export',
  'remove',
]
const lossy: ReadonlySet<Asked> = new Set<Asked>(['decline', 'giveNotice', 'remove'])
const labels: Readonly<Record<'sign' | 'giveNotice' | 'export', string>> = {
  sign: 'Read and sign',
  giveNotice: 'Give notice…',
  export: 'Export…',
}

const labelOf = (asked: Asked): string =>
  asked === 'sign' || asked === 'giveNotice' || asked === 'export' ? labels[asked] : steps[asked].label

export interface MembershipActionsProps {
  readonly membership: MembershipPartsFragment
  /** Decline as a second button, where the page is about nothing else. */
  readonly wide?: boolean
}

export function MembershipActions({ membership, wide }: MembershipActionsProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { abilities, school, state } = membership
  const first = next.find((name) => abilities[name])
  const rest = others.filter((name) => abilities[name])
  const buttons: readonly Asked[] = wide ? rest.filter((name) => name === 'decline') : []
  const entries: MenuEntry[] = rest
    .filter((name) => !buttons.includes(name))
    .map((name) => ({
      key: name,
      label: labelOf(name),
      danger: lossy.has(name),
      onSelect: () => setAsked(name),
    }))
  const close = () => setAsked(null)
  return (
    <>
      <Row>
        {buttons.map((name) => (
          <Button key={name} look="plain" onClick={() => setAsked(name)}>
            {labelOf(name)}
          </Button>
        ))}
        {first && (
          <Button
            size={wide ? 'm' : 's'}
            look={state === 'ACTIVE' ? 'soft' : 'primary'}
            onClick={() => setAsked(first)}
          >
            {labelOf(first)}
          </Button>
        )}
        {entries.length > 0 && (
          <Menu
            button={
              <IconButton size="s" label={`Membership of ${school.name}: what to do`}>
                <IconDots />
              </IconButton>
            }
            groups={[{ entries }]}
          />
        )}
      </Row>
      {asked === 'sign' && <SignDialog membership={membership} onClose={close} />}
      {asked === 'giveNotice' && <NoticeDialog membership={membership} onClose={close} />}
      {asked === 'export' && <ExportDialog membership={membership} onClose={close} />}
      {asked !== null && asked !== 'sign' && asked !== 'giveNotice' && asked !== 'export' && (
        <StepDialog name={asked} membership={membership} onClose={close} />
      )}
    </>
  )
}
