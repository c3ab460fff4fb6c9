/** What the members have promised one another, and the moment of accepting it. */
import { useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { Row, Section } from '../../ui/Page'
import { Prose } from '../../ui/Prose'
import css from './Agreement.module.css'
import { acceptAgreementMutation } from './study-queries'
import { WriteAgreement } from './WriteAgreement'

export function Agreement({ study }: { readonly study: StudyPartsFragment }) {
  const [isWriting, setWriting] = useState(false)
  const [accept, { busy, refusal }] = useAct(acceptAgreementMutation, {
    inline: true,
    done: 'You have accepted the group agreement',
  })
  const mine = study.members.find(({ isMe }) => isMe)?.protocolAcceptedAt
  return (
    <Section
      title="Group agreement"
      hint="Everyone in the group accepts it before the first lesson."
      actions={
        study.abilities.update && !isWriting && <Button onClick={() => setWriting(true)}>Change the agreement</Button>
      }
    >
      <Card>
        {isWriting ? (
          <WriteAgreement study={study} onClose={() => setWriting(false)} />
        ) : (
          <div className={css.agreement}>
            <Prose text={study.protocol} />
            {refusal && <Notice tone="danger">{refusal}</Notice>}
            {study.abilities.acceptProtocol ? (
              <Row>
                <Button
                  look="primary"
                  busy={busy}
                  onClick={() => void accept({ id: study.id, version: study.protocolVersion })}
                >
                  I accept this agreement
                </Button>
              </Row>
            ) : (
              mine && <p className={css.mine}>You accepted it on {dayOf(mine)}.</p>
            )}
          </div>
        )}
      </Card>
    </Section>
  )
}
