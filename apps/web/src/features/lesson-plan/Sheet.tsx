/** The planning sheet as one grid: what each pupil will newly be able to do, stage by stage what we predict and see, and what they could do at the end. */
import { headerOf, stagesOf } from '@alongside/contracts/lesson-plan'
import { type CasePupilLabel, casePupilLabels } from '@alongside/domain/case-pupil'
import {
  criterionOf,
  endOf,
  type HeaderKey,
  headerWords,
  observedOf,
  predictedOf,
  stageWords,
} from '@alongside/domain/lesson-plan'
import { IconPlus } from '@tabler/icons-react'
import { Fragment, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { onGridKeys } from './grid-keys'
import { OutcomeChoice } from './OutcomeChoice'
import css from './Sheet.module.css'
import { SheetCell } from './SheetCell'
import { StageCell } from './StageCell'
import { useSheet } from './sheet-context'
import { useRowDrop } from './useRowDrop'
import { type SheetRow, useSheetRows } from './useSheetRows'

/** After it was drawn: whoever adds a stage wants to name it. */
const writeTitle = (id: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-stage="${id}"] textarea`)?.focus())

export function Sheet() {
  const { doc, actions, canWrite, hasBegun } = useSheet()
  const rows = useSheetRows(doc)
  const [pupil, setPupil] = useState<CasePupilLabel>('A')
  const body = useRef<HTMLTableSectionElement>(null)
  const over = useRowDrop(body)
  const add = (after: string | null = null) => {
    const id = actions.add(after)
    if (id) writeTitle(id)
  }
  // Before which row the line is drawn: the one in hand is not counted.
  const others = rows.filter(({ id }) => id !== over?.id)
  const lineAbove = over ? others[over.place]?.id : undefined
  return (
    <div className={cx(css.sheet, hasBegun && css.seen)} data-pupil={pupil}>
      <PupilSwitch chosen={pupil} onChoose={setPupil} />
      <div className={css.scroll}>
        <table aria-label="Planning sheet" className={css.table} onKeyDown={onGridKeys}>
          <Columns />
          <thead>
            <tr>
              <th scope="col" className={css.stage}>
                Stage
                <Total rows={rows} />
              </th>
              {casePupilLabels.map((label) => (
                <Fragment key={label}>
                  <th scope="col" data-of={label}>
                    {label}: we predict
                  </th>
                  <th scope="col" data-of={label} data-seen="">
                    {label}: we saw
                  </th>
                </Fragment>
              ))}
              <th scope="col">{stageWords.patterns.label}</th>
            </tr>
          </thead>
          <tbody className={css.frame}>
            <HeaderRow of={criterionOf} title="Will newly be able to" hasWho />
          </tbody>
          <tbody ref={body}>
            {rows.map((row, at) => (
              <tr
                key={row.id}
                data-stage={row.id}
                className={cx(row.id === lineAbove && css.lineAbove, over?.id === row.id && css.lifted)}
              >
                <StageCell row={row} at={at} of={rows.length} onAdd={add} />
                {casePupilLabels.map((label) => (
                  <PupilCells key={label} row={row} at={at} label={label} />
                ))}
                <SheetCell
                  row={row.id}
                  cell="patterns"
                  text={stagesOf(doc).get(row.id)?.get('patterns')}
                  label={`Stage ${at + 1}: patterns and issues`}
                  hint={hasBegun ? stageWords.patterns.hint : ''}
                  className={css.patterns}
                />
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={8} className={css.none}>
                  No stages yet. A stage is a part of the lesson, such as “in pairs: sort the cards”; for each of the
                  three pupils the group writes what it predicts.
                </td>
              </tr>
            )}
          </tbody>
          <tbody className={cx(css.frame, css.end)}>
            <HeaderRow of={endOf} title="At the end" />
          </tbody>
        </table>
      </div>
      {canWrite && !actions.isFull && (
        <div className={css.below}>
          <Button size="s" icon={<IconPlus />} onClick={() => add()}>
            Add a stage
          </Button>
          <p className={css.keys}>
            Arrow keys move between cells, typing writes, Escape leaves a cell, Shift with Enter begins a new line.
          </p>
        </div>
      )}
    </div>
  )
}

/** Widths, once for all rows. */
function Columns() {
  return (
    <colgroup>
      <col className={css.stageColumn} />
      {casePupilLabels.map((label) => (
        <Fragment key={label}>
          <col data-of={label} />
          <col data-of={label} data-seen="" />
        </Fragment>
      ))}
      <col />
    </colgroup>
  )
}

function Total({ rows }: { readonly rows: readonly SheetRow[] }) {
  const minutes = rows.reduce((sum, row) => sum + (row.minutes ?? 0), 0)
  if (minutes === 0) return null
  return <span className={css.total}>{minutes} minutes together</span>
}

function PupilCells({
  row,
  at,
  label,
}: {
  readonly row: SheetRow
  readonly at: number
  readonly label: CasePupilLabel
}) {
  const { doc, actions, canWrite, hasBegun } = useSheet()
  const stage = stagesOf(doc).get(row.id)
  return (
    <>
      <SheetCell
        row={row.id}
        cell={predictedOf(label)}
        text={stage?.get(predictedOf(label))}
        label={`Stage ${at + 1}, pupil ${label}: we predict`}
        hint={hasBegun ? '' : at === 0 ? stageWords[predictedOf(label)].hint : ''}
        isFixed={hasBegun}
        className={cx(css.predicted, css[`of${label}`])}
      />
      <SheetCell
        row={row.id}
        cell={observedOf(label)}
        text={stage?.get(observedOf(label))}
        label={`Stage ${at + 1}, pupil ${label}: we saw`}
        hint={at === 0 ? stageWords[observedOf(label)].hint : ''}
        className={cx(css.observed, css[`of${label}`])}
      >
        {hasBegun && (
          <OutcomeChoice
            label={label}
            value={row.outcome[label]}
            canWrite={canWrite}
            onChoose={(outcome) => actions.setOutcome(row.id, label, outcome)}
          />
        )}
      </SheetCell>
    </>
  )
}

interface HeaderRowProps {
  readonly of: (label: CasePupilLabel) => HeaderKey
  readonly title: string
  /** Says whom each pupil stands for. */
  readonly hasWho?: boolean
}

function HeaderRow({ of, title, hasWho }: HeaderRowProps) {
  const { doc, pupils, hasBegun } = useSheet()
  return (
    <tr>
      <th scope="row" className={css.stage}>
        {title}
      </th>
      {casePupilLabels.map((label) => {
        const who = pupils.find((pupil) => pupil.label === label)
        return (
          <Fragment key={label}>
            <SheetCell
              row="header"
              cell={of(label)}
              text={headerOf(doc).get(of(label))}
              label={headerWords[of(label)].label}
              hint={headerWords[of(label)].hint}
              span={hasBegun ? 2 : 1}
              className={cx(css.criterion, css[`of${label}`])}
              above={
                hasWho && (
                  <p className={css.who}>
                    <span className={css.letter} aria-hidden="true">
                      {label}
                    </span>
                    <span>
                      <strong>{who?.alias || `Pupil ${label}`}</strong>
                      {who?.typifies && <small>{who.typifies}</small>}
                    </span>
                  </p>
                )
              }
            />
            {/* On paper what was seen has its column before anything was seen. */}
            {!hasBegun && (
              <td data-seen="" data-of={label} className={css.blank}>
                <span className="visually-hidden">For after the lesson</span>
              </td>
            )}
          </Fragment>
        )
      })}
      <td className={css.blank}>
        <span className="visually-hidden">Nothing here</span>
      </td>
    </tr>
  )
}

/** Where there is no room for three: one pupil at a time. */
function PupilSwitch({
  chosen,
  onChoose,
}: {
  readonly chosen: string
  readonly onChoose: (label: CasePupilLabel) => void
}) {
  const { pupils } = useSheet()
  return (
    <fieldset className={css.switch}>
      <legend className="visually-hidden">Which pupil</legend>
      {casePupilLabels.map((label) => (
        <button key={label} type="button" aria-pressed={chosen === label} onClick={() => onChoose(label)}>
          <strong>{label}</strong> {pupils.find((pupil) => pupil.label === label)?.alias}
        </button>
      ))}
    </fieldset>
  )
}
