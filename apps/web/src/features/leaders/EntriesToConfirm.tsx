/** Hours that wait for a word: yes, it was so; or it was otherwise; or the coordinator settles it. */
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { LedgerLineFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import css from './Leaders.module.css'
import { hours, kindWords, sourceWords } from './leaders-words'

export const ledgerLine = graphql(`
  fragment LedgerLine on ContributionEntry {
    id
    hours
    kind
    state
    doneOn
    confirmsOn
    sourceKind
    title
    reason
    version
    giver { urn name colour }
    receiver { urn name colour }
    abilities { confirm dispute settle }
  }
`)
const confirmMutation = graphql(`
  mutation ConfirmContribution($id: ID!) {
    confirmContribution(id: $id) { ...LedgerLine }
  }
`)
const disputeMutation = graphql(`
  mutation DisputeContribution($id: ID!, $reason: String!) {
    disputeContribution(id: $id, reason: $reason) { ...LedgerLine }
  }
`)
const settleMutation = graphql(`
  mutation SettleContribution($id: ID!, $to: ContributionSettlement!, $reason: String!) {
    settleContribution(id: $id, to: $to, reason: $reason) { ...LedgerLine }
  }
`)

const refetch = ['LeadersSchoolPage', 'LeadersAlliancePage']

export function EntriesToConfirm({ entries }: { readonly entries: readonly LedgerLineFragment[] }) {
  const [asked, setAsked] = useState<LedgerLineFragment | null>(null)
  const [confirm, { busy }] = useAct(confirmMutation, { done: 'Confirmed', refetch })
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing to confirm">
        When another school has given you time, it stands here until you say that it was so. Without an answer it counts
        after ten school days.
      </EmptyState>
    )
  }
  return (
    <>
      <ul className={css.lines}>
        {entries.map((entry) => (
          <Card key={entry.id} as="li" pad="s" className={css.line}>
            <div className={css.words}>
              <strong>{`${hours(entry.hours)}: ${kindWords[entry.kind]}`}</strong>
              <div>{`${entry.giver.name} to ${entry.receiver?.name ?? 'all schools'}, ${dayOf(entry.doneOn)}`}</div>
              <div className={css.soft}>
                {entry.title || `From ${sourceWords[entry.sourceKind] ?? 'joint work'}`}
                {entry.confirmsOn ? `. Counts by itself after ${dayOf(entry.confirmsOn)}` : ''}
                {entry.reason ? `. “${entry.reason}”` : ''}
              </div>
            </div>
            <div className={css.buttons}>
              {entry.abilities.confirm && (
                <Button size="s" busy={busy} onClick={() => void confirm({ id: entry.id })}>
                  It was so
                </Button>
              )}
              {entry.abilities.dispute && (
                <Button size="s" look="plain" onClick={() => setAsked(entry)}>
                  It was otherwise…
                </Button>
              )}
              {entry.abilities.settle && (
                <Button size="s" onClick={() => setAsked(entry)}>
                  Settle…
                </Button>
              )}
            </div>
          </Card>
        ))}
      </ul>
      {asked && <WhyDialog entry={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function WhyDialog({ entry, onClose }: { readonly entry: LedgerLineFragment; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [to, setTo] = useState<'CONFIRMED' | 'VOID'>('CONFIRMED')
  const [dispute, disputing] = useAct(disputeMutation, { inline: true, done: 'Passed to the coordinator', refetch })
  const [settle, settling] = useAct(settleMutation, { inline: true, done: 'Settled', refetch })
  const settles = entry.abilities.settle
  const refusal = disputing.refusal ?? settling.refusal
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = settles ? await settle({ id: entry.id, to, reason }) : await dispute({ id: entry.id, reason })
    if (done) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={settles ? 'Settle these hours' : 'How was it?'}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="why-hours" busy={disputing.busy || settling.busy}>
            {settles ? 'Settle' : 'Pass on'}
          </Button>
        </>
      }
    >
      <form id="why-hours" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <p>{`${hours(entry.hours)}, ${entry.giver.name} to ${entry.receiver?.name ?? 'all schools'}, ${dayOf(entry.doneOn)}`}</p>
          {settles && (
            <Choices
              label="What shall count?"
              value={to}
              onChoose={setTo}
              choices={[
                { value: 'CONFIRMED', label: 'The hours as they stand' },
                { value: 'VOID', label: 'None of them', hint: 'Right hours can be added anew.' },
              ]}
            />
          )}
          <TextArea
            label={settles ? 'Why' : 'What you remember'}
            hint="Both schools and the coordinator read this."
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
