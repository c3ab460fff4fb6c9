// The record of a discussion: noted by everybody, step by step, and only while the group talks.
import { discussionNotesOf, putDiscussionNote, readDiscussion } from '@alongside/contracts/discussion'
import { wordsInDiscussion } from '@alongside/contracts/lesson-words'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { lessonNow, lessonSheet, type Sheet } from '../support/lesson-sheet.js'
import { Browser, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let alliance: AllianceId
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
let sheet: Sheet
const open: Browser[] = []

const enter = async (someone: Someone): Promise<Browser> => {
  const browser = new Browser(someone, sheet.discussionId, wordsInDiscussion)
  open.push(browser)
  return browser.joined()
}
function note(doc: Y.Doc, { someone, urn }: typeof ana, step: number, text: string, more: object = {}): string {
  const id = v7()
  const made = { createdBy: someone.id, createdUrn: urn, createdAt: new Date().toISOString() }
  doc.transact(() => putDiscussionNote(doc, id, { step, pupil: null, text, ...made, ...more }))
  return id
}
const rows = () =>
  w.sql<{ id: string }>(
    'select id, step, pupil, body, created_by, removed_at from discussion_note where lesson_id = $1 order by created_at',
    [sheet.lessonId],
  )

beforeAll(async () => {
  w = await world()
  const [elm, oak] = [await w.school('Elm Park'), await w.school('Oakfield')]
  alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak }
})
beforeEach(async () => {
  for (const browser of open.splice(0)) browser.close()
  sheet = await lessonSheet(w, alliance, [ana, ben], { state: 'DISCUSSING', step: 2 })
})
afterAll(async () => {
  for (const browser of open.splice(0)) browser.close()
  await w?.close()
})

describe('the record of a discussion', () => {
  it('is written by everybody at once, and stands in the tables step by step', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    const first = note(a.doc, ana, 1, 'A explained it to C.', { pupil: 'A' })
    await a.saved()
    await until(() => discussionNotesOf(b.doc).has(first))
    const text = discussionNotesOf(b.doc).get(first)!.get('text') as Y.Text
    text.insert(text.length, ' With counters.')
    note(b.doc, ben, 2, 'Others like A waited.')
    await b.saved()
    expect(await rows()).toMatchObject([
      { step: 1, pupil: 'A', body: 'A explained it to C. With counters.', created_by: ana.someone.id },
      { step: 2, pupil: null, body: 'Others like A waited.', created_by: ben.someone.id },
    ])
    await until(() => discussionNotesOf(a.doc).size === 2)
    const undo = new Y.UndoManager([discussionNotesOf(a.doc)])
    discussionNotesOf(a.doc).delete(first)
    await a.saved()
    expect(await rows()).toMatchObject([{ removed_at: expect.any(Date) }, { removed_at: null }])
    undo.undo()
    await a.saved()
    expect(a.live.state().rescued).toEqual([])
    expect(readDiscussion(a.doc).map((one) => one.text)[0]).toBe('A explained it to C. With counters.')
  })

  it('DSC-6: a step the group has not reached takes no note; when it is reached, it does', async () => {
    const a = await enter(ana.someone)
    note(a.doc, ana, 4, 'The way we taught it …')
    a.live.flush()
    await until(() => a.live.state().rescued.length === 1)
    expect(a.live.state().rescued[0]).toMatchObject({ code: 'discussion.step-not-yet' })
    expect(JSON.stringify(a.live.state().rescued[0])).toContain('The way we taught it')
    await until(() => a.live.state().status === 'live')
    await lessonNow(w, sheet, 'DISCUSSING', 4)
    note(a.doc, ana, 4, 'The way we taught it helped B.')
    note(a.doc, ana, 1, 'And A, seen again.', { pupil: 'A' })
    await a.saved()
    expect(await rows()).toHaveLength(2)
  })

  it('is read and not written before the discussion and after it', async () => {
    const a = await enter(ana.someone)
    note(a.doc, ana, 1, 'A drew it.', { pupil: 'A' })
    await a.saved()
    for (const [state, step] of [
      ['CONCLUDED', 8],
      ['INTERVIEWED', 0],
    ] as const) {
      await lessonNow(w, sheet, state, step)
      await until(() => !a.live.state().canWrite)
      const known = a.live.state().rescued.length
      note(a.doc, ana, 1, 'Too late.')
      a.live.flush()
      await until(() => a.live.state().rescued.length === known + 1 && a.live.state().status === 'live')
      expect(readDiscussion(a.doc).map((one) => one.text)).toEqual(['A drew it.'])
    }
  })

  const forgeries: [string, (doc: Y.Doc, mine: Y.Map<unknown>) => void][] = [
    ['a note of somebody else', (doc) => note(doc, ben, 1, 'Ben says')],
    ['a mark out of ten', (_, mine) => mine.set('score', 7)],
    ['another step', (_, mine) => mine.set('step', 2)],
    ['another text in its place', (_, mine) => mine.set('text', new Y.Text('other'))],
    ['bold words', (_, mine) => (mine.get('text') as Y.Text).format(0, 1, { bold: true })],
    ['a pupil nobody chose', (_, mine) => mine.set('pupil', 'D')],
    ['half a step', (doc) => note(doc, ana, 1.5, 'between')],
    ['a book', (doc) => note(doc, ana, 1, 'x'.repeat(4001))],
  ]
  it.each(forgeries)('has no place for %s', async (_, forge) => {
    const a = await enter(ana.someone)
    const id = note(a.doc, ana, 1, 'A drew it.', { pupil: 'A' })
    await a.saved()
    a.doc.transact(() => forge(a.doc, discussionNotesOf(a.doc).get(id)!))
    a.live.flush()
    await until(() => a.live.state().rescued.length === 1 && a.live.state().status === 'live')
    expect(a.live.state().rescued[0]).toMatchObject({ code: 'live.shape' })
    expect(readDiscussion(a.doc)).toMatchObject([{ id, step: 1, pupil: 'A', text: 'A drew it.' }])
  })
})
