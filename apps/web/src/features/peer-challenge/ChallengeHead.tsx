/** The head of the page: which school, by whom, and where it stands. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ChallengePartsFragment } from '../../gql/graphql'
import { Avatars } from '../../ui/Avatar'
import { Notice } from '../../ui/Notice'
import { SchoolTag } from '../../ui/SchoolTag'
import { StageStepper } from '../../ui/StageStepper'
import { Tag } from '../../ui/Tag'
import css from './Challenge.module.css'
import { challengeStateWords, challengeStepsShown, isOver, stepShown } from './challenge-words'

export function ChallengeHead({
  challenge,
  menu,
}: {
  readonly challenge: ChallengePartsFragment
  readonly menu?: ReactNode
}) {
  const { host, members, lead, state } = challenge
  const schools = [...new Map(members.map(({ school }) => [school.urn, school])).values()]
  const { label, tone } = challengeStateWords[state]
  return (
    <header className={css.head}>
      <title>{`Peer challenge of ${host.name} – Alongside`}</title>
      <nav aria-label="Back" className={css.back}>
        <Link to="/challenges">Challenges</Link>
      </nav>
      <div className={css.first}>
        <h1>Peer challenge of {host.name}</h1>
        <div className={css.foot}>
          <Avatars people={members.map(({ person, school }) => ({ ...person, colour: school.colour }))} size="m" />
          {menu}
        </div>
      </div>
      <div className={css.second}>
        <Tag tone={tone}>{label}</Tag>
        <span>challenged by</span>
        {schools.map((school) => (
          <SchoolTag key={school.urn} school={school} to={`/schools/${school.urn}`} />
        ))}
        {lead && <span>{lead.name} leads the team</span>}
      </div>
      <div className={css.small}>
        <StageStepper small label="Step" steps={challengeStepsShown} current={stepShown(challenge)} />
      </div>
      <StageStepper
        label="Where this peer challenge stands"
        steps={challengeStepsShown}
        current={stepShown(challenge)}
      />
      {(state === 'POSTPONED' || isOver(state)) && <Stopped challenge={challenge} />}
      {challenge.hostSilent && (
        <Notice tone="warn" title="The host has not agreed">
          Ten school days passed without its signature, so the findings stand as the team’s view.
        </Notice>
      )}
    </header>
  )
}

function Stopped({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const reason = challenge.steps.at(-1)?.reason
  return <Notice title={challengeStateWords[challenge.state].label}>{reason ? `“${reason}”` : null}</Notice>
}
