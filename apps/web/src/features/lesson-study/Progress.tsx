/** How far each case pupil came, from the start over each lesson: what they can do now, in words and in one of four answers. */

import { type ProgressPoint, progressOver } from '@alongside/domain/lesson-views'
import { useApolloClient } from '@apollo/client/react'
import type { ReactNode } from 'react'
import type { Reach, StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Section } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { KeptField } from './KeptField'
import css from './Progress.module.css'
import type { PupilLabel } from './pupil-words'
import { reachChoices, reachWords } from './reach-words'
import { setProgressMutation } from './study-queries'

interface ProgressProps {
  readonly study: StudyPartsFragment
  /** The same as a picture, drawn by whoever draws pictures. */
  readonly picture: ReactNode
}

export function Progress({ study, picture }: ProgressProps) {
  const over = progressOver(study.progress, study.lessons)
  return (
    <Section
      title="How far our case pupils came"
      hint="About learning, held against what each pupil should newly be able to do. Nobody’s teaching is assessed here."
    >
      {picture}
      <div className={css.pupils}>
        {over.map(({ pupil, points }) => (
          <section key={pupil} className={css.pupil} aria-label={`Pupil ${pupil}`}>
            <h3 className={css.name}>
              Pupil {pupil}
              <small>{study.casePupils.find(({ label }) => label === pupil)?.typifies}</small>
            </h3>
            <ol className={css.points}>
              {points.map((point) => (
                <Point key={point.point} study={study} pupil={pupil} point={point} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Section>
  )
}

interface PointProps {
  readonly study: StudyPartsFragment
  readonly pupil: PupilLabel
  readonly point: ProgressPoint
}

function Point({ study, pupil, point }: PointProps) {
  const client = useApolloClient()
  const [set] = useAct(setProgressMutation)
  const where = { studyId: study.id, label: pupil, point: point.point }
  const name = point.point === 0 ? 'At the start' : `After ${point.label}`
  const canWrite = study.abilities.setProgress
  return (
    <li className={css.point}>
      <div className={css.reach}>
        <h4 className={css.when}>{name}</h4>
        {canWrite ? (
          <SelectField
            label={`Pupil ${pupil}, ${name.toLowerCase()}`}
            hideLabel
            optional
            value={point.reach ?? ''}
            placeholder="Not said yet"
            choices={reachChoices}
            onChange={({ target }) =>
              void set({ ...where, body: point.body, reach: (target.value || null) as Reach | null })
            }
          />
        ) : (
          <p>{point.reach ? reachWords[point.reach] : 'Not said yet'}</p>
        )}
      </div>
      <KeptField
        name={`lesson-study ${study.id} progress ${pupil} ${point.point}`}
        label={`What pupil ${pupil} could do, and how we know: ${name.toLowerCase()}`}
        hideLabel
        value={point.body}
        canWrite={canWrite}
        limit={2000}
        door={{
          where: study.title,
          title: `Pupil ${pupil}, ${name.toLowerCase()}`,
          send: (body) =>
            client.mutate({ mutation: setProgressMutation, variables: { ...where, body, reach: point.reach } }),
        }}
      />
    </li>
  )
}
