/** The head of a cycle's page: what for, by whom, for which schools, where it stands, and the next step with what is missing for it. */
import { useState } from 'react'
import { Link } from 'react-router'
import type { CpdCyclePartsFragment, CpdCycleState } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Notice } from '../../ui/Notice'
import { SchoolTag } from '../../ui/SchoolTag'
import { StageStepper } from '../../ui/StageStepper'
import { Tag } from '../../ui/Tag'
import css from './Cpd.module.css'
import { moveCycleMutation } from './cpd-queries'
import { cycleStateWords, cycleSteps, stepShown, stepVerbs } from './cpd-words'

const shownSchools = 4

export function CycleHead({ cycle }: { readonly cycle: CpdCyclePartsFragment }) {
  const { label, tone } = cycleStateWords[cycle.state]
  const step = stepShown(cycle.state)
  const more = cycle.schools.length - shownSchools
  return (
    <header className={css.head}>
      <title>{`${cycle.title} – Alongside`}</title>
      <nav aria-label="Back" className={css.back}>
        <Link to="/cpd">CPD</Link>
      </nav>
      <h1>{cycle.title}</h1>
      {cycle.pupilOutcome && (
        <p className={css.headOutcome}>
          <span className="visually-hidden">What pupils should get better at: </span>
          {cycle.pupilOutcome}
        </p>
      )}
      <div className={css.headLine}>
        <Tag tone={tone}>{label}</Tag>
        <span>{cycle.lead.name} answers for it</span>
        {cycle.owner ? (
          <SchoolTag school={cycle.owner} to={`/schools/${cycle.owner.urn}`} />
        ) : (
          cycle.schools
            .slice(0, shownSchools)
            .map(({ school }) => school && <SchoolTag key={school.urn} school={school} to={`/schools/${school.urn}`} />)
        )}
        {!cycle.owner && more > 0 && <span className={css.quiet}>and {more} more</span>}
        {runs(cycle) && <Link to={`/cpd/${cycle.id}/evaluation`}>Evaluation</Link>}
      </div>
      {step && (
        <>
          <div className={css.smallStepper}>
            <StageStepper small label="Step" steps={cycleSteps} current={step} />
          </div>
          <div className={css.wideStepper}>
            <StageStepper label="Where this cycle stands" steps={cycleSteps} current={step} />
          </div>
        </>
      )}
      {cycle.reason && (
        <Notice tone="warn" title={cycle.state === 'CANCELLED' ? 'Called off' : 'Taken back'}>
          “{cycle.reason}”
        </Notice>
      )}
      <NextStep cycle={cycle} />
    </header>
  )
}

/** Whoever plans it or leads a session of it sees what comes of it. */
const runs = ({ abilities, sessions }: CpdCyclePartsFragment): boolean =>
  abilities.design ||
  abilities.addSession ||
  sessions.some(({ abilities: can }) => can.plan || can.keepList || can.showCode || can.close)

const needsReason = (from: CpdCycleState, to: CpdCycleState): boolean =>
  to === 'CANCELLED' || (from === 'RELEASED' && to === 'SCHEDULED')

function NextStep({ cycle }: { readonly cycle: CpdCyclePartsFragment }) {
  const [asking, setAsking] = useState<CpdCycleState | null>(null)
  const [move, { busy, refusal }] = useAct(moveCycleMutation, { inline: asking !== null, done: 'Moved on' })
  const { id, state, steps, missingForNext } = cycle
  const forward = steps.filter((to) => !needsReason(state, to))
  const back = steps.filter((to) => needsReason(state, to))
  if (steps.length === 0 && missingForNext.length === 0) return null
  return (
    <div className={css.nextStep}>
      {missingForNext.length > 0 && (
        <div>
          <h2 className={css.small}>Before it goes on</h2>
          <ul className={css.missing}>
            {missingForNext.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={css.actions}>
        {forward.map((to) => (
          <Button
            key={to}
            look="primary"
            busy={busy}
            disabled={missingForNext.length > 0}
            onClick={() => void move({ id, to })}
          >
            {stepVerbs[to]}
          </Button>
        ))}
        {back.map((to) => (
          <Button key={to} look="plain" onClick={() => setAsking(to)}>
            {to === 'CANCELLED' ? 'Call off…' : 'Take back…'}
          </Button>
        ))}
      </div>
      {asking && (
        <ConfirmDialog
          open
          onClose={() => setAsking(null)}
          title={asking === 'CANCELLED' ? 'Call this cycle off?' : 'Take the release back?'}
          action={asking === 'CANCELLED' ? 'Call it off' : 'Take it back'}
          harmless={asking !== 'CANCELLED'}
          reason={{ label: 'Why', hint: 'Everybody who can see the cycle reads it.' }}
          busy={busy}
          refusal={refusal}
          onConfirm={(reason) => void move({ id, to: asking, reason }).then((done) => done && setAsking(null))}
        >
          {asking === 'CANCELLED'
            ? 'Every session that has not been held is called off, and everybody with a place is told. This cannot be undone.'
            : 'Places that were given are kept; nobody new can ask for one until it is released again.'}
        </ConfirmDialog>
      )}
    </div>
  )
}
