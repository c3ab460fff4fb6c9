/** The research lesson that comes next, and the one thing to do about it: observe, talk it over, or look at its plan. */
import { dayInLondon } from '@alongside/domain/civil-date'
import { type LessonTurn, lessonLabel, nextLesson } from '@alongside/domain/lesson-views'
import { IconEye, IconMessages, IconNotebook } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { ChainLessonPartsFragment } from '../../gql/graphql'
import { dayOf, whenOf } from '../../platform/dates'
import { ButtonLink } from '../../ui/Button'
import { Section } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './NextLesson.module.css'
import { lessonPath } from './study-words'

interface StudyWithLessons {
  readonly id: string
  readonly title: string
  readonly lessons: readonly ChainLessonPartsFragment[]
}

interface Step {
  readonly words: string
  readonly to: string
  readonly icon: ReactNode
}

const plan: Step = { words: 'Open the plan', to: '', icon: <IconNotebook /> }
const observe: Step = { words: 'Start observing', to: '/classroom', icon: <IconEye /> }
const discuss: Step = { words: 'To the discussion', to: '/discussion', icon: <IconMessages /> }

/** A lesson is observed once it is planned to the end; before, its plan is what there is to do. */
const stepFor = (turn: LessonTurn, state: ChainLessonPartsFragment['state']): Step =>
  turn === 'RUNNING' || (turn === 'TODAY' && state === 'READY') ? observe : turn === 'AFTER' ? discuss : plan

const saying = (turn: LessonTurn, { onDay, atTime }: ChainLessonPartsFragment): string => {
  const at = atTime ? ` at ${atTime}` : ''
  if (turn === 'RUNNING') return 'Being taught now'
  if (turn === 'TODAY') return `Today${at}`
  if (turn === 'AFTER') return onDay ? `Taught on ${dayOf(onDay)}, still to be talked over` : 'Still to be talked over'
  if (!onDay) return ''
  const when = whenOf(onDay)
  return when.startsWith('tomorrow') ? `Tomorrow${at}` : `${dayOf(onDay)}${at}`
}

interface NextLessonProps {
  readonly studies: readonly StudyWithLessons[]
  readonly heading: string
}

/** Nothing at all while no lesson has a date. */
export function NextLesson({ studies, heading }: NextLessonProps) {
  const [today] = useState(() => dayInLondon(new Date()))
  const next = nextLesson(
    studies.flatMap(({ lessons }) => lessons),
    today,
  )
  if (!next) return null
  const { lesson, turn } = next
  const study = studies.find(({ id }) => id === lesson.studyId)
  const step = stepFor(turn, lesson.state)
  return (
    <Section title={heading}>
      <div className={css.next}>
        <div className={css.words}>
          <p className={css.when}>{saying(turn, lesson)}</p>
          <h3 className={css.title}>
            {lessonLabel(lesson.number)} of <Link to={`/lesson-study/${lesson.studyId}`}>{study?.title}</Link>
          </h3>
          <p className={css.where}>
            {lesson.school && <SchoolTag school={lesson.school} />}
            {lesson.teacher && <span>{lesson.teacher.name} teaches our lesson</span>}
          </p>
        </div>
        <ButtonLink
          look={turn === 'COMING' ? 'soft' : 'primary'}
          to={`${lessonPath(lesson)}${step.to}`}
          icon={step.icon}
          className={css.act}
        >
          {step.words}
        </ButtonLink>
      </div>
    </Section>
  )
}
