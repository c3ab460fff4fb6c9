/** What the cycle itself says: focus, learners, baseline, success, what happened. One quiet line, opened to write in together. */

import type { CycleFieldName } from '@alongside/domain/card-fields'
import { cycleFieldNames, cycleFields } from '@alongside/domain/card-fields'
import { IconChevronDown, IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import { cx } from '../../ui/cx'
import { useBoard, useCycleValue, useOthers } from './board-context'
import css from './CycleStrip.module.css'
import { QuietField } from './QuietField'

export function CycleStrip() {
  const [isOpen, setOpen] = useState(false)
  const { canWrite } = useBoard()
  const focus = useCycleValue('focus')
  const group = useCycleValue('learnersGroup')
  const year = useCycleValue('learnersYear')
  const learners = [group, year].filter(Boolean).join(', ')
  return (
    <section className={cx(css.strip, isOpen && css.opened)} aria-label="What this cycle is about">
      <button type="button" className={css.line} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconTargetArrow aria-hidden="true" stroke={1.75} />
        <span className={css.words}>
          <span className={css.name}>Our focus</span>
          {isOpen ? null : focus ? (
            <span className={css.focus}>{focus}</span>
          ) : (
            <span className={css.empty}>
              {canWrite ? 'Not agreed yet. Write it here together.' : 'Not agreed yet.'}
            </span>
          )}
          {learners && !isOpen && <span className={css.learners}>{learners}</span>}
        </span>
        <IconChevronDown aria-hidden="true" className={css.chevron} />
      </button>
      {isOpen && (
        <div className={css.fields}>
          {cycleFieldNames.map((name) => (
            <CycleField key={name} name={name} />
          ))}
        </div>
      )}
    </section>
  )
}

const isWide = (name: CycleFieldName): boolean => name === 'focus'

function CycleField({ name }: { readonly name: CycleFieldName }) {
  const { canWrite, session } = useBoard()
  const value = useCycleValue(name)
  const writers = useOthers().filter(({ state }) => state?.field === `cycle.${name}`)
  const rule = cycleFields.find((one) => one.name === name)
  if (!rule) return null
  return (
    <div className={isWide(name) ? css.wide : css.one}>
      <QuietField
        rule={rule}
        value={value}
        canWrite={canWrite}
        writers={writers.map((one) => one.name)}
        onChange={(next) => session.actions.setCycle(name, next)}
        onEnter={() => session.presence.tell({ field: `cycle.${name}` })}
        onLeave={() => session.presence.tell({ field: '' })}
      />
    </div>
  )
}
