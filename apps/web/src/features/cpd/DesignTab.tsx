/** The design, planned backwards: first what pupils should get better at, then what it rests on; its gaps are shown while it is written. */
import { mechanismGroups, standardParts } from '@alongside/domain/cpd-design'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { CpdCyclePartsFragment, CpdMechanismGroup } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { cx } from '../../ui/cx'
import { Section, Stack } from '../../ui/Page'
import css from './Cpd.module.css'
import { seeCheckMutation } from './cpd-queries'
import { groupWords, mechanismWords, standardWords } from './cpd-words'
import { DesignForm } from './DesignForm'

const saidIn: Readonly<Record<string, (cycle: CpdCyclePartsFragment) => string>> = {
  PUPIL_OUTCOMES: ({ pupilOutcome, learners }) =>
    [pupilOutcome, learners && `Pupils: ${learners}`].filter(Boolean).join('\n'),
  EVIDENCE_AND_EXPERTISE: ({ evidence }) => evidence,
  COLLABORATION_AND_CHALLENGE: ({ collaboration }) => collaboration,
  SUSTAINED: ({ sessions }) => {
    const linked = sessions.filter(({ taskAfter }) => taskAfter !== '').length
    return `${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}, ${linked} with something to try in the classroom after it`
  },
  PRIORITISED_BY_LEADERS: ({ leadersCommitment }) => leadersCommitment,
}

export function DesignTab({ cycle }: { readonly cycle: CpdCyclePartsFragment }) {
  const [writing, setWriting] = useState(false)
  const [see, { busy }] = useAct(seeCheckMutation, { done: 'The check is seen' })
  const { design, abilities, state } = cycle
  if (writing) return <DesignForm cycle={cycle} onDone={() => setWriting(false)} />
  const gaps = design.standardGaps.length + design.mechanismGaps.length
  return (
    <Stack gap="l">
      <Section
        title="What makes it worth the time"
        hint="The DfE Standard for teachers’ professional development, in five parts."
        actions={abilities.design && <Button onClick={() => setWriting(true)}>Write the design</Button>}
      >
        <ol className={css.standard}>
          {standardParts.map((part) => {
            const isGap = design.standardGaps.includes(part)
            return (
              <li key={part} className={cx(css.standardPart, isGap && css.gap)}>
                <span className={css.mark} aria-hidden="true">
                  {!isGap && <IconCheck stroke={2.6} />}
                </span>
                <div>
                  <h3>
                    {standardWords[part].label}
                    {isGap && <span className="visually-hidden"> (a gap)</span>}
                  </h3>
                  <p className={css.said}>{isGap ? standardWords[part].gap : saidIn[part]?.(cycle)}</p>
                </div>
              </li>
            )
          })}
        </ol>
      </Section>
      <Section
        title="How people learn in it"
        hint="The 14 mechanisms of the EEF, in four groups: a balanced design has at least one of each."
      >
        <div className={css.groups}>
          {(Object.keys(mechanismGroups) as CpdMechanismGroup[]).map((group) => {
            const isGap = design.mechanismGaps.includes(group)
            return (
              <Card key={group} pad="s" flat={isGap} className={isGap ? css.gapCard : undefined}>
                <h3 className={css.small}>{groupWords[group].label}</h3>
                <ul className={css.mechanisms}>
                  {mechanismGroups[group].map((one) => (
                    <li key={one} className={cx(css.mechanism, cycle.mechanisms.includes(one) && css.used)}>
                      {cycle.mechanisms.includes(one) && <IconCheck aria-hidden="true" stroke={2.6} />}
                      {mechanismWords[one]}
                      {cycle.mechanisms.includes(one) && <span className="visually-hidden"> (used)</span>}
                    </li>
                  ))}
                </ul>
                {isGap && <p className={css.quiet}>{groupWords[group].gap}</p>}
              </Card>
            )
          })}
        </div>
      </Section>
      {abilities.design && state === 'DRAFT' && (
        <div className={css.seen}>
          <p>
            {gaps === 0
              ? 'Nothing is missing from the design.'
              : `${gaps} ${gaps === 1 ? 'gap' : 'gaps'}: a gap stops nobody, but look at it with the group.`}
          </p>
          {design.isSeen ? (
            <span className={css.quiet}>You have looked at it as it is now.</span>
          ) : (
            <Button look="primary" busy={busy} onClick={() => void see({ id: cycle.id })}>
              We have looked at this
            </Button>
          )}
        </div>
      )}
    </Stack>
  )
}
