/** One action: what, whose, until when, how one sees that it worked; and the next step for whoever takes it. */
import { useState } from 'react'
import type { ActionPartsFragment, ActionState } from '../../../gql/graphql'
import { dayOf } from '../../../platform/dates'
import { NotNowHere } from '../../../platform/not-now/NotNowHere'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { Dialog } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { SelectField } from '../../../ui/SelectField'
import { Tag } from '../../../ui/Tag'
import css from '../findings/Outcome.module.css'
import { handOverActionMutation, moveActionMutation } from '../findings/outcome-queries'
import { actionMoveWords, actionStateWords } from '../findings/outcome-words'

interface ActionCardProps {
  readonly action: ActionPartsFragment
  /** Colleagues whom it can be given to. */
  readonly people?: readonly { readonly id: string; readonly name: string }[]
  readonly showSchool?: boolean
}

/** What each step asks for before it is taken; those that are not here ask nothing. */
const asked: Partial<Record<ActionState, { label: string; hint: string }>> = {
  DONE: { label: 'What shows that it is done', hint: 'The team and your school’s leaders read it.' },
  SUPERSEDED: { label: 'Why', hint: 'For instance what has come in its place.' },
  CARRIED_OVER: { label: 'Why', hint: 'The next self-review begins with it.' },
}

export function ActionCard({ action, people = [], showSchool = false }: ActionCardProps) {
  const state = actionStateWords[action.state]
  return (
    <Card as="article" className={css.finding}>
      <div className={css.head}>
        <strong>{action.owner.name}</strong>
        {showSchool && <span className={css.quiet}>{action.host.name}</span>}
        {action.isOverdue && <Tag tone="warn">Past its day</Tag>}
        {action.ownerHasLeft && <Tag tone="warn">Has left the school</Tag>}
        <Tag tone={state.tone}>{state.label}</Tag>
      </div>
      <p className={css.what}>{action.what}</p>
      <p className={css.facts}>
        <span>By {dayOf(action.dueOn)}</span>
        <span>It worked when: {action.successMeasure}</span>
        {action.helpWanted && <span>Help wanted: {action.helpWanted}</span>}
      </p>
      {action.evidence && (
        <div className={css.aside}>
          <strong>What shows it</strong>
          <p className={css.words}>{action.evidence}</p>
        </div>
      )}
      {action.reason && <p className={css.quiet}>{action.reason}</p>}
      {action.confirmedBy && <p className={css.quiet}>Confirmed by {action.confirmedBy.name}</p>}
      <div className={css.foot}>
        <ActionSteps action={action} people={people} />
        <ActionNotNow action={action} />
      </div>
    </Card>
  )
}

/** Whoever has it may put it off or hand it over as long as it is to be done; whoever looks at it once it is done, too. */
function ActionNotNow({ action: { id, isMine, state, what } }: Pick<ActionCardProps, 'action'>) {
  const isTheirs = isMine && (state === 'PLANNED' || state === 'IN_HAND')
  return (
    <NotNowHere
      inWords
      small
      kinds={isTheirs ? ['ACTION_YOURS', 'ACTION_BACK'] : ['ACTION_DONE']}
      itemId={id}
      about={what}
      duty={isTheirs ? 'ACTION_YOURS' : undefined}
    />
  )
}

function ActionSteps({ action, people }: Required<Pick<ActionCardProps, 'action' | 'people'>>) {
  const [asking, setAsking] = useState<ActionState | 'hand over' | null>(null)
  const [move, { busy, refusal }] = useAct(moveActionMutation, { inline: asking !== null })
  const isBack = (to: ActionState): boolean => action.state === 'DONE' && to === 'IN_HAND'
  const label = (to: ActionState): string => (isBack(to) ? 'Not done yet' : actionMoveWords[to])
  const question = (to: ActionState) =>
    isBack(to) ? { label: 'What is missing', hint: 'The owner reads it.' } : asked[to]
  const go = async (to: ActionState, words: string | null): Promise<void> => {
    const given = to === 'DONE' ? { evidence: words, reason: null } : { evidence: null, reason: words }
    if (await move({ id: action.id, to, ...given })) setAsking(null)
  }
  const canHandOver = action.canHandOver && people.length > 0
  if (action.moves.length === 0 && !canHandOver) return null
  const step = asking === null || asking === 'hand over' ? null : asking
  return (
    <div className={css.acts}>
      {action.moves.map((to) =>
        question(to) ? (
          <Button key={to} size="s" look={to === 'DONE' ? 'soft' : 'plain'} onClick={() => setAsking(to)}>
            {label(to)}…
          </Button>
        ) : (
          <Button key={to} size="s" busy={busy} onClick={() => void go(to, null)}>
            {label(to)}
          </Button>
        ),
      )}
      {canHandOver && (
        <Button size="s" look="plain" onClick={() => setAsking('hand over')}>
          Hand over…
        </Button>
      )}
      {step && (
        <ConfirmDialog
          open
          onClose={() => setAsking(null)}
          title={`${label(step)}?`}
          action={label(step)}
          harmless
          reason={question(step)!}
          busy={busy}
          refusal={refusal}
          onConfirm={(words) => void go(step, words)}
        >
          {action.what}
        </ConfirmDialog>
      )}
      {asking === 'hand over' && <HandOver action={action} people={people} onClose={() => setAsking(null)} />}
    </div>
  )
}

function HandOver(props: Required<Pick<ActionCardProps, 'action' | 'people'>> & { readonly onClose: () => void }) {
  const { action, people, onClose } = props
  const [person, setPerson] = useState('')
  const [handOver, { busy, refusal }] = useAct(handOverActionMutation, { inline: true, done: 'Handed over' })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Hand this action over"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button
            look="primary"
            busy={busy}
            disabled={person === ''}
            onClick={() => void handOver({ id: action.id, person }).then((done) => done && onClose())}
          >
            Hand over
          </Button>
        </>
      }
    >
      <p>{action.owner.name} no longer has it. What was done so far stays as it is.</p>
      <SelectField
        label="To"
        placeholder="Choose a colleague"
        value={person}
        choices={people.filter(({ id }) => id !== action.owner.id).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target }) => setPerson(target.value)}
      />
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
