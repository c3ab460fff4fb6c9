/** Joining in the name of one's school; whoever works at several says for which. */
import type { GroupPartsFragment } from '../../gql/graphql'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { joinEnquiryMutation } from './group-queries'

export function JoinButton({ enquiry }: { readonly enquiry: GroupPartsFragment }) {
  const viewer = useViewer()
  const [join, { busy }] = useAct(joinEnquiryMutation, {
    done: 'You have joined this enquiry',
    refetch: ['EnquiryBoard'],
  })
  if (!enquiry.abilities.join) return null
  const asked = enquiry.members.find(({ isMe }) => isMe)?.school
  const own = new Map(viewer.holdings.flatMap(({ school }) => (school ? [[school.urn, school] as const] : [])))
  const partners = enquiry.schools
    .filter(({ school, leftAt }) => !leftAt && own.has(school.urn))
    .map(({ school }) => school)
  const schools = asked ? [asked] : partners.length > 0 ? partners : [...own.values()]
  const [first, ...others] = schools
  const go = (urn: string) => void join({ id: enquiry.id, urn })
  if (!first) return null
  if (others.length === 0) {
    return (
      <Button look="primary" busy={busy} onClick={() => go(first.urn)}>
        Join for {first.name}
      </Button>
    )
  }
  return (
    <Menu
      align="start"
      groups={[
        {
          title: 'For which school?',
          entries: schools.map(({ urn, name }) => ({ key: urn, label: name, onSelect: () => go(urn) })),
        },
      ]}
      button={
        <Button look="primary" busy={busy}>
          Join this enquiry
        </Button>
      }
    />
  )
}
