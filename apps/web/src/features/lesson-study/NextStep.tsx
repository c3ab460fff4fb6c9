/** One line: what is missing for the next step, and one thing to do about it. What waits for this very person comes first. */

import { chainOf, lessonLabel } from '@alongside/domain/lesson-views'
import type { TypedDocumentNode } from '@apollo/client'
import { IconArrowRight, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button, ButtonLink } from '../../ui/Button'
import { AddLesson } from './AddLesson'
import { JoinStudy } from './JoinStudy'
import css from './NextStep.module.css'
import { askForProtocolMutation, reviewStudyMutation, runStudyMutation, shareStudyMutation } from './study-queries'
import { isOver, lessonPath, lessonStateWords, type StudyPlace } from './study-words'

export interface NextStepProps {
  readonly study: StudyPartsFragment
  readonly onShow: (place: StudyPlace) => void
  readonly onAgreement: () => void
}

/** Where on the page each missing thing can be mended. */
const placeOf: Readonly<Record<string, { readonly place: StudyPlace; readonly words: string }>> = {
  'lesson-study.needs-two-members': { place: 'group', words: 'Invite a colleague' },
  'lesson-study.group-full': { place: 'group', words: 'See the group' },
  'lesson-study.needs-protocol-accepted': { place: 'group', words: 'See who has accepted' },
  'lesson-study.needs-case-pupils': { place: 'pupils', words: 'Choose case pupils' },
  'lesson-study.needs-sharing-date': { place: 'plan', words: 'Book the sharing event' },
  'lesson-study.sharing-before-last-lesson': { place: 'plan', words: 'Look at the dates' },
  'lesson-study.needs-concluded-lessons': { place: 'plan', words: 'To the lessons' },
  'lesson-study.needs-summary': { place: 'report', words: 'Write the summary' },
  'lesson-study.needs-share-record': { place: 'report', words: 'Say how you shared it' },
}

const ready = {
  SETTING_UP: {
    words: 'Say what you want to improve and whom you ask in; then agree how you work.',
    act: 'Go on to the agreement',
  },
  PROTOCOL: {
    words: 'The group, its agreement, its pupils and the sharing event are there.',
    act: 'Begin the research lessons',
  },
  RUNNING: {
    words: 'Enough lessons are concluded to look back. One more is still possible.',
    act: 'Look back together',
  },
  REVIEWING: { words: 'The report is written and what you learned has been shared.', act: 'Mark as shared' },
} as const

type Move = TypedDocumentNode<unknown, { id: string }>

const mutations: Readonly<Record<keyof typeof ready, Move>> = {
  SETTING_UP: askForProtocolMutation as Move,
  PROTOCOL: runStudyMutation as Move,
  RUNNING: reviewStudyMutation as Move,
  REVIEWING: shareStudyMutation as Move,
}

const mays = { SETTING_UP: 'askForProtocol', PROTOCOL: 'run', RUNNING: 'review', REVIEWING: 'share' } as const

export function NextStep(props: NextStepProps) {
  const { study, onShow, onAgreement } = props
  const { abilities, missingForNext: missing } = study
  if (isOver(study.state) || !abilities.read) return abilities.join ? <JoinLine study={study} /> : null
  if (abilities.join) return <JoinLine study={study} />
  if (abilities.acceptProtocol && study.state !== 'SETTING_UP') {
    return (
      <Line words="Everyone in the group reads and accepts its agreement. You have not yet.">
        <Button look="primary" onClick={onAgreement}>
          Read and accept
        </Button>
      </Line>
    )
  }
  if (study.state === 'RUNNING' && missing.length > 0) return <LessonLine study={study} />
  const [first, ...more] = missing
  if (first === undefined) return <MoveLine study={study} />
  const mend = placeOf[first.code]
  return (
    <Line words={first.message} more={more.map(({ message }) => message)}>
      {mend && (
        <Button look="primary" onClick={() => onShow(mend.place)}>
          {mend.words}
        </Button>
      )}
    </Line>
  )
}

function JoinLine({ study }: { readonly study: StudyPartsFragment }) {
  return (
    <Line words={`${study.facilitator.name} asks you to join this lesson study.`}>
      <JoinStudy study={study} />
    </Line>
  )
}

function MoveLine({ study }: { readonly study: StudyPartsFragment }) {
  const { abilities, facilitator } = study
  const state = study.state as keyof typeof ready
  const [move, { busy }] = useAct(mutations[state])
  return (
    <Line words={ready[state].words} isReady>
      {abilities[mays[state]] ? (
        <Button look="primary" icon={<IconArrowRight />} busy={busy} onClick={() => void move({ id: study.id })}>
          {ready[state].act}
        </Button>
      ) : (
        <span className={css.quiet}>{facilitator.name} takes the next step.</span>
      )}
    </Line>
  )
}

/** While lessons are taught, the next step of the study is the next step of its lesson. */
function LessonLine({ study }: { readonly study: StudyPartsFragment }) {
  const link = chainOf(study.lessons).find(({ phase }) => phase === 'NOW' || phase === 'AHEAD')
  const lesson = link?.lesson
  if (!lesson) {
    return (
      <Line words="The next research lesson has not been added yet.">
        <AddLesson study={study} look="primary" />
      </Line>
    )
  }
  const isTaught = link.phase === 'NOW' && lesson.state !== 'IN_PROGRESS'
  const isOpen = lesson.state === 'READY' || lesson.state === 'IN_PROGRESS'
  const [first, ...more] = lesson.missingForNext
  const label = lessonLabel(lesson.number)
  return (
    <Line
      words={first ? `${label}: ${first.message}` : `${label}: ${lessonStateWords[lesson.state].label.toLowerCase()}.`}
      more={more.map(({ message }) => message)}
      isReady={!first}
    >
      {isOpen ? (
        <ButtonLink look="primary" to={`${lessonPath(lesson)}/classroom`}>
          Start observing
        </ButtonLink>
      ) : isTaught ? (
        <ButtonLink look="primary" to={`${lessonPath(lesson)}/discussion`}>
          To the discussion
        </ButtonLink>
      ) : (
        <ButtonLink look="primary" to={lessonPath(lesson)}>
          Open the plan
        </ButtonLink>
      )}
    </Line>
  )
}

interface LineProps {
  readonly words: string
  readonly more?: readonly string[]
  readonly isReady?: boolean
  readonly children?: ReactNode
}

function Line({ words, more = [], isReady = false, children }: LineProps) {
  const Icon = isReady ? IconCircleCheck : IconCircleDashed
  return (
    <section className={css.line} aria-label="The next step">
      <Icon aria-hidden="true" className={isReady ? css.ready : css.icon} />
      <div className={css.words}>
        <p>{words}</p>
        {more.length > 0 && (
          <details className={css.more}>
            <summary>
              and {more.length} more {more.length > 1 ? 'things' : 'thing'}
            </summary>
            <ul>
              {more.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {children}
    </section>
  )
}
