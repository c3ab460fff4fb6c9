/** Where the lesson stands and the one step that comes next; what is still missing for it, in sentences. */
import { IconCircleCheck, IconCircleDashed, IconPrinter } from '@tabler/icons-react'
import type { SheetLessonPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button, ButtonLink } from '../../ui/Button'
import { planLessonAgainMutation, readyLessonMutation } from './lesson-plan-queries'
import { SheetPresence } from './SheetHead'
import css from './SheetStanding.module.css'

const words: Readonly<Record<string, string>> = {
  PLANNING: 'Being planned',
  READY: 'Ready to be taught',
  IN_PROGRESS: 'Being taught now. What was predicted stands; what you see goes beside it.',
  OBSERVED: 'Taught. Write down what was seen, and talk with the three pupils.',
  INTERVIEWED: 'Taught, and the pupils were asked. The discussion comes next.',
  DISCUSSING: 'The group is talking about it.',
  CONCLUDED: 'Concluded. The sheet stays as it is.',
  POSTPONED: 'Postponed',
  CANCELLED: 'Cancelled',
  STOPPED: 'Broken off',
}

export function SheetStanding({ lesson }: { readonly lesson: SheetLessonPartsFragment }) {
  const { state, missingForNext, postponedReason, stopReason } = lesson
  const why = state === 'POSTPONED' ? postponedReason : stopReason
  return (
    <div className={css.standing}>
      <div className={css.words}>
        <p className={css.state}>{why ? `${words[state]}: ${why}` : words[state]}</p>
        {state === 'PLANNING' &&
          (missingForNext.length === 0 ? (
            <p className={css.missing}>
              <IconCircleCheck aria-hidden="true" className={css.good} />
              Everything is there.
            </p>
          ) : (
            <ul className={css.list} aria-label="Missing before the lesson is ready">
              {missingForNext.map(({ code, message }) => (
                <li key={code} className={css.missing}>
                  <IconCircleDashed aria-hidden="true" />
                  {message}
                </li>
              ))}
            </ul>
          ))}
      </div>
      <div className={css.actions}>
        <SheetPresence />
        <Button size="s" look="plain" icon={<IconPrinter />} onClick={() => print()}>
          Print
        </Button>
        <Next lesson={lesson} />
      </div>
    </div>
  )
}

function Next({ lesson }: { readonly lesson: SheetLessonPartsFragment }) {
  const { id, state, abilities, missingForNext, study } = lesson
  const [ready, readying] = useAct(readyLessonMutation, { done: 'The plan is ready' })
  const [again, planning] = useAct(planLessonAgainMutation, { done: 'The plan is being worked on again' })
  const at = `/lesson-study/${study.id}/lessons/${id}`
  if (abilities.ready && missingForNext.length === 0) {
    return (
      <Button look="primary" busy={readying.busy} onClick={() => void ready({ id })}>
        The plan is ready
      </Button>
    )
  }
  if (state === 'OBSERVED' || state === 'INTERVIEWED' || state === 'DISCUSSING') {
    return (
      <ButtonLink look="primary" to={`${at}/discussion`}>
        {state === 'OBSERVED' ? 'Ask the pupils' : 'To the discussion'}
      </ButtonLink>
    )
  }
  if (state === 'CONCLUDED') return <ButtonLink to={`${at}/discussion`}>What we said about it</ButtonLink>
  return (
    <>
      {abilities.planAgain && (
        <Button busy={planning.busy} onClick={() => void again({ id })}>
          Plan again
        </Button>
      )}
      {(state === 'READY' || state === 'IN_PROGRESS') && (
        <ButtonLink look="primary" to={`${at}/classroom`}>
          {abilities.observe || abilities.start ? 'Into the classroom' : 'Follow the lesson'}
        </ButtonLink>
      )}
    </>
  )
}

/** When, where, by whom, and who watches. */
export function SheetFacts({ lesson }: { readonly lesson: SheetLessonPartsFragment }) {
  const { onDay, atTime, school, teacher, observers } = lesson
  const when = onDay ? `${dayOf(onDay)}${atTime ? `, ${atTime}` : ''}` : 'No date yet'
  const facts = [
    when,
    school?.name,
    teacher && `${teacher.name} teaches our lesson`,
    observers.length > 0 ? `${observers.map(({ name }) => name).join(', ')} watch pupils` : 'Nobody watches yet',
  ]
  return <>{facts.filter(Boolean).join(' · ')}</>
}
