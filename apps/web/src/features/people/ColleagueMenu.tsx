/** What a head can do with a colleague: lend the headship, suspend, reinstate, end a role, let go. */
import {
  IconCalendarUser,
  IconDoorExit,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserMinus,
} from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { PersonLineFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { DeputyDialog } from './DeputyDialog'
import { EndDeputyDialog } from './EndDeputyDialog'
import { EndRoleDialog } from './EndRoleDialog'
import { type Colleague, can, rolesOf } from './people-here'
import { ReleaseDialog } from './ReleaseDialog'
import { SuspendDialog } from './SuspendDialog'

const reinstateMutation = graphql(`
  mutation ReinstatePerson($urn: ID!, $personId: ID!) {
    reinstatePerson(urn: $urn, personId: $personId) { id ...PersonLine }
  }
`)

export interface ColleagueMenuProps {
  /** Null for whoever holds a role in the alliance itself: only that role can be ended. */
  readonly school: { readonly urn: string; readonly name: string } | null
  readonly colleague: Colleague
}

type Asked = 'deputy' | 'endDeputy' | 'suspend' | 'release' | PersonLineFragment

export function ColleagueMenu({ school, colleague }: ColleagueMenuProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { person, lines } = colleague
  const [reinstate] = useAct(reinstateMutation, { done: `${person.name} can sign in again`, refetch: ['SchoolPage'] })
  const endable = lines.filter(({ abilities }) => abilities.endRole)
  const offered: (MenuEntry & { readonly when: boolean })[] = [
    {
      key: 'deputy',
      when: school !== null && can(colleague, 'appointDeputy') && !lines.some(({ deputy }) => deputy),
      label: 'Appoint as deputy…',
      detail: 'May do all a head does, until a day you name',
      icon: <IconCalendarUser />,
      onSelect: () => setAsked('deputy'),
    },
    {
      key: 'end-deputy',
      when: school !== null && can(colleague, 'endDeputy'),
      label: 'End the deputyship…',
      icon: <IconCalendarUser />,
      onSelect: () => setAsked('endDeputy'),
    },
    ...endable
      .filter(() => lines.length > 1 || school === null)
      .map((line) => ({
        key: line.id,
        when: true,
        label: `End as ${line.roleLabel}…`,
        icon: <IconUserMinus />,
        onSelect: () => setAsked(line),
      })),
    {
      key: 'reinstate',
      when: school !== null && can(colleague, 'reinstate'),
      label: 'Reinstate',
      icon: <IconPlayerPlay />,
      onSelect: () => void (school && reinstate({ urn: school.urn, personId: person.id })),
    },
    {
      key: 'suspend',
      when: school !== null && can(colleague, 'suspend'),
      label: 'Suspend…',
      icon: <IconPlayerPause />,
      onSelect: () => setAsked('suspend'),
    },
    {
      key: 'release',
      when: school !== null && can(colleague, 'release'),
      label: 'Leaves the school…',
      detail: 'After handing over what they lead',
      danger: true,
      icon: <IconDoorExit />,
      onSelect: () => setAsked('release'),
    },
  ]
  const entries = offered.filter(({ when }) => when)
  if (entries.length === 0) return null
  const close = () => setAsked(null)
  return (
    <>
      <Menu
        button={
          <IconButton size="s" label={`${person.name}, ${rolesOf(colleague)}: what to do`}>
            <IconDots />
          </IconButton>
        }
        groups={[{ entries }]}
        width={288}
      />
      {school && asked === 'deputy' && <DeputyDialog school={school} candidates={[person]} onClose={close} />}
      {school && asked === 'endDeputy' && <EndDeputyDialog school={school} person={person} onClose={close} />}
      {school && asked === 'suspend' && <SuspendDialog school={school} person={person} onClose={close} />}
      {school && asked === 'release' && <ReleaseDialog school={school} person={person} onClose={close} />}
      {asked !== null && typeof asked === 'object' && <EndRoleDialog person={person} line={asked} onClose={close} />}
    </>
  )
}
