/** The first cell of a row: what happens at this stage, how long it takes, and what can be done with the row. */
import { stagesOf } from '@alongside/contracts/lesson-plan'
import { wordsIn } from '@alongside/contracts/shape'
import { planLimits, stageWords } from '@alongside/domain/lesson-plan'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconGripVertical,
  IconRowInsertBottom,
  IconTrash,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { announce } from '../../platform/announce'
import { tell } from '../../platform/notices'
import { IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import css from './Sheet.module.css'
import { SheetCell } from './SheetCell'
import { useSheet } from './sheet-context'
import type { SheetRow } from './useSheetRows'

export interface StageCellProps {
  readonly row: SheetRow
  readonly at: number
  readonly of: number
  readonly onAdd: (after: string) => void
}

export function StageCell({ row, at, of, onAdd }: StageCellProps) {
  const { doc, canWrite } = useSheet()
  return (
    <SheetCell
      row={row.id}
      cell="title"
      text={stagesOf(doc).get(row.id)?.get('title')}
      label={`Stage ${at + 1} of ${of}: what happens`}
      hint={stageWords.title.hint}
      className={css.stage}
      above={
        <div className={css.stageHead}>
          {canWrite && <Grip id={row.id} />}
          <span className={css.number}>{at + 1}</span>
          <Minutes row={row} at={at} />
          {canWrite && <RowMenu row={row} at={at} of={of} onAdd={onAdd} />}
        </div>
      }
    />
  )
}

function Grip({ id }: { readonly id: string }) {
  const grip = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const element = grip.current?.closest<HTMLElement>('tr')
    if (!grip.current || !element) return
    return draggable({ element, dragHandle: grip.current, getInitialData: () => ({ type: 'stage', id }) })
  }, [id])
  return (
    <span ref={grip} className={css.grip} aria-hidden="true">
      <IconGripVertical />
    </span>
  )
}

function Minutes({ row: { id, minutes }, at }: { readonly row: SheetRow; readonly at: number }) {
  const { actions, canWrite } = useSheet()
  if (!canWrite) return minutes === null ? null : <span className={css.minutes}>{minutes} min</span>
  return (
    <label className={css.minutes}>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={planLimits.minutes}
        value={minutes ?? ''}
        aria-label={`Minutes for stage ${at + 1}`}
        onChange={({ target }) => {
          const value = target.value === '' ? null : Math.round(Number(target.value))
          if (value === null || (value >= 0 && value <= planLimits.minutes)) actions.setMinutes(id, value)
        }}
      />
      min
    </label>
  )
}

function RowMenu({ row: { id }, at, of, onAdd }: StageCellProps) {
  const { actions, doc, hasBegun } = useSheet()
  const move = (to: number) => {
    if (actions.move(id, to)) announce(`Now stage ${to + 1} of ${of}`)
  }
  const remove = () => {
    actions.remove(id)
    tell(`Stage ${at + 1} taken out`, { action: { label: 'Undo', run: () => actions.undo() } })
  }
  const stage = stagesOf(doc).get(id)
  // What was predicted stays, and with it the row it stands in.
  const isKept =
    hasBegun &&
    ['predictedA', 'predictedB', 'predictedC'].some((cell) => stage !== undefined && wordsIn(stage, cell).trim() !== '')
  const up = { key: 'up', label: 'Move up', icon: <IconArrowUp />, onSelect: () => move(at - 1) }
  const down = { key: 'down', label: 'Move down', icon: <IconArrowDown />, onSelect: () => move(at + 1) }
  const add = { key: 'add', label: 'Add a stage below', icon: <IconRowInsertBottom />, onSelect: () => onAdd(id) }
  const out = { key: 'out', label: 'Take this stage out', icon: <IconTrash />, danger: true, onSelect: remove }
  return (
    <Menu
      groups={[
        { entries: [...(at > 0 ? [up] : []), ...(at < of - 1 ? [down] : []), ...(actions.isFull ? [] : [add])] },
        ...(isKept ? [] : [{ entries: [out] }]),
      ]}
      button={
        <IconButton size="s" label={`Stage ${at + 1}: move and more`} className={css.rowMenu}>
          <IconDots />
        </IconButton>
      }
    />
  )
}
