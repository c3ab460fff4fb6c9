/** How a hunch stands, and the next steps it can take. A verdict needs evidence; a step back needs a reason. */
import { hunchFacts } from '@alongside/domain/cycle-facts'
import { type HunchStatus, hunchLifeCycle, hunchStatusLabels, setStatus } from '@alongside/domain/hunch'
import { Refusal, type RefusalCode } from '@alongside/domain/refusal'
import { useState } from 'react'
import { graphql } from '../../gql'
import { sentenceForCode } from '../../platform/refusals'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Row } from '../../ui/Page'
import { useBoard } from './board-context'
import { asBoardCard } from './board-facts'
import { HunchTag } from './CardFacts'
import css from './CardPanel.module.css'
import { type CardView, quoted } from './card-view'
import { whenStored } from './when-stored'

const setHunchStatusMutation = graphql(`
  mutation SetHunchStatus($enquiryId: ID!, $cycleId: ID!, $cardId: ID!, $status: HunchStatusValue!, $reason: String) {
    setHunchStatus(enquiryId: $enquiryId, cycleId: $cycleId, cardId: $cardId, status: $status, reason: $reason) {
      id
      version
      cycles {
        id
        stage
        stageSince
        hunchStatuses { cardId status reason changedAt changedBy { id name } }
      }
    }
  }
`)

const verbs: Readonly<Record<HunchStatus, string>> = {
  DRAFT: 'Back to draft',
  TESTING: 'Test it',
  TESTED_SUPPORTED: 'Evidence supports it',
  TESTED_REJECTED: 'Evidence speaks against it',
  PARKED: 'Park it',
}

const verb = (from: HunchStatus, to: HunchStatus): string =>
  to === 'TESTING' && from !== 'DRAFT' ? 'Test it again' : verbs[to]

export interface HunchRecord {
  readonly status: HunchStatus
  readonly reason?: string | null | undefined
  readonly changedAt?: string | undefined
  readonly changedBy?: { readonly name: string } | null | undefined
}

/** The rule's own objection, if the step were taken without a word. */
function objection(step: () => unknown): RefusalCode | null {
  try {
    step()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

export function HunchStanding({ card, record }: { readonly card: CardView; readonly record: HunchRecord }) {
  const { canSetStatus, session, enquiryId, cycleId } = useBoard()
  const [asked, setAsked] = useState<HunchStatus | null>(null)
  const [act, { busy, refusal, clear }] = useAct(setHunchStatusMutation, { inline: true })
  const facts = hunchFacts(
    { cards: session.store.all.map(asBoardCard), hunchStatus: new Map([[card.id, record.status]]) },
    asBoardCard(card),
  )
  const against = (to: HunchStatus) => objection(() => setStatus(facts, to))
  const send = async (reason: string) => {
    if (!asked) return
    await whenStored(session.live)
    const done = await act({ enquiryId, cycleId, cardId: card.id, status: asked, reason: reason || null })
    if (done) setAsked(null)
  }
  const ask = (to: HunchStatus) => {
    clear()
    setAsked(to)
  }
  const steps = hunchLifeCycle[record.status]
  const hints = [...new Set(steps.map(against))].filter((code) => code !== null && code !== 'reason.required')
  return (
    <section className={css.part} aria-labelledby="hunch-standing">
      <h3 id="hunch-standing" className={css.partTitle}>
        How it stands
      </h3>
      <p className={css.standing}>
        <HunchTag status={record.status} />
        {record.changedAt && (
          <span className={css.quiet}>
            {record.changedBy?.name} · <When at={record.changedAt} />
          </span>
        )}
      </p>
      {record.reason && <blockquote className={css.reason}>{record.reason}</blockquote>}
      {canSetStatus && (
        <>
          <Row>
            {steps.map((to) => {
              const code = against(to)
              const isBlocked = code !== null && code !== 'reason.required'
              return (
                <Button key={to} size="s" disabled={isBlocked} onClick={() => ask(to)}>
                  {verb(record.status, to)}
                </Button>
              )
            })}
          </Row>
          {hints.map(
            (code) =>
              code && (
                <p key={code} className={css.quiet}>
                  {sentenceForCode(code)}
                </p>
              ),
          )}
        </>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? `${hunchStatusLabels[asked]}?` : ''}
        action={asked ? verb(record.status, asked) : ''}
        harmless
        busy={busy}
        refusal={refusal}
        reason={{
          label: 'What makes you say so?',
          hint: 'Stands on the card for everyone on this enquiry.',
          optional: asked === null || against(asked) !== 'reason.required',
        }}
        onConfirm={(reason) => void send(reason)}
      >
        <p>The hunch {quoted(card)}.</p>
      </ConfirmDialog>
    </section>
  )
}
