// The planning sheet between two schools: stored before it is acknowledged, the same for everybody, and its predictions stand once the lesson begins.
import { toBase64 } from '@alongside/contracts/bytes'
import { headerOf, putSeat, readPlan, seatsOf, stagesOf } from '@alongside/contracts/lesson-plan'
import { wordsOnPlan } from '@alongside/contracts/lesson-words'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { addStage, lessonNow, lessonSheet, type Sheet } from '../support/lesson-sheet.js'
import { Browser, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let alliance: AllianceId
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
let zoe: Someone
let sheet: Sheet
const open: Browser[] = []

const enter = async (someone: Someone): Promise<Browser> => {
  const browser = new Browser(someone, sheet.planId, wordsOnPlan)
  open.push(browser)
  return browser.joined()
}
const textIn = (browser: Browser, id: string, cell: string) => stagesOf(browser.doc).get(id)!.get(cell) as Y.Text
const rows = () =>
  w.sql<{ id: string; removed_at: Date | null }>(
    `select id, rank, title, minutes, predicted, observed, outcome, patterns, created_by, created_urn, changed_by, removed_at from lesson_stage where lesson_id = $1 order by rank`,
    [sheet.lessonId],
  )

beforeAll(async () => {
  w = await world()
  const [elm, oak] = [await w.school('Elm Park'), await w.school('Oakfield')]
  alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak }
  zoe = await w.person({ name: 'Zoe', role: 'TEACHER', school: oak })
})
beforeEach(async () => {
  for (const browser of open.splice(0)) browser.close()
  sheet = await lessonSheet(w, alliance, [ana, ben])
})
afterAll(async () => {
  for (const browser of open.splice(0)) browser.close()
  await w?.close()
})

describe('planning together', () => {
  it('two who write in one cell write one text, and it is in the tables when it is saved', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    textIn(a, sheet.stageId, 'predictedB').insert(0, 'B draws it. ')
    textIn(b, sheet.stageId, 'predictedB').insert(0, 'B asks a friend. ')
    headerOf(a.doc).get('criterionB')!.insert(0, 'names two reasons')
    await Promise.all([a.saved(), b.saved()])
    await until(() => textIn(a, sheet.stageId, 'predictedB').length === textIn(b, sheet.stageId, 'predictedB').length)
    const words = textIn(a, sheet.stageId, 'predictedB').toJSON()
    expect(words).toContain('B draws it. ')
    expect(words).toContain('B asks a friend. ')
    expect(textIn(b, sheet.stageId, 'predictedB').toJSON()).toBe(words)
    expect(await rows()).toMatchObject([
      { title: 'Opening', minutes: 10, predicted: { A: 'A counts the pieces', B: words, C: '' } },
    ])
    const [lesson] = await w.sql<{ plan: object }>('select plan from research_lesson where id = $1', [sheet.lessonId])
    expect(lesson!.plan).toMatchObject({
      criterionA: 'names one reason',
      criterionB: 'names two reasons',
      thoughts: '',
    })
  })

  it('a row is added, moved and taken out; undoing brings it back with whose it is', async () => {
    const a = await enter(ana.someone)
    const id = addStage(a.doc, ana, { minutes: 15, outcome: { B: 'MORE' } })
    await a.saved()
    const stage = stagesOf(a.doc).get(id)!
    stage.set('rank', 'Zz1')
    putSeat(a.doc, { id: v7(), row: 2, column: 11, pupil: 'C' })
    await a.saved()
    const mine = { id, rank: 'Zz1', minutes: 15, outcome: { A: null, B: 'MORE', C: null } }
    expect((await rows())[0]).toMatchObject({ ...mine, created_by: ana.someone.id, created_urn: ana.urn })
    expect(readPlan(a.doc).stages.map((one) => one.title)).toEqual(['In pairs', 'Opening'])
    const undo = new Y.UndoManager([stagesOf(a.doc)])
    stagesOf(a.doc).delete(id)
    await a.saved()
    expect((await rows())[0]!.removed_at).not.toBeNull()
    undo.undo()
    await a.saved()
    expect(a.live.state().rescued).toEqual([])
    expect((await rows())[0]).toMatchObject({ ...mine, created_by: ana.someone.id, removed_at: null })
  })
})

describe('once the lesson has begun', () => {
  it('LSN-3: what was predicted stands, what was seen is written beside it, and refused words are kept for their author', async () => {
    const [a, b] = [await enter(ana.someone), await enter(ben.someone)]
    await lessonNow(w, sheet, 'IN_PROGRESS')
    textIn(b, sheet.stageId, 'observedA').insert(0, 'A counted, then drew. ')
    stagesOf(b.doc).get(sheet.stageId)!.set('outcomeA', 'MORE')
    await b.saved()
    textIn(a, sheet.stageId, 'predictedA').insert(0, 'As we now know, ')
    a.live.flush()
    await until(() => a.live.state().rescued.length === 1)
    expect(a.live.state().rescued[0]).toMatchObject({ code: 'lesson.prediction-fixed' })
    expect(JSON.stringify(a.live.state().rescued[0])).toContain('As we now know, A counts the pieces')
    await until(() => a.live.state().status === 'live')
    // What somebody predicted does not go with its row either, and no row brings predictions of its own.
    stagesOf(a.doc).delete(sheet.stageId)
    a.live.flush()
    await until(() => a.live.state().rescued.length === 2 && a.live.state().status === 'live')
    addStage(a.doc, ana, { texts: { title: 'A fire alarm', predictedC: 'C stays calm' } })
    a.live.flush()
    await until(() => a.live.state().rescued.length === 3 && a.live.state().status === 'live')
    addStage(a.doc, ana, { texts: { title: 'A fire alarm', observedC: 'C led the others out' } })
    await a.saved()
    expect(await rows()).toMatchObject([
      { predicted: { A: 'A counts the pieces' }, observed: { A: 'A counted, then drew. ' }, outcome: { A: 'MORE' } },
      { title: 'A fire alarm', predicted: { C: '' }, observed: { C: 'C led the others out' }, removed_at: null },
    ])
  })

  it('LSN-2: a concluded sheet is read and not changed; who is not in the group does not get in', async () => {
    const a = await enter(ana.someone)
    await lessonNow(w, sheet, 'CONCLUDED')
    await until(() => !a.live.state().canWrite)
    textIn(a, sheet.stageId, 'patterns').insert(0, 'Late. ')
    a.live.flush()
    await until(() => a.live.state().rescued.length === 1)
    expect(a.live.state().rescued[0]).toMatchObject({ code: 'board.read-only' })
    const stranger = await enter(zoe)
    expect(stranger.live.state()).toMatchObject({ status: 'closed', closedBy: 'not-found' })
    const gone = await enter(ben.someone)
    await w.sql(`update lesson_study_member set state = 'LEFT' where study_id = $1 and person_id = $2`, [
      sheet.studyId,
      ben.someone.id,
    ])
    await until(() => gone.live.state().status === 'closed')
  })
})

describe('what a sheet has no place for', () => {
  const forgeries: [string, string, (doc: Y.Doc, stage: Y.Map<unknown>) => void][] = [
    ['marks in a cell', 'live.shape', (_, stage) => (stage.get('title') as Y.Text).format(0, 3, { bold: true })],
    [
      'a value between the letters',
      'live.shape',
      (_, stage) => (stage.get('title') as Y.Text).insertEmbed(0, { n: 1 }),
    ],
    ['something named on a text', 'live.shape', (_, stage) => (stage.get('title') as Y.Text).setAttribute('x', 'y')],
    ['another text in a cell’s place', 'live.shape', (_, stage) => stage.set('title', new Y.Text('Opening'))],
    ['a text of another kind', 'live.shape', (_, stage) => stage.set('title', new Y.XmlText('Opening'))],
    [
      'more than a cell holds',
      'live.shape',
      (_, stage) => (stage.get('patterns') as Y.Text).insert(0, 'x'.repeat(4001)),
    ],
    ['a sign nobody keeps', 'live.shape', (_, stage) => (stage.get('title') as Y.Text).insert(0, '\u0000')],
    ['a field for a judgement', 'live.shape', (_, stage) => stage.set('teacherRating', 4)],
    ['an outcome that is none', 'live.shape', (_, stage) => stage.set('outcomeA', 'OUTSTANDING')],
    ['half a minute', 'live.shape', (_, stage) => stage.set('minutes', 2.5)],
    ['a rank that is none', 'live.shape', (_, stage) => stage.set('rank', '??')],
    ['somebody else’s row', 'live.shape', (doc) => addStage(doc, ben)],
    ['another maker', 'live.shape', (_, stage) => stage.set('createdBy', ana.someone.id)],
    ['a row without its texts', 'live.shape', (doc) => stagesOf(doc).set(v7(), new Y.Map([['rank', 'a5V']]))],
    ['a heading taken away', 'live.shape', (doc) => headerOf(doc).delete('success')],
    ['a heading put anew', 'live.shape', (doc) => headerOf(doc).set('success', new Y.Text('Ours'))],
    ['a heading of its own', 'live.shape', (doc) => headerOf(doc).set('teacher', new Y.Text('Good'))],
    ['another root', 'live.shape', (doc) => doc.getMap('grades').set('A', 1)],
    ['a place outside the room', 'live.shape', (doc) => putSeat(doc, { id: v7(), row: 12, column: 0, pupil: null })],
    ['a pupil nobody chose', 'live.shape', (doc) => putSeat(doc, { id: v7(), row: 0, column: 0, pupil: 'D' as 'A' })],
    ['31 stages', 'plan.too-many-stages', (doc) => Array.from({ length: 30 }, () => addStage(doc, ana))],
    [
      '61 places',
      'plan.too-many-seats',
      (doc) =>
        Array.from({ length: 61 }, (_, n) => putSeat(doc, { id: v7(), row: n % 12, column: n % 11, pupil: null })),
    ],
  ]

  it.each(forgeries)('%s: %s', async (_, code, forge) => {
    const a = await enter(ana.someone)
    a.doc.transact(() => forge(a.doc, stagesOf(a.doc).get(sheet.stageId)!))
    a.live.flush()
    await until(() => a.live.state().rescued.length === 1)
    expect(a.live.state().rescued[0]).toMatchObject({ code })
    await until(() => a.live.state().status === 'live')
    expect(readPlan(a.doc).stages).toMatchObject([{ id: sheet.stageId, title: 'Opening', minutes: 10 }])
    expect(headerOf(a.doc).size).toBe(9)
    expect(seatsOf(a.doc).size).toBe(0)
  })

  it('bytes that chance has changed leave the sheet as it was, or as some sheet may be', async () => {
    const a = await enter(ana.someone)
    let turn = 7
    const pick = (below: number): number => {
      turn = (Math.imul(turn, 1_103_515_245) + 12_345) >>> 0
      return turn % below
    }
    const draft = new Y.Doc()
    Y.applyUpdate(draft, Y.encodeStateAsUpdate(a.doc))
    draft.clientID = a.doc.clientID
    const before = Y.encodeStateVector(draft)
    addStage(draft, ana)
    ;(stagesOf(draft).get(sheet.stageId)!.get('predictedC') as Y.Text).insert(0, 'C waits')
    const edit = Y.encodeStateAsUpdate(draft, before)
    draft.destroy()
    let refused = 0
    for (let time = 0; time < 120; time += 1) {
      const bytes = edit.slice()
      for (let change = 0; change <= pick(3); change += 1) bytes[pick(bytes.length)] = pick(256)
      const place = { documentId: sheet.planId, epoch: 1, client: a.doc.clientID, n: 1 }
      const answer = await a.socket.emitWithAck('live:update', { ...place, update: toBase64(bytes) })
      if ('refused' in answer) refused += 1
      else break
    }
    expect(refused).toBeGreaterThan(0)
    const b = await enter(ben.someone)
    const plan = readPlan(b.doc)
    expect(plan.header.intention).toBe('Say why two fractions are the same.')
    expect(plan.stages.length).toBeGreaterThan(0)
    textIn(b, sheet.stageId, 'predictedB').insert(0, 'B goes on. ')
    await b.saved()
    expect(b.live.state().rescued).toEqual([])
  })
})
