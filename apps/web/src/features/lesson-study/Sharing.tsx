/** The sharing event: booked before the first lesson, because a group that knows it will share finishes what it began. */
import { dayInWords } from '@alongside/domain/civil-date'
import { phaseOf } from '@alongside/domain/lesson-views'
import { IconCalendarHeart } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Section } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import { StudyText } from './KeptField'
import css from './Sharing.module.css'
import { updateStudyMutation } from './study-queries'

export function Sharing({ study }: { readonly study: StudyPartsFragment }) {
  const { sharingOn, lessons, abilities } = study
  const hasBegun = lessons.some(({ state }) => phaseOf(state) !== 'AHEAD')
  return (
    <Section
      title="Sharing event"
      hint={hasBegun ? undefined : 'Booked before the first lesson, and held after the last.'}
    >
      <Card className={css.sharing}>
        {abilities.update ? (
          <BookDay key={sharingOn} study={study} />
        ) : (
          <p className={css.day}>
            <IconCalendarHeart aria-hidden="true" />
            {sharingOn ? dayInWords(sharingOn) : 'Not booked yet.'}
          </p>
        )}
        <StudyText
          study={study}
          field="sharingWith"
          label="With whom, and how"
          isLine
          limit={200}
          hint={abilities.update ? 'A staff meeting, an open lesson, the other schools of the alliance' : undefined}
        />
      </Card>
    </Section>
  )
}

function BookDay({ study: { id, sharingOn } }: { readonly study: StudyPartsFragment }) {
  const [day, setDay] = useState(sharingOn ?? '')
  const [update, { busy, refusal }] = useAct(updateStudyMutation, {
    inline: true,
    done: day ? 'The sharing event is booked' : 'The sharing event has no date now',
  })
  const book = (event: FormEvent) => {
    event.preventDefault()
    void update({ id, input: { sharingOn: day || null } })
  }
  return (
    <form className={css.book} onSubmit={book}>
      <TextField
        label="The day we share what we learned"
        type="date"
        optional={sharingOn !== null}
        value={day}
        error={refusal}
        onChange={({ target }) => setDay(target.value)}
      />
      {/* A year is typed digit by digit: a day is booked when somebody says so. */}
      {day !== (sharingOn ?? '') && (
        <Button size="s" look="primary" type="submit" busy={busy}>
          {day === '' ? 'Take the date away' : sharingOn ? 'Book this day instead' : 'Book this day'}
        </Button>
      )}
    </form>
  )
}
