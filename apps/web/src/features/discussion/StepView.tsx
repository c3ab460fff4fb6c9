/** The step the group is in, in large: what to talk about, how long, what was predicted and seen, and what is noted. */
import { type CasePupilLabel, casePupilLabels } from '@alongside/domain/case-pupil'
import { discussionSteps, lastStep, pupilInTurn } from '@alongside/domain/discussion'
import { useState } from 'react'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Tabs } from '../../ui/Tabs'
import { BesidePupil } from './BesidePupil'
import { clockOf } from './discussion-clock'
import { concludeLessonMutation, nextStepMutation } from './discussion-queries'
import { InterviewList } from './InterviewList'
import { StepNotes } from './StepNotes'
import { StepTimer } from './StepTimer'
import css from './StepView.module.css'
import { useServerClock } from './useServerClock'

/** The step in which the interviews are read aloud. */
const pupilsSaid = 3

export function StepView({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const { discussion } = lesson
  const number = Math.min(discussion?.step ?? 1, lastStep)
  const step = discussionSteps[number - 1]
  const now = useServerClock(lesson.serverNow, discussion?.stepPausedSeconds === null)
  if (!discussion || !step) return null
  return (
    <section className={css.step} aria-labelledby="step-name">
      <header className={css.head}>
        <div className={css.words} aria-live="polite">
          <p className={css.count}>{`Step ${number} of ${lastStep}`}</p>
          <h2 id="step-name" className={css.name}>
            {step.name}
          </h2>
          <p className={css.prompt}>{step.prompt}</p>
          <p className={css.hint}>{step.hint}</p>
        </div>
        <div className={css.lead}>
          <StepTimer lesson={lesson} step={step} now={now} />
          <Onward lesson={lesson} />
        </div>
      </header>
      {number === 1 ? (
        <PupilByPupil lesson={lesson} turn={pupilInTurn(clockOf(discussion), now)} />
      ) : (
        <div className={css.beside}>
          <div className={css.notes}>
            <StepNotes key={number} step={number} />
          </div>
          <Hand lesson={lesson} number={number} />
        </div>
      )}
    </section>
  )
}

/** The first step is the longest: A, then B, then C. The timer suggests whose turn it is; anybody may look elsewhere. */
function PupilByPupil({
  lesson,
  turn,
}: {
  readonly lesson: DiscussionPartsFragment
  readonly turn: CasePupilLabel | null
}) {
  const [looked, setLooked] = useState<{ readonly at: CasePupilLabel; readonly turn: CasePupilLabel | null } | null>(
    null,
  )
  // Whoever looked elsewhere comes along when the next pupil's turn begins.
  const shown = looked && looked.turn === turn ? looked.at : (turn ?? 'A')
  const aliasOf = (label: CasePupilLabel) => lesson.study.casePupils.find((pupil) => pupil.label === label)?.alias
  return (
    <Tabs
      label="Case pupils"
      chosen={shown}
      onChoose={(key) => setLooked({ at: key as CasePupilLabel, turn })}
      tabs={casePupilLabels.map((label) => ({
        key: label,
        label: `${[label, aliasOf(label)].filter(Boolean).join(' ')}${label === turn ? ' · now' : ''}`,
        panel: (
          <div className={css.beside}>
            <div className={css.notes}>
              <h3 className={css.small}>What each of us saw</h3>
              <StepNotes key={label} step={1} pupil={label} />
              <Observers lesson={lesson} />
            </div>
            <BesidePupil lesson={lesson} label={label} />
          </div>
        ),
      }))}
    />
  )
}

function Observers({ lesson: { observers, teacher } }: { readonly lesson: DiscussionPartsFragment }) {
  if (observers.length === 0) return null
  return (
    <p className={css.hint}>
      {observers.map(({ name }) => name).join(', ')} watched and speak in turn.
      {teacher && ` ${teacher.name} taught our lesson, and speaks first or last.`}
    </p>
  )
}

/** What is good to have before one's eyes in the later steps. */
function Hand({ lesson, number }: { readonly lesson: DiscussionPartsFragment; readonly number: number }) {
  if (number === pupilsSaid) {
    return (
      <div className={css.hand}>
        <InterviewList lesson={lesson} />
      </div>
    )
  }
  if (number === 2 || number === 6) {
    return (
      <div className={css.hand}>
        {casePupilLabels.map((label) => (
          <details key={label} className={css.fold}>
            <summary>Pupil {label}: predicted and seen</summary>
            <BesidePupil lesson={lesson} label={label} />
          </details>
        ))}
      </div>
    )
  }
  return <Before number={number} lesson={lesson} />
}

/** Earlier notes stay open to be written in: what comes to mind later belongs there too. */
function Before({ number, lesson }: { readonly number: number; readonly lesson: DiscussionPartsFragment }) {
  return (
    <div className={css.hand}>
      {discussionSteps.slice(0, number - 1).map(({ name }, at) => (
        <details key={name} className={css.fold} open={at === number - 2}>
          <summary>
            {at + 1}. {name}
          </summary>
          {at + 1 === pupilsSaid && <InterviewList lesson={lesson} />}
          <StepNotes step={at + 1} />
        </details>
      ))}
    </div>
  )
}

function Onward({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const { id, abilities, discussion } = lesson
  const [next, moving] = useAct(nextStepMutation)
  const [conclude, concluding] = useAct(concludeLessonMutation, { done: 'The lesson is concluded' })
  const step = discussion?.step ?? 0
  if (!abilities.leadDiscussion) {
    return <p className={css.hint}>{discussion?.facilitator?.name ?? 'The facilitator'} leads from step to step.</p>
  }
  return (
    <>
      {step < lastStep ? (
        <Button look="primary" busy={moving.busy} onClick={() => void next({ id, from: step })}>
          Next: {discussionSteps[step]?.name}
        </Button>
      ) : (
        <Button look="primary" busy={concluding.busy} onClick={() => void conclude({ id })}>
          Conclude the lesson
        </Button>
      )}
    </>
  )
}
