/** Instead of one's enquiries while there are none: the first step that this very person can take. */
import { IconHeartHandshake, IconSeedling } from '@tabler/icons-react'
import { useViewer } from '../../platform/session'
import { ButtonLink } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'

/** `among`: on the page of enquiries itself, where there is none to read either. */
export function NoEnquiry({ among = false }: { readonly among?: boolean }) {
  const { canStartEnquiry, alliances } = useViewer()
  if (canStartEnquiry) {
    return (
      <EmptyState
        icon={<IconSeedling />}
        title="No enquiry yet"
        action={<ButtonLink to="/enquiries">See what others work on</ButtonLink>}
      >
        Enquiries you lead or have joined are one press away from here.
      </EmptyState>
    )
  }
  if (alliances.length === 0) {
    return (
      <EmptyState
        icon={<IconHeartHandshake />}
        title="Enquiries begin in an alliance"
        action={<ButtonLink to="/alliance">To the alliance</ButtonLink>}
      >
        Once your school has joined one, what its teachers work on stands here.
      </EmptyState>
    )
  }
  if (among) {
    return (
      <EmptyState icon={<IconSeedling />} title="No enquiry to read yet">
        What a group opens to you, or shares with everybody in the alliance, stands here.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<IconSeedling />}
      title="You are on no enquiry yourself"
      action={<ButtonLink to="/enquiries">See what others work on</ButtonLink>}
    >
      What a group opens to you, or shares with everybody in the alliance, stands under Enquiries.
    </EmptyState>
  )
}
