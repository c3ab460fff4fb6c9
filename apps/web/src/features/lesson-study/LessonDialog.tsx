/** When and where a research lesson is taught, who teaches our lesson, and who watches pupils; whose half-term would be full with it is said before it is kept. */
import { lessonLabel } from '@alongside/domain/lesson-views'
import { type FormEvent, useState } from 'react'
import type { LoadLevel, StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Dialog } from '../../ui/Dialog'
import { LoadWord, loadIfAsked } from '../../ui/LoadWord'
import { Notice } from '../../ui/Notice'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import css from './Lessons.module.css'
import { updateLessonMutation } from './study-queries'
import { useLoadsIfOn } from './useStudyLoads'

interface LessonDialogProps {
  readonly study: StudyPartsFragment
  readonly lesson: StudyPartsFragment['lessons'][number]
  readonly onClose: () => void
}

export function LessonDialog({ study, lesson, onClose }: LessonDialogProps) {
  const members = study.members.filter(({ state }) => state === 'JOINED')
  const [onDay, setDay] = useState(lesson.onDay ?? '')
  const [atTime, setTime] = useState(lesson.atTime ?? '')
  const [urn, setUrn] = useState(lesson.school?.urn ?? '')
  const [teacherId, setTeacher] = useState(lesson.teacher?.id ?? '')
  const [observers, setObservers] = useState<readonly string[]>(lesson.observers.map(({ id }) => id))
  const label = lessonLabel(lesson.number)
  const [update, { busy, refusal }] = useAct(updateLessonMutation, {
    inline: true,
    done: `${label} is planned in`,
    refetch: ['LessonStudyPage'],
  })
  const loads = useLoadsIfOn(lesson.id, onDay)
  const watching = observers.filter((id) => id !== teacherId)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const input = {
      onDay: onDay || null,
      atTime,
      urn: urn || null,
      teacherId: teacherId || null,
      observerIds: [...watching],
    }
    if (await update({ id: lesson.id, input })) onClose()
  }
  const teach = (id: string) => {
    setTeacher(id)
    const school = members.find(({ person }) => person.id === id)?.school.urn
    // Most teach in their own school; another can still be chosen.
    if (school && urn === '') setUrn(school)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${label}: date and people`}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="lesson-plan" busy={busy}>
            Keep
          </Button>
        </>
      }
    >
      <form id="lesson-plan" className={css.form} onSubmit={(event) => void send(event)}>
        <div className={css.pair}>
          <TextField
            label="Day"
            type="date"
            optional
            value={onDay}
            onChange={({ target }) => setDay(target.value)}
            hint={study.sharingOn ? undefined : 'Book the sharing event first; then the lessons before it.'}
          />
          <TextField
            label="Time"
            type="time"
            optional
            value={atTime}
            onChange={({ target }) => setTime(target.value)}
          />
        </div>
        <SelectField
          label="Who teaches our lesson"
          optional
          value={teacherId}
          placeholder="Not said yet"
          onChange={({ target }) => teach(target.value)}
          choices={members.map(({ person, school }) => ({ value: person.id, label: `${person.name}, ${school.name}` }))}
          hint={said(loads.get(teacherId))}
        />
        <SelectField
          label="In which school"
          optional
          value={urn}
          placeholder="Not said yet"
          onChange={({ target }) => setUrn(target.value)}
          choices={study.schools.map((school) => ({ value: school.urn, label: school.name }))}
        />
        <fieldset className={css.people}>
          <legend>Who observes pupils</legend>
          {members
            .filter(({ person }) => person.id !== teacherId)
            .map(({ person, school }) => (
              <CheckField
                key={person.id}
                label={person.name}
                hint={<Known school={school.name} level={loads.get(person.id)} />}
                checked={watching.includes(person.id)}
                onChange={({ target }) =>
                  setObservers(target.checked ? [...watching, person.id] : watching.filter((id) => id !== person.id))
                }
              />
            ))}
        </fieldset>
      </form>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}

const said = (level: LoadLevel | undefined): string | undefined =>
  level && level !== 'GREEN' ? loadIfAsked[level] : undefined

const Known = ({ school, level }: { readonly school: string; readonly level: LoadLevel | undefined }) => (
  <span className={css.known}>
    <span>{school}</span>
    {level && <LoadWord level={level} />}
  </span>
)
