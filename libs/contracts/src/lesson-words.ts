/** What somebody wrote on a planning sheet or in a discussion, as they would read it: asked when the document itself could not take it. */
import { discussionSteps } from '@alongside/domain/discussion'
import { headerKeys, headerWords, stageCells, stageWords } from '@alongside/domain/lesson-plan'
import { byRank } from '@alongside/domain/rank'
import * as Y from 'yjs'
import { discussionNotesOf, readDiscussion } from './discussion.js'
import { headerOf, readStage, stagesOf } from './lesson-plan.js'

export interface Passage {
  readonly key: string
  readonly title: string
  readonly text: string
}
/** Client → the clock from which on its writing is looked for. */
export type Begins = ReadonlyMap<number, number>

/** One passage for what stands above and below the rows, and one for each row: cell by cell, where something of theirs stands. */
export function wordsOnPlan(doc: Y.Doc, begins: Begins): readonly Passage[] {
  const header = touchedLines(headerOf(doc), headerKeys, (key) => headerWords[key].label, begins)
  const stages = [...stagesOf(doc)].map(([id, stage]) => ({ ...readStage(id, stage), stage })).sort(byRank)
  const passages = stages.map(({ id, title, stage }, at) => ({
    key: id,
    title: `Stage ${at + 1}${title.trim() ? `: ${title.trim().slice(0, 80)}` : ''}`,
    text: touchedLines(stage, stageCells, (cell) => stageWords[cell].label, begins),
  }))
  return [{ key: 'header', title: 'The lesson as a whole', text: header }, ...passages].filter(
    ({ text }) => text !== '',
  )
}

/** One passage for each note in which something of theirs stands. */
export function wordsInDiscussion(doc: Y.Doc, begins: Begins): readonly Passage[] {
  return readDiscussion(doc).flatMap(({ id, step, pupil, text }) => {
    const written = discussionNotesOf(doc).get(id)?.get('text')
    if (!(written instanceof Y.Text) || !isTouched(written, begins) || text.trim() === '') return []
    const name = discussionSteps[step - 1]?.name ?? 'A note'
    return [{ key: id, title: pupil ? `${name}, pupil ${pupil}` : name, text: text.trim() }]
  })
}

export const touchedLines = <Key extends string>(
  map: Y.Map<unknown> | Y.Map<Y.Text>,
  keys: readonly Key[],
  label: (key: Key) => string,
  begins: Begins,
): string =>
  keys
    .flatMap((key) => {
      const text = map.get(key)
      const words = text instanceof Y.Text && isTouched(text, begins) ? text.toJSON().trim() : ''
      return words === '' ? [] : [`${label(key)}: ${words}`]
    })
    .join('\n')

/** Whole texts, not letters: theirs alone, between others', would read like torn paper. */
export function isTouched(text: Y.Text, begins: Begins): boolean {
  for (let item = (text as unknown as Y.AbstractType<unknown>)._start; item; item = item.right) {
    const { client, clock } = item.id
    const isTheirs = clock + item.length > (begins.get(client) ?? Number.POSITIVE_INFINITY)
    if (!item.deleted && item.content instanceof Y.ContentString && isTheirs) return true
  }
  return false
}
