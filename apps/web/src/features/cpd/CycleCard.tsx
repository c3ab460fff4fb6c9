/** A CPD cycle on a list: what pupils should get better at, its sessions as a line of dots, and the next one. */
import type { CpdCycleCardPartsFragment } from '../../gql/graphql'
import { dayOf, timeOf } from '../../platform/dates'
import { LinkCard } from '../../ui/Card'
import { cx } from '../../ui/cx'
import { StageStepper } from '../../ui/StageStepper'
import { Tag } from '../../ui/Tag'
import css from './Cpd.module.css'
import { cycleStateWords, cycleSteps, stepShown } from './cpd-words'
import { takenIn } from './PlacesBar'

type Session = CpdCycleCardPartsFragment['sessions'][number]

export const isHeld = ({ state }: Pick<Session, 'state'>): boolean => state === 'DELIVERED' || state === 'CLOSED'

export function CycleCard({ cycle }: { readonly cycle: CpdCycleCardPartsFragment }) {
  const { label, tone } = cycleStateWords[cycle.state]
  const step = stepShown(cycle.state)
  const sessions = cycle.sessions.filter(({ state }) => state !== 'CANCELLED')
  const next = sessions
    .filter((one) => !isHeld(one) && one.startsAt)
    .sort((a, b) => (a.startsAt! < b.startsAt! ? -1 : 1))[0]
  return (
    <LinkCard to={`/cpd/${cycle.id}`} title={cycle.title}>
      {cycle.pupilOutcome && <p className={css.outcome}>{cycle.pupilOutcome}</p>}
      {sessions.length > 0 && <Dots sessions={sessions} />}
      <div className={css.cardFoot}>
        <Tag tone={tone}>{label}</Tag>
        <span className={css.quiet}>
          {cycle.owner ? `for ${cycle.owner.name}` : `${cycle.schools.length} schools`}, led by {cycle.lead.name}
        </span>
      </div>
      {step && <StageStepper small steps={cycleSteps} current={step} label="Step" />}
      {next && <p className={css.next}>{nextInWords(next)}</p>}
    </LinkCard>
  )
}

/** Filled: held. Ringed: mine. The line between them is the work in the classroom. */
function Dots({ sessions }: { readonly sessions: readonly Session[] }) {
  const held = sessions.filter(isHeld).length
  return (
    <div className={css.dots}>
      <span className="visually-hidden">{`${held} of ${sessions.length} sessions held`}</span>
      {sessions.map((session) => (
        <span
          key={session.id}
          aria-hidden="true"
          title={`${session.title}${session.startsAt ? `, ${dayOf(session.startsAt)}` : ''}`}
          className={cx(
            css.dot,
            isHeld(session) && css.held,
            session.startsAt ? undefined : css.open,
            session.myPlace && !['CANCELLED', 'DECLINED', 'EXPIRED'].includes(session.myPlace.state) && css.mine,
          )}
        />
      ))}
    </div>
  )
}

function nextInWords({ title, startsAt, capacity, taken, myPlace }: Session): string {
  const when = startsAt ? `${dayOf(startsAt)}, ${timeOf(startsAt)}` : ''
  if (myPlace?.state === 'CONFIRMED') return `Next: ${title}, ${when}. You have a place.`
  const free = typeof capacity === 'number' ? capacity - takenIn(taken) : null
  const left =
    free === null
      ? ''
      : free <= 0
        ? ' Full: there is a waiting list.'
        : free === 1
          ? ' One place is free.'
          : ` ${free} places are free.`
  return `Next: ${title}, ${when}.${left}`
}
