/** Moving cards without a mouse: the same few moves for the menu and for the keys, each said aloud when it is done. */
import { mayMoveTo } from '@alongside/domain/board'
import { type EnquiryStage, stages, stageWords } from '@alongside/domain/stage'
import { useMemo } from 'react'
import { announce } from '../../platform/announce'
import { tell } from '../../platform/notices'
import { type BoardGround, useBoard } from './board-context'
import { quoted } from './card-view'
import { focusCard } from './find-card'

export type Step = 'up' | 'down' | 'top' | 'bottom' | 'left' | 'right'

export interface Moves {
  to(id: string, column: EnquiryStage, index?: number): void
  step(id: string, step: Step): void
  remove(id: string): void
}

const within: Readonly<Partial<Record<Step, (at: number, last: number) => number>>> = {
  up: (at) => at - 1,
  down: (at) => at + 1,
  top: () => 0,
  bottom: (_at, last) => last,
}

function movesOn({ session, locked }: BoardGround): Moves {
  const { store, actions } = session

  const to: Moves['to'] = (id, column, index) => {
    const card = store.card(id)
    if (!card || !mayMoveTo(column, card.column === column ? [] : locked)) return
    const others = store.column(column).filter((other) => other !== id)
    const place = Math.max(0, Math.min(index ?? others.length, others.length))
    actions.move(id, column, place)
    announce(`Moved ${quoted(card)} to ${stageWords[column].label}, place ${place + 1} of ${others.length + 1}`)
    requestAnimationFrame(() => focusCard(id))
  }

  const sideways = (id: string, from: EnquiryStage, by: 1 | -1) => {
    const open = stages.filter((stage) => stage === from || mayMoveTo(stage, locked))
    const target = open[open.indexOf(from) + by]
    if (target) to(id, target, store.column(from).indexOf(id))
    else announce('There is no further open column on this side')
  }

  const step: Moves['step'] = (id, way) => {
    const card = store.card(id)
    if (!card) return
    if (way === 'left' || way === 'right') return sideways(id, card.column, way === 'left' ? -1 : 1)
    const order = store.column(card.column)
    const at = order.indexOf(id)
    const target = within[way]?.(at, order.length - 1) ?? at
    if (target < 0 || target >= order.length || target === at) announce('It is already there')
    else to(id, card.column, target)
  }

  const remove: Moves['remove'] = (id) => {
    const card = store.card(id)
    if (!card) return
    const order = store.column(card.column)
    const next = order[order.indexOf(id) + 1] ?? order[order.indexOf(id) - 1]
    const undo = actions.remove(id)
    tell(`Removed ${quoted(card)}`, { action: { label: 'Undo', run: undo } })
    if (next) requestAnimationFrame(() => focusCard(next))
  }

  return { to, step, remove }
}

export function useMoves(): Moves {
  const ground = useBoard()
  return useMemo(() => movesOn(ground), [ground])
}
