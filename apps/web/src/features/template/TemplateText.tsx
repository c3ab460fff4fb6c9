/** A template to read: before one takes it along. */
import { cardKindLabels } from '@alongside/domain/board'
import type { TemplatePartsFragment } from '../../gql/graphql'
import { DataList } from '../../ui/DataList'
import { Stack } from '../../ui/Page'
import { Prose } from '../../ui/Prose'
import { PromptFields } from './PromptFields'
import css from './TemplateText.module.css'

export function TemplateText({ template: { body } }: { readonly template: TemplatePartsFragment }) {
  return (
    <Stack>
      {body.about && <Prose text={body.about} />}
      <DataList
        facts={[
          { name: 'Classroom practice', value: body.classroomPractice },
          { name: 'Pupils', value: body.pupilsToBenefit },
          { name: 'Focus of the first cycle', value: body.focus },
        ]}
      />
      {body.prompts.length > 0 && (
        <div>
          <h3 className={css.title}>Cards to begin with</h3>
          <ul className={css.cards}>
            {body.prompts.map(({ kind, text, fields, column, buildsOn }) => (
              <li key={`${kind} ${text}`}>
                <span className={css.kind}>{cardKindLabels[kind]}</span>
                <Prose text={text} />
                <PromptFields
                  kind={kind}
                  fields={fields}
                  column={column}
                  buildsOn={buildsOn.flatMap((place) => body.prompts[place]?.text ?? [])}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      {body.protocol && (
        <div>
          <h3 className={css.title}>Group agreement</h3>
          <Prose text={body.protocol} />
        </div>
      )}
    </Stack>
  )
}
