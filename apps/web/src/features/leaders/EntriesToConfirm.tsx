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
    corrections { before after school { urn name } }
    abilities { confirm dispute settle correct }
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
const correctMutation = graphql(`
  mutation AnswerContributionCorrection($id: ID!, $takeUp: Boolean!, $reason: String) {
    answerContributionCorrection(id: $id, takeUp: $takeUp, reason: $reason) { ...LedgerLine }
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
  const [correct, correcting] = useAct(correctMutation, { done: 'The hours follow the list', refetch })
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
              {entry.corrections.length > 0 && (
                <p className={css.corrected}>{`Confirmed, and then the list was put right: ${whoCame(entry)}.`}</p>
              )}
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
              {entry.abilities.correct && (
                <>
                  <Button size="s" busy={correcting.busy} onClick={() => void correct({ id: entry.id, takeUp: true })}>
                    Follow the list
                  </Button>
                  <Button size="s" look="plain" onClick={() => setAsked(entry)}>
                    Leave as it was…
                  </Button>
                </>
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

/** Oak 2 instead of 1, Elm 0 instead of 1 */
const whoCame = ({ corrections }: LedgerLineFragment): string =>
  corrections.map(({ school, before, after }) => `${school.name} ${after} instead of ${before}`).join(', ')

function WhyDialog({ entry, onClose }: { readonly entry: LedgerLineFragment; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [to, setTo] = useState<'CONFIRMED' | 'VOID'>('CONFIRMED')
  const [dispute, disputing] = useAct(disputeMutation, { inline: true, done: 'Passed to the coordinator', refetch })
  const [settle, settling] = useAct(settleMutation, { inline: true, done: 'Settled', refetch })
  const [leave, leaving] = useAct(correctMutation, { inline: true, done: 'The hours stand as they were', refetch })
  const { settle: settles, correct: leaves } = entry.abilities
  const refusal = disputing.refusal ?? settling.refusal ?? leaving.refusal
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = leaves
      ? await leave({ id: entry.id, takeUp: false, reason })
      : settles
        ? await settle({ id: entry.id, to, reason })
        : await dispute({ id: entry.id, reason })
    if (done) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={leaves ? 'Leave these hours as they were?' : settles ? 'Settle these hours' : 'How was it?'}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="why-hours" busy={disputing.busy || settling.busy || leaving.busy}>
            {leaves ? 'Leave as it was' : settles ? 'Settle' : 'Pass on'}
          </Button>
        </>
      }
    >
      <form id="why-hours" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <p>{`${hours(entry.hours)}, ${entry.giver.name} to ${entry.receiver?.name ?? 'all schools'}, ${dayOf(entry.doneOn)}`}</p>
          {leaves && <p>{`The list of who came says now: ${whoCame(entry)}.`}</p>}
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
            label={settles || leaves ? 'Why' : 'What you remember'}
            hint={leaves ? 'Kept in the record of the alliance.' : 'Both schools and the coordinator read this.'}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
