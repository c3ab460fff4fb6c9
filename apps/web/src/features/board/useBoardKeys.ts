/** The board by keyboard: arrows go from card to card, with Alt they take the card along, Ctrl Z takes back what I did last. */
import { stages } from '@alongside/domain/stage'
import type { KeyboardEvent } from 'react'
import { announce } from '../../platform/announce'
import { tell } from '../../platform/notices'
import { useShortcut } from '../../platform/shortcuts'
import { useBoard } from './board-context'
import { cardElement, focusCard } from './find-card'
import { type Step, useMoves } from './useMoves'

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'top',
  End: 'bottom',
}

export const boardKeys =
  'Arrow keys go from card to card. Alt with an arrow key moves the card. Enter opens it, M says where it can move to, Delete removes it.'

export function useBoardKeys(): (event: KeyboardEvent) => void {
  const { session, canWrite } = useBoard()
  const { store, actions } = session
  const moves = useMoves()

  useShortcut('mod+z', (event) => {
    if (isWriting(event.target)) return
    if (event.shiftKey) actions.redo()
    else if (actions.undo()) announce('Taken back')
    else tell('There is nothing of yours to take back')
  })

  const walk = (id: string, step: Step) => {
    const card = store.card(id)
    if (!card) return
    const order = store.column(card.column)
    const at = order.indexOf(id)
    const inColumn: Partial<Record<Step, string | undefined>> = {
      up: order[at - 1],
      down: order[at + 1],
      top: order[0],
      bottom: order.at(-1),
    }
    const by = step === 'left' ? -1 : 1
    const beside = (): string | undefined => {
      for (let place = stages.indexOf(card.column) + by; stages[place]; place += by) {
        const ids = store.column(stages[place]!)
        if (ids.length > 0) return ids[Math.min(at, ids.length - 1)]
      }
      return undefined
    }
    const next = step === 'left' || step === 'right' ? beside() : inColumn[step]
    if (next) focusCard(next)
  }

  return (event) => {
    const target = event.target as HTMLElement
    const id = target.closest<HTMLElement>('[data-card]')?.dataset.card
    if (!id || !target.matches('[data-open], [data-menu]') || event.ctrlKey || event.metaKey) return
    const step = steps[event.key]
    if (step && event.altKey && canWrite) moves.step(id, step)
    else if (step && !event.altKey) walk(id, step)
    else if (event.key === ' ' && target.matches('[data-open]')) target.click()
    else if (event.key.toLowerCase() === 'm' && !event.altKey) openMenu(id)
    else if (event.key === 'Delete' && canWrite) moves.remove(id)
    else return
    event.preventDefault()
  }
}

const openMenu = (id: string): void => cardElement(id)?.querySelector<HTMLElement>('[data-menu]')?.click()

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
