/** What the group wants to improve, for which class, and what made them look there. */
import type { Grouping, StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Card } from '../../ui/Card'
import { Choices } from '../../ui/Choices'
import { Field } from '../../ui/Field'
import { Section } from '../../ui/Page'
import css from './Focus.module.css'
import { StudyText } from './KeptField'
import kept from './KeptField.module.css'
import { updateStudyMutation } from './study-queries'

export function Focus({ study }: { readonly study: StudyPartsFragment }) {
  return (
    <Section title="Our focus" hint="About how pupils learn, not about a teacher.">
      <Card className={css.focus}>
        <StudyText
          study={study}
          field="improvement"
          label="We want to improve the way pupils learn …"
          hint={study.abilities.update ? 'One sentence' : undefined}
          otherwise="Not written yet."
          isLead
        />
        <StudyText study={study} field="aim" label="Our aim for these pupils" otherwise="Not written yet." />
        <StudyText
          study={study}
          field="focusEvidence"
          label="What we saw that made us choose this"
          hint={study.abilities.update ? 'Pupils’ work, what they say, assessments. Never a name.' : undefined}
          otherwise="Not written yet."
        />
        <ClassFacts study={study} />
      </Card>
    </Section>
  )
}

const groupings: readonly { readonly value: Grouping; readonly label: string }[] = [
  { value: 'MIXED', label: 'Mixed attainment' },
  { value: 'SET', label: 'A set' },
]

function ClassFacts({ study }: { readonly study: StudyPartsFragment }) {
  const [update] = useAct(updateStudyMutation)
  const { id, classSize, grouping } = study
  if (!study.abilities.update) {
    const facts = [
      classSize && `${classSize} in the class`,
      groupings.find(({ value }) => value === grouping)?.label.toLowerCase(),
    ]
    return <p className={css.facts}>{facts.filter(Boolean).join(', ')}</p>
  }
  return (
    <div className={css.class}>
      <StudyText study={study} field="subject" label="Subject" limit={100} isLine />
      <StudyText study={study} field="yearGroup" label="Year group" limit={100} isLine />
      <Field label="Pupils in the class">
        {(ids) => (
          <input
            {...ids}
            key={classSize}
            inputMode="numeric"
            maxLength={3}
            placeholder="Not said yet"
            defaultValue={classSize ?? ''}
            className={kept.control}
            onBlur={({ target }) => {
              const size = target.value.trim() === '' ? null : Number(target.value)
              if (size !== classSize && (size === null || Number.isInteger(size)))
                void update({ id, input: { classSize: size } })
            }}
          />
        )}
      </Field>
      <Choices
        label="Grouping"
        inRow
        value={grouping}
        choices={groupings}
        onChoose={(value) => void update({ id, input: { grouping: value } })}
      />
    </div>
  )
}
