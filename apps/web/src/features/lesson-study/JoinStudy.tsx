/** Joining in the name of one's school; whoever works at several says for which. */
import type { StudyPartsFragment } from '../../gql/graphql'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { joinStudyMutation } from './study-queries'

export function JoinStudy({ study }: { readonly study: StudyPartsFragment }) {
  const viewer = useViewer()
  const [join, { busy }] = useAct(joinStudyMutation, {
    done: 'You have joined this lesson study',
    refetch: ['LessonStudyPage'],
  })
  if (!study.abilities.join) return null
  const asked = study.members.find(({ isMe }) => isMe)?.school
  const own = new Map(viewer.holdings.flatMap(({ school }) => (school ? [[school.urn, school] as const] : [])))
  const schools = asked && own.has(asked.urn) ? [asked] : [...own.values()]
  const [first, ...others] = schools
  const go = (urn: string) => void join({ id: study.id, urn })
  if (!first) return null
  if (others.length === 0) {
    return (
      <Button look="primary" busy={busy} onClick={() => go(first.urn)}>
        Join for {first.name}
      </Button>
    )
  }
  const entries = schools.map(({ urn, name }) => ({ key: urn, label: name, onSelect: () => go(urn) }))
  return (
    <Menu
      align="start"
      groups={[{ title: 'For which school?', entries }]}
      button={
        <Button look="primary" busy={busy}>
          Join this lesson study
        </Button>
      }
    />
  )
}
