/** What Japanese lesson study asks for besides: for groups that want it, and out of the way of those that do not. */
import { IconChevronRight } from '@tabler/icons-react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { Card } from '../../ui/Card'
import focus from './Focus.module.css'
import { StudyText } from './KeptField'
import css from './MoreFields.module.css'

interface Field {
  readonly field: 'researchTheme' | 'materialsStudy' | 'boardPlan' | 'knowledgeableOther' | 'knowledgeableOtherComment'
  readonly label: string
  readonly hint: string
  readonly isLine?: boolean
}

const fields: readonly Field[] = [
  {
    field: 'researchTheme',
    label: 'Research theme',
    hint: 'What kind of learners we want our pupils to become, over years',
  },
  {
    field: 'materialsStudy',
    label: 'Study of the materials',
    hint: 'What the idea is, what comes before and after, what is often misunderstood, why this task',
  },
  { field: 'boardPlan', label: 'Board plan', hint: 'What stands on the board at the end, and in which order it comes' },
  {
    field: 'knowledgeableOther',
    isLine: true,
    label: 'Knowledgeable other',
    hint: 'Who from outside looks at the subject with us',
  },
  { field: 'knowledgeableOtherComment', label: 'Their closing comment', hint: 'About learning, not about the teacher' },
]

export function MoreFields({ study }: { readonly study: StudyPartsFragment }) {
  const isUsed = fields.some(({ field }) => study[field] !== '')
  if (!isUsed && !study.abilities.update) return null
  return (
    <details className={css.more} open={isUsed}>
      <summary className={css.summary}>
        <IconChevronRight aria-hidden="true" />
        <span>
          More for our study
          <small>Research theme, materials, board plan, a knowledgeable other</small>
        </span>
      </summary>
      <Card className={focus.focus}>
        {fields.map(({ field, label, hint, isLine = false }) => (
          <StudyText
            key={field}
            study={study}
            field={field}
            isLine={isLine}
            label={label}
            hint={study.abilities.update ? hint : undefined}
          />
        ))}
      </Card>
    </details>
  )
}
