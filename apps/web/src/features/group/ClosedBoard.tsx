/** For whoever sees that an enquiry exists and does not read its board: what it is about, and how to come in. */
import type { ReactNode } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { DataList } from '../../ui/DataList'
import { EmptyState } from '../../ui/EmptyState'
import { Stack } from '../../ui/Page'
import { JoinButton } from './JoinButton'

interface ClosedBoardProps {
  readonly enquiry: GroupPartsFragment
  /** Where the group stands, and what a coordinator may do about it. */
  readonly children?: ReactNode
}

export function ClosedBoard({ enquiry, children }: ClosedBoardProps) {
  const facts = [
    { name: 'The practice they want to develop', value: enquiry.classroomPractice },
    { name: 'The pupils who should benefit', value: enquiry.pupilsToBenefit },
    { name: 'Lead', value: enquiry.lead.name },
    { name: 'Alliance', value: enquiry.alliance.name },
  ].filter(({ value }) => value !== '')
  return (
    <Stack>
      {children}
      <DataList facts={facts} />
      <EmptyState
        title={enquiry.abilities.join ? 'You are asked to join' : 'The board belongs to its group'}
        action={<JoinButton enquiry={enquiry} />}
      >
        {enquiry.abilities.join
          ? 'When you have joined, you read the board, write on it, and accept the group agreement.'
          : `Whoever would like to take part speaks to ${enquiry.lead.name}, who leads it.`}
      </EmptyState>
    </Stack>
  )
}
