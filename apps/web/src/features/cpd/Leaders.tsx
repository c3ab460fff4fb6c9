/** Who leads a session: asked, agreed, or not able; and somebody to ask, for whoever plans. */
import { useState } from 'react'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Tag } from '../../ui/Tag'
import { AnswerLeading } from './AnswerLeading'
import css from './Cpd.module.css'
import { takeBackLeadingMutation } from './cpd-queries'
import { FindColleague } from './FindColleague'

interface LeadersProps {
  readonly cycle: CpdCyclePartsFragment
  readonly session: CpdSessionPartsFragment
}

export function Leaders({ cycle, session }: LeadersProps) {
  const [finding, setFinding] = useState(false)
  const [takeBack] = useAct(takeBackLeadingMutation, { done: 'They are no longer asked' })
  const { facilitators, abilities } = session
  if (facilitators.length === 0 && !abilities.askFacilitator) return null
  return (
    <section className={css.part}>
      <h3>Led by</h3>
      {facilitators.length === 0 && <p className={css.quiet}>Nobody is asked yet.</p>}
      <ul className={css.lines}>
        {facilitators.map(({ person, school, hasConfirmed, hasDeclined, reason }) => (
          <li key={person.id} className={css.line}>
            <Avatar person={{ ...person, colour: school?.colour, detail: school?.name }} silent />
            <div className={css.lineWords}>
              <span>{person.name}</span>
              <span className={css.quiet}>
                {school?.name}
                {reason && `: “${reason}”`}
              </span>
            </div>
            <Tag tone={hasDeclined ? 'warn' : hasConfirmed ? 'good' : 'plain'}>
              {hasDeclined ? 'Cannot' : hasConfirmed ? 'Agreed' : 'Asked'}
            </Tag>
            {abilities.askFacilitator && (
              <Button size="s" look="plain" onClick={() => void takeBack({ id: session.id, personId: person.id })}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(abilities.answerFacilitating || abilities.standDown) && (
        <AnswerLeading session={session} leads={abilities.standDown} />
      )}
      {abilities.askFacilitator &&
        (finding ? (
          <FindColleague cycle={cycle} session={session} onDone={() => setFinding(false)} />
        ) : (
          <Button size="s" onClick={() => setFinding(true)}>
            Ask somebody to lead
          </Button>
        ))}
    </section>
  )
}
