/** What can be done with the chosen lessons, in one bar: the next step first, and every step can be taken back. */
import { useState } from 'react'
import type { CoverNeedPartsFragment, CoverState } from '../../gql/graphql'
import { tell } from '../../platform/notices'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ChosenBar } from '../../ui/ChosenBar'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { ArrangeDialog } from './ArrangeDialog'
import { CostDialog } from './CostDialog'
import { moveMutation } from './cover-queries'
import { lessonsInWords, pounds } from './cover-words'

type Setting = React.ComponentProps<typeof CostDialog>['setting']
interface CoverActsProps {
  readonly chosen: readonly CoverNeedPartsFragment[]
  readonly setting: Setting
  readonly onDone: () => void
}

const back: Partial<Readonly<Record<CoverState, CoverState>>> = {
  COSTED: 'IDENTIFIED',
  APPROVED: 'COSTED',
  ARRANGED: 'APPROVED',
  USED: 'ARRANGED',
  CHARGED: 'USED',
  NOT_NEEDED: 'IDENTIFIED',
  FAILED: 'APPROVED',
}
const said: Partial<Readonly<Record<CoverState, string>>> = {
  APPROVED: 'approved',
  USED: 'marked as covered',
  CHARGED: 'charged',
  NOT_NEEDED: 'marked as needing no cover',
}

export function CoverActs({ chosen, setting, onDone }: CoverActsProps) {
  const [asked, setAsked] = useState<'cost' | 'arrange' | 'fail' | 'back' | null>(null)
  const [move, { busy, refusal }] = useAct(moveMutation, { inline: true, refetch: ['CoverSheet', 'Viewer'] })
  const [step, { busy: steps }] = useAct(moveMutation, { refetch: ['CoverSheet', 'Viewer'] })
  const [undo] = useAct(moveMutation, { done: 'Taken back', refetch: ['CoverSheet', 'Viewer'] })
  const ids = chosen.map(({ id }) => id)
  const every = (able: keyof Omit<CoverNeedPartsFragment['abilities'], '__typename'>): boolean =>
    chosen.length > 0 && chosen.every(({ abilities }) => abilities[able])
  const [first] = chosen
  const backTo = first && chosen.every(({ state }) => state === first.state) ? back[first.state] : undefined
  const cost = chosen.reduce((sum, { pence }) => sum + (pence ?? 0), 0)
  const act = async (to: CoverState) => {
    const from = first?.state
    if (!(await step({ ids, to, pence: to === 'APPROVED' ? cost : null }))) return
    onDone()
    const words = `${lessonsInWords(ids.length)} ${said[to] ?? 'changed'}`
    const isAlike = from !== undefined && chosen.every(({ state }) => state === from)
    if (isAlike && back[to] === from) {
      tell(words, {
        tone: 'good',
        action: { label: 'Undo', run: () => void undo({ ids, to: from, reason: 'Taken back at once' }) },
      })
    } else tell(words, { tone: 'good' })
  }
  const close = () => setAsked(null)
  const done = () => {
    close()
    onDone()
  }
  return (
    <ChosenBar label="What to do with the chosen lessons" chosen={lessonsInWords(chosen.length)}>
      {every('approve') && (
        <Button look="primary" busy={steps} onClick={() => void act('APPROVED')}>{`Approve ${pounds(cost)}`}</Button>
      )}
      {every('arrange') && (
        <Button look="primary" onClick={() => setAsked('arrange')}>
          Say who covers
        </Button>
      )}
      {every('cost') && (
        <Button look={every('approve') ? 'soft' : 'primary'} onClick={() => setAsked('cost')}>
          {first?.state === 'COSTED' ? 'Cost it anew' : 'Cost it'}
        </Button>
      )}
      {every('use') && <Button onClick={() => void act('USED')}>It was covered</Button>}
      {every('charge') && (
        <Button look="primary" onClick={() => void act('CHARGED')}>
          Charged
        </Button>
      )}
      {every('notNeeded') && (
        <Button look="plain" onClick={() => void act('NOT_NEEDED')}>
          Not needed
        </Button>
      )}
      {every('fail') && (
        <Button look="plain" onClick={() => setAsked('fail')}>
          It fell through…
        </Button>
      )}
      {every('takeBack') && backTo && (
        <Button look="plain" onClick={() => setAsked('back')}>
          Take back…
        </Button>
      )}
      <Button look="plain" onClick={onDone}>
        Choose none
      </Button>
      {asked === 'cost' && <CostDialog needs={chosen} setting={setting} onClose={close} onDone={done} />}
      {asked === 'arrange' && <ArrangeDialog needs={chosen} onClose={close} onDone={done} />}
      {(asked === 'fail' || asked === 'back') && (
        <ConfirmDialog
          open
          onClose={close}
          title={asked === 'fail' ? 'Cover fell through' : 'Take the last step back'}
          action={asked === 'fail' ? 'It fell through' : 'Take it back'}
          harmless={asked === 'back'}
          reason={{ label: 'Why?' }}
          busy={busy}
          refusal={refusal}
          onConfirm={(reason) =>
            void move({ ids, to: asked === 'fail' ? 'FAILED' : (backTo ?? 'IDENTIFIED'), reason }).then(
              (ok) => ok && done(),
            )
          }
        >
          {asked === 'fail'
            ? 'Whoever is away hears of it now. From two school days before, so do the head and whoever leads the session.'
            : 'It stands in the history of this cover that it was taken back, and why.'}
        </ConfirmDialog>
      )}
    </ChosenBar>
  )
}
