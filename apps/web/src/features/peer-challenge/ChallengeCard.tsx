/** A peer challenge on a list: which school, who comes, where it stands, and what it asks of me. */
import type { ChallengeCardPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { LinkCard } from '../../ui/Card'
import { SchoolTag } from '../../ui/SchoolTag'
import { StageStepper } from '../../ui/StageStepper'
import { Tag } from '../../ui/Tag'
import css from './Challenge.module.css'
import { challengeStateWords, challengeStepsShown, inWords, isOver, stepShown } from './challenge-words'

export function ChallengeCard({ challenge }: { readonly challenge: ChallengeCardPartsFragment }) {
  const { label, tone } = challengeStateWords[challenge.state]
  const ended = isOver(challenge.state)
  const visitors = [...new Map(challenge.members.map(({ school }) => [school.urn, school])).values()]
  return (
    <LinkCard to={`/challenges/${challenge.id}`} title={challenge.host.name}>
      <div className={css.schools}>
        <span className={css.quiet}>challenged by</span>
        {visitors.map((school) => (
          <SchoolTag key={school.urn} school={school} />
        ))}
      </div>
      {!ended && <StageStepper small steps={challengeStepsShown} current={stepShown(challenge)} label="Step" />}
      <div className={css.foot}>
        <Tag tone={tone}>{label}</Tag>
        {ended && challenge.endedOn && <span className={css.quiet}>on {dayOf(challenge.endedOn)}</span>}
        {!ended && challenge.visitFirstDay && <span className={css.quiet}>visit {dayOf(challenge.visitFirstDay)}</span>}
      </div>
      {!ended && <p className={css.asks}>{asksOf(challenge)}</p>}
    </LinkCard>
  )
}

/** In one sentence: me first. */
function asksOf(challenge: ChallengeCardPartsFragment): string {
  if (challenge.state === 'POSTPONED') return 'Put off for the time being.'
  const own = challenge.members.find(({ isMe }) => isMe)
  if (own && !own.hasDeclared) return 'Waits for you: say what ties you to the school.'
  if (challenge.mustSignAgain) return 'Waits for you: the team has changed.'
  if (challenge.canGoOn) return 'Waits for you.'
  return challenge.waitsFor.length > 0 ? `Waits for ${inWords(challenge.waitsFor)}.` : ''
}
