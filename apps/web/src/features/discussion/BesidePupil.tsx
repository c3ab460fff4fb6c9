/** What the group predicted and what it saw, side by side, stage by stage, for one case pupil. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { criterionOf, endOf, outcomeLabels, outcomeOf } from '@alongside/domain/lesson-plan'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { Tag } from '../../ui/Tag'
import css from './BesidePupil.module.css'
import { TimelineNotes } from './TimelineNotes'

export interface BesidePupilProps {
  readonly lesson: DiscussionPartsFragment
  readonly label: CasePupilLabel
}

export function BesidePupil({ lesson: { id, plan, study }, label }: BesidePupilProps) {
  const who = study.casePupils.find((pupil) => pupil.label === label)
  if (!plan) return null
  const [predicted, observed] = [`predicted${label}`, `observed${label}`] as const
  const stages = plan.stages.filter((stage) => stage[predicted].trim() || stage[observed].trim())
  const end = plan[endOf(label)]
  return (
    <section className={css.pupil} aria-label={`Pupil ${label}: predicted and seen`}>
      <header className={css.head}>
        <span className={css.letter} aria-hidden="true">
          {label}
        </span>
        <div>
          <h3>{who?.alias || `Pupil ${label}`}</h3>
          {who?.typifies && <p className={css.soft}>{who.typifies}</p>}
        </div>
      </header>
      {plan[criterionOf(label)] && (
        <p className={css.criterion}>
          <span className={css.soft}>Was to be able to: </span>
          {plan[criterionOf(label)]}
        </p>
      )}
      {stages.length === 0 ? (
        <p className={css.soft}>Nothing was predicted or written down for this pupil.</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">We predicted</th>
              <th scope="col">We saw</th>
            </tr>
          </thead>
          {stages.map((stage) => {
            const outcome = stage[outcomeOf(label)]
            return (
              <tbody key={stage.id}>
                <tr>
                  <th scope="rowgroup" colSpan={2} className={css.stage}>
                    <span className={css.stageLine}>
                      {stage.title || 'A stage without a name'}
                      {outcome && <Tag tone={outcome === 'LESS' ? 'warn' : 'good'}>{outcomeLabels[outcome]}</Tag>}
                    </span>
                  </th>
                </tr>
                <tr>
                  <td>{stage[predicted] || <span className={css.soft}>Nothing predicted</span>}</td>
                  <td>{stage[observed] || <span className={css.soft}>Nothing written down yet</span>}</td>
                </tr>
              </tbody>
            )
          })}
        </table>
      )}
      {end && (
        <p className={css.criterion}>
          <span className={css.soft}>At the end: </span>
          {end}
        </p>
      )}
      <TimelineNotes lessonId={id} label={label} />
    </section>
  )
}
