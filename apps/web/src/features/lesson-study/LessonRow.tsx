/** One research lesson of the chain. */
import { lessonLabel } from '@alongside/domain/lesson-views'
import { useApolloClient } from '@apollo/client/react'
import { IconCalendarEvent, IconDots, IconEye, IconMessages, IconNotebook } from '@tabler/icons-react'
import { useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Avatars } from '../../ui/Avatar'
import { Button, ButtonLink, IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import { KeptField } from './KeptField'
import { LessonDialog } from './LessonDialog'
import css from './Lessons.module.css'
import { LessonWhy } from './LessonWhy'
import { replanLessonMutation, updateLessonMutation } from './study-queries'
import { lessonPath, lessonStateWords } from './study-words'

interface LessonRowProps {
  readonly study: StudyPartsFragment
  readonly lesson: StudyPartsFragment['lessons'][number]
}

export function LessonRow({ study, lesson }: LessonRowProps) {
  const [isPlanning, setPlanning] = useState(false)
  const client = useApolloClient()
  const { state, abilities, school, onDay, atTime, teacher, observers } = lesson
  const label = lessonLabel(lesson.number)
  const { label: words, tone } = lessonStateWords[state]
  const canBeDated = abilities.plan && (state === 'PLANNING' || state === 'READY')
  const why = lesson.postponedReason ?? lesson.stopReason
  const facts = [
    onDay ? `${dayOf(onDay)}${atTime ? `, ${atTime}` : ''}` : 'No date yet',
    teacher ? `${teacher.name} teaches` : 'Nobody teaches it yet',
  ]
  return (
    <li className={css.lesson}>
      <div className={css.head}>
        <h3 className={css.label}>{label}</h3>
        <Tag tone={tone}>{words}</Tag>
        {school && <SchoolTag school={school} />}
        <LessonMenu lesson={lesson} />
      </div>
      <p className={css.facts}>{facts.join(' · ')}</p>
      {why && (state === 'POSTPONED' || state === 'STOPPED' || state === 'CANCELLED') && (
        <p className={css.why}>{why}</p>
      )}
      <KeptField
        name={`research-lesson ${lesson.id} objective`}
        label="What pupils will be able to do after this lesson"
        value={lesson.learningObjective}
        canWrite={canBeDated}
        limit={1000}
        door={{
          where: `${study.title}, ${label}`,
          title: 'What pupils will be able to do after this lesson',
          send: (text) =>
            client.mutate({
              mutation: updateLessonMutation,
              variables: { id: lesson.id, input: { learningObjective: text } },
            }),
        }}
      />
      <div className={css.foot}>
        {observers.length > 0 ? (
          <span className={css.observers}>
            <Avatars people={observers} />
            <span>
              {observers.map(({ name }) => name).join(', ')} {observers.length > 1 ? 'observe' : 'observes'}
            </span>
          </span>
        ) : (
          <span className={css.quiet}>Nobody observes it yet</span>
        )}
        <div className={css.acts}>
          {canBeDated && (
            <Button size="s" icon={<IconCalendarEvent />} onClick={() => setPlanning(true)}>
              Date and people<span className="visually-hidden"> of {label}</span>
            </Button>
          )}
          <ButtonLink size="s" icon={<IconNotebook />} to={lessonPath(lesson)}>
            Planning sheet<span className="visually-hidden"> of {label}</span>
          </ButtonLink>
          {abilities.observe && (state === 'READY' || state === 'IN_PROGRESS') && (
            <ButtonLink size="s" look="primary" icon={<IconEye />} to={`${lessonPath(lesson)}/classroom`}>
              Start observing<span className="visually-hidden"> {label}</span>
            </ButtonLink>
          )}
          {hasBeenTaught.has(state) && (
            <ButtonLink size="s" icon={<IconMessages />} to={`${lessonPath(lesson)}/discussion`}>
              Discussion<span className="visually-hidden"> of {label}</span>
            </ButtonLink>
          )}
        </div>
      </div>
      {isPlanning && <LessonDialog study={study} lesson={lesson} onClose={() => setPlanning(false)} />}
    </li>
  )
}

const hasBeenTaught = new Set(['OBSERVED', 'INTERVIEWED', 'DISCUSSING', 'CONCLUDED'])

function LessonMenu({ lesson }: Pick<LessonRowProps, 'lesson'>) {
  const [asked, setAsked] = useState<'postpone' | 'cancel' | null>(null)
  const [replan] = useAct(replanLessonMutation, { done: 'Being planned again', refetch: ['LessonStudyPage'] })
  const { abilities, id } = lesson
  const entries: MenuEntry[] = [
    ...(abilities.postpone ? [{ key: 'postpone', label: 'Postpone…', onSelect: () => setAsked('postpone') }] : []),
    ...(abilities.replan ? [{ key: 'replan', label: 'Plan it again', onSelect: () => void replan({ id }) }] : []),
    ...(abilities.cancel
      ? [{ key: 'cancel', label: 'Cancel this lesson…', danger: true, onSelect: () => setAsked('cancel') }]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        groups={[{ entries }]}
        button={
          <IconButton label={`More for ${lessonLabel(lesson.number)}`} size="s" className={css.menu}>
            <IconDots />
          </IconButton>
        }
      />
      {asked && <LessonWhy lesson={lesson} step={asked} onClose={() => setAsked(null)} />}
    </>
  )
}
