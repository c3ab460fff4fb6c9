/** The research lessons of a study as a picture: RL1 → RL2 → RL3, each in its school's colour, with its state, its day and who teaches. */
import { type ChainLink, chainOf, type LinkPhase } from '@alongside/domain/lesson-views'
import { IconBan, IconCheck, IconPlayerPlay } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ChainLessonPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { cx } from '../../ui/cx'
import { schoolStyle } from '../../ui/school-colour'
import css from './Chain.module.css'
import { isOver, lessonPath, lessonStateWords, type StudyState } from './study-words'

export interface ChainProps {
  readonly study: { readonly state: StudyState; readonly lessons: readonly ChainLessonPartsFragment[] }
  /** On a card: the picture, and no more words than fit under it. */
  readonly small?: boolean
  /** Each lesson opens its sheet: for whoever reads the study. */
  readonly linked?: boolean
}

const marks: Readonly<Record<LinkPhase, ReactNode>> = {
  DONE: <IconCheck stroke={3} />,
  NOW: <IconPlayerPlay stroke={2.5} />,
  AHEAD: null,
  OFF: <IconBan stroke={2.5} />,
}

export function Chain({ study, small = false, linked = false }: ChainProps) {
  return (
    <ol className={cx(css.chain, small && css.small)} aria-label="Research lessons">
      {chainOf(study.lessons, !isOver(study.state)).map((link) => (
        <OneLink key={link.key} link={link} linked={linked} small={small} />
      ))}
    </ol>
  )
}

interface OneLinkProps extends Required<Pick<ChainProps, 'linked' | 'small'>> {
  readonly link: ChainLink<ChainLessonPartsFragment>
}

function OneLink({ link: { label, phase, lesson, isNeeded }, linked, small }: OneLinkProps) {
  const words = lesson ? lessonStateWords[lesson.state].label : isNeeded ? 'Not planned yet' : 'Recommended'
  return (
    <li
      className={cx(css.link, css[phase], !lesson && css.open)}
      style={schoolStyle(lesson?.school?.colour)}
      aria-current={phase === 'NOW' ? 'step' : undefined}
    >
      <span className={css.mark} aria-hidden="true">
        {marks[phase]}
      </span>
      <div className={css.body}>
        <p className={css.label}>
          {lesson && linked ? <Link to={lessonPath(lesson)}>{label}</Link> : label}
          {(!small || !lesson?.onDay) && <span className={css.state}> {words}</span>}
          {small && lesson?.onDay && <span className="visually-hidden"> {words}</span>}
        </p>
        {lesson?.onDay && <p className={css.day}>{dayOf(lesson.onDay)}</p>}
        {lesson?.school && <p className={css.school}>{lesson.school.name}</p>}
        {lesson?.teacher && !small && <p className={css.teacher}>{lesson.teacher.name} teaches</p>}
      </div>
    </li>
  )
}
