/** The report a group passes on: six short sections, and how it was shared. */
import { type SummarySection, summarySections } from '@alongside/domain/lesson-study'
import type { StudyPartsFragment } from '../../gql/graphql'
import { Card } from '../../ui/Card'
import { Section } from '../../ui/Page'
import css from './Focus.module.css'
import { KeptField, StudyText, useStudyDoor } from './KeptField'

const questions: Readonly<Record<SummarySection, { readonly label: string; readonly hint: string }>> = {
  wanted: { label: 'What we wanted to find out', hint: 'The question, and why it mattered for these pupils' },
  did: { label: 'What we did', hint: 'The lessons in a few sentences, and what changed from one to the next' },
  pupils: {
    label: 'What we learned about how pupils learn',
    hint: 'What surprised us, and what we saw more than once',
  },
  teaching: { label: 'What we learned about the technique', hint: 'How it helped, and where it got in the way' },
  colleague: { label: 'What we would tell a colleague who tries it', hint: 'What it needs, and what it does not' },
  next: { label: 'What comes next', hint: 'For these pupils, and for us' },
}

export function Summary({ study }: { readonly study: StudyPartsFragment }) {
  const door = useStudyDoor(study)
  const canWrite = study.abilities.update
  return (
    <Section title="Our report" hint="Six short sections. Stored as you type.">
      <Card className={css.focus}>
        {summarySections.map((section) => {
          const { label, hint } = questions[section]
          return (
            <KeptField
              key={section}
              name={`lesson-study ${study.id} summary ${section}`}
              label={label}
              hint={canWrite ? hint : undefined}
              value={study.summary[section]}
              canWrite={canWrite}
              otherwise="Not written yet."
              door={door(label, (words) => ({ summary: { [section]: words } }))}
            />
          )
        })}
      </Card>
    </Section>
  )
}

export function ShareRecord({ study }: { readonly study: StudyPartsFragment }) {
  return (
    <Section title="How we shared it">
      <Card className={css.focus}>
        <StudyText
          study={study}
          field="sharedRecord"
          label="With whom, when, and what they asked"
          hint={study.abilities.update ? 'Written after the sharing event' : undefined}
          otherwise="Not shared yet."
        />
      </Card>
    </Section>
  )
}
