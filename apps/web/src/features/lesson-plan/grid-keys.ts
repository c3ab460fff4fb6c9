/**
 * Keys as in a spreadsheet. In a cell the arrows go from cell to cell, typing begins to write, Enter or F2 goes into the words;
 * while writing, Escape goes back to the cell, Enter to the one below, and Shift with Enter begins a new line. Tab is the browser's: it
 * reaches everything in a cell, its minutes and its menu too.
 */
import type { KeyboardEvent } from 'react'

const cellOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
const fieldIn = (cell: HTMLElement): HTMLTextAreaElement | HTMLInputElement | null =>
  cell.querySelector('textarea, input')
const isShown = (cell: HTMLElement): boolean => cell.offsetParent !== null

/** The cells that are shown, row by row. */
const rowsIn = (grid: HTMLElement): HTMLElement[][] =>
  [...grid.querySelectorAll<HTMLElement>('tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')].filter(isShown))
    .filter((row) => row.length > 0)

const middle = (cell: HTMLElement): number => {
  const { left, width } = cell.getBoundingClientRect()
  return left + width / 2
}

/** One row up or down: the cell that stands there, for the first row has fewer. */
function beside(rows: HTMLElement[][], cell: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const at = rows.findIndex((row) => row.includes(cell))
  const row = rows[at + by] ?? []
  return row.toSorted((a, b) => Math.abs(middle(a) - middle(cell)) - Math.abs(middle(b) - middle(cell)))[0]
}

function along(rows: HTMLElement[][], cell: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const row = rows.find((one) => one.includes(cell)) ?? []
  return row[row.indexOf(cell) + by]
}

function go(event: KeyboardEvent, to: HTMLElement | undefined, write = false): void {
  if (!to) return
  event.preventDefault()
  const field = write ? fieldIn(to) : null
  ;(field ?? to).focus()
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
}

export function onGridKeys(event: KeyboardEvent<HTMLElement>): void {
  const cell = cellOf(event.target)
  // On a telephone Enter is a new line, as everywhere there.
  if (!cell || event.nativeEvent.isComposing || matchMedia('(max-width: 40rem)').matches) return
  if (event.target === cell) inCell(event, cell)
  else if (event.target === fieldIn(cell)) inWords(event, cell)
}

function inCell(event: KeyboardEvent<HTMLElement>, cell: HTMLElement): void {
  const rows = rowsIn(event.currentTarget)
  const { key } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (key === 'ArrowRight' || key === 'ArrowLeft') go(event, along(rows, cell, key === 'ArrowRight' ? 1 : -1))
  else if (key === 'ArrowDown' || key === 'ArrowUp') go(event, beside(rows, cell, key === 'ArrowDown' ? 1 : -1))
  else if (key === 'Home' || key === 'End')
    go(event, rows.find((row) => row.includes(cell))?.at(key === 'Home' ? 0 : -1))
  else if (key === 'Enter' || key === 'F2') go(event, cell, true)
  else if (key.length === 1) {
    // The letter itself then arrives in the field.
    const field = fieldIn(cell)
    field?.focus()
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
  }
}

function inWords(event: KeyboardEvent<HTMLElement>, cell: HTMLElement): void {
  const rows = rowsIn(event.currentTarget)
  const { key } = event
  if (key === 'Escape') go(event, cell)
  else if (key === 'Enter' && !event.shiftKey && !event.ctrlKey) go(event, beside(rows, cell, 1) ?? cell)
}
