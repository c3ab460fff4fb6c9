/** Everybody is there: who takes which part, what lies ahead, and the button that begins it. */
import { discussionSteps } from '@alongside/domain/discussion'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Row, Section } from '../../ui/Page'
import css from './BeginDiscussion.module.css'
import { beginDiscussionMutation } from './discussion-queries'
import { Roles } from './Roles'

export function BeginDiscussion({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const [begin, { busy }] = useAct(beginDiscussionMutation)
  const { id, abilities, discussion } = lesson
  const minutes = discussionSteps.reduce((sum, step) => sum + step.minutes, 0)
  return (
    <Section
      title="Talk about our lesson"
      hint={`Seven steps in this order, about ${minutes} minutes. Pupils come first; nobody weighs the teaching before the fourth step, and nobody judges who taught it.`}
    >
      <ol className={css.steps}>
        {discussionSteps.map(({ name, minutes: each }) => (
          <li key={name}>
            {name} <span>{each} min</span>
          </li>
        ))}
      </ol>
      <Roles lesson={lesson} />
      {abilities.beginDiscussion ? (
        <Row>
          <Button look="primary" busy={busy} onClick={() => void begin({ id })}>
            Begin the discussion
          </Button>
        </Row>
      ) : (
        <p className={css.wait}>
          {discussion?.facilitator?.name ?? 'The facilitator'} begins, and leads from step to step.
        </p>
      )}
    </Section>
  )
}
