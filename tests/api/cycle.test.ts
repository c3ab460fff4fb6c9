// A cycle through the API, its board written in browsers: guards with their reasons, proposals, going back, hunches, the next turn.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Cast, cast, codes, EnquiryHelp } from '../support/enquiries.js'
import { AtBoard } from '../support/enquiry-board.js'
import { lessonNow, lessonSheet } from '../support/lesson-sheet.js'
import { until } from '../support/live.js'
import { statementsDuring } from '../support/statements.js'
import { type World, world } from '../support/world.js'

let w: World
let c: Cast
let help: EnquiryHelp
let id: string
let cycleId: string
let ana: AtBoard
let ben: AtBoard
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
})
afterAll(() => w?.close())
beforeEach(async () => {
  const active = await help.active()
  id = active.id
  cycleId = active.cycleId
  ana = await AtBoard.open(c.ana, c.elm, active.documentId)
  ben = await AtBoard.open(c.ben, c.oak, active.documentId)
})
afterEach(() => {
  ana?.close()
  ben?.close()
})

const cycleNow = async (fields: string) =>
  (await c.ana.ask(`query($id: ID!) { enquiry(id: $id) { currentCycle { ${fields} } } }`, { id })).enquiry.currentCycle
const missing = async (): Promise<string[]> => codes((await cycleNow('missingForNext { code }')).missingForNext)
const stage = async (): Promise<string> => (await cycleNow('stage')).stage

const propose = `mutation($id: ID!, $cycle: ID!, $to: CycleStage!) {
  proposeStage(enquiryId: $id, cycleId: $cycle, to: $to, note: "We are ready") { currentCycle { proposal { id note proposedBy { name } } } } }`
const confirm = 'mutation($id: ID!, $proposal: ID!) { confirmStage(enquiryId: $id, proposalId: $proposal) { id } }'
const move = `mutation($id: ID!, $cycle: ID!, $to: CycleStage!, $why: String) {
  moveStage(enquiryId: $id, cycleId: $cycle, to: $to, overrideReason: $why) { currentCycle { stage } } }`
const back = `mutation($id: ID!, $cycle: ID!, $to: CycleStage!, $why: String!) {
  goBackToStage(enquiryId: $id, cycleId: $cycle, to: $to, reason: $why) { currentCycle { stage } } }`
const hunchTo = `mutation($id: ID!, $cycle: ID!, $card: ID!, $to: HunchStatusValue!, $why: String) {
  setHunchStatus(enquiryId: $id, cycleId: $cycle, cardId: $card, status: $to, reason: $why) { lastFinding currentCycle { stage hunchStatuses { cardId status changedBy { name } } } } }`
const onwards = (to: string) => c.ana.ask(move, { id, cycle: cycleId, to })

async function evidence(): Promise<string> {
  const said = await ana.card('EVIDENCE', { title: '“I write the easy one”', type: 'PUPIL_VOICE' })
  await ben.card('EVIDENCE', { title: '31 recounts', type: 'WORK_SAMPLE' })
  return said
}
async function focus(): Promise<void> {
  await ben.words({
    focus: 'Saying a sentence before writing it',
    learnersGroup: 'Twelve quiet writers',
    learnersWhy: 'They stop',
  })
}
async function testedHunch(on: string): Promise<string> {
  const hunch = await ben.card('HUNCH', {
    statement: 'We ask for silence too early',
    ourContribution: 'We do',
    howWrong: 'If talk changes nothing',
  })
  await ben.link(hunch, on)
  await c.ben.ask(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTING' })
  return hunch
}

describe('forward', () => {
  it('goes from scanning to checked, each guard telling what is missing until it is there', async () => {
    expect(await missing()).toEqual([
      'cycle.needs-two-evidence',
      'cycle.needs-two-evidence-types',
      'cycle.needs-pupil-voice',
    ])
    const seen = await evidence()
    expect(await missing()).toEqual([])
    await onwards('FOCUSING')
    expect(await missing()).toEqual(['cycle.needs-focus', 'cycle.needs-learners'])
    await focus()
    await onwards('HUNCH')
    expect(await missing()).toEqual(['cycle.needs-supported-hunch'])
    const hunch = await testedHunch(seen)
    await c.ana.ask(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTED_SUPPORTED' })
    await onwards('NEW_LEARNING')
    expect(await missing()).toEqual(['cycle.needs-change-idea', 'cycle.needs-baseline', 'cycle.needs-success-measure'])
    const change = await ana.card('CHANGE_IDEA', { title: 'Say it first', what: 'Aloud, to a partner' })
    await ana.words({ baseline: '8 of 31', successMeasure: '16 of 31' })
    await onwards('ACTION')
    const test = await ben.card('QUICK_TEST', { title: 'One lesson', plan: 'Try it once' })
    await ben.link(test, change)
    expect(await missing()).toEqual(['cycle.needs-finished-test'])
    await ben.field(test, 'do', 'Tried on Tuesday')
    await ben.field(test, 'study', 'They wrote more')
    await onwards('CHECKING')
    await ana.words({ whatHappened: 'Twelve pupils now try the hard sentence.' })
    expect(await c.ana.refused(move, { id, cycle: cycleId, to: 'CHECKED' })).toBe('cycle.not-ready')
    const answer = `mutation($id: ID!, $cycle: ID!) { answerEnoughDifference(enquiryId: $id, cycleId: $cycle, answer: PARTLY) {
      lastFinding currentCycle { stage enoughDifference nextStage history { fromStage toStage changedBy { name } } } } }`
    expect(await c.ben.refused(answer, { id, cycle: cycleId })).toBe('not-allowed')
    const { answerEnoughDifference: checked } = await c.ana.ask(answer, { id, cycle: cycleId })
    expect(checked).toMatchObject({
      lastFinding: 'Twelve pupils now try the hard sentence.',
      currentCycle: { stage: 'CHECKED', enoughDifference: 'PARTLY', nextStage: null },
    })
    expect(checked.currentCycle.history).toHaveLength(6)
    expect(checked.currentCycle.history[0]).toEqual({
      fromStage: 'SCANNING',
      toStage: 'FOCUSING',
      changedBy: { name: 'Ana' },
    })
    await until(() => ana.browser.live.state().canWrite === false)
    const versions = await w.sql<{ name: string }>('select name from live_version order by at')
    expect(versions.map(({ name }) => name)).toContain('Checking → Checked')
  })

  it('refuses a stage that is not the next, and a cycle of another enquiry', async () => {
    await evidence()
    expect(await c.ana.refused(move, { id, cycle: cycleId, to: 'HUNCH' })).toBe('cycle.stage-out-of-order')
    const other = await help.active()
    expect(await c.ana.refused(move, { id, cycle: other.cycleId, to: 'FOCUSING' })).toBe('not-found')
    expect(await c.ben.refused(move, { id, cycle: cycleId, to: 'FOCUSING' })).toBe('not-allowed')
    expect(await c.cal.refused(move, { id, cycle: cycleId, to: 'FOCUSING' })).toBe('not-allowed')
    expect(await c.zoe.refused(move, { id, cycle: cycleId, to: 'FOCUSING' })).toBe('not-found')
  })

  it('7-workflows C: a concluded research lesson of this cycle counts as a test, and no other lesson does', async () => {
    await w.sql(`update enquiry_cycle set stage = 'ACTION' where id = $1`, [cycleId])
    const people = [
      { someone: c.ana, urn: c.elm },
      { someone: c.ben, urn: c.oak },
    ]
    const ours = await lessonSheet(w, c.alliance, people, { state: 'DISCUSSING', step: 7 })
    await lessonSheet(w, c.alliance, people, { state: 'CONCLUDED' })
    await w.sql('update lesson_study set enquiry_id = $2, cycle_id = $3 where id = $1', [ours.studyId, id, cycleId])
    expect(await missing()).toEqual(['cycle.needs-finished-test'])
    expect(await c.ana.refused(move, { id, cycle: cycleId, to: 'CHECKING' })).toBe('cycle.not-ready')
    await lessonNow(w, ours, 'CONCLUDED', 8)
    expect(await cycleNow('researchLessonsConcluded missingForNext { code }')).toEqual({
      researchLessonsConcluded: 1,
      missingForNext: [],
    })
    expect((await onwards('CHECKING')).moveStage.currentCycle.stage).toBe('CHECKING')
  })

  it('counts kinds, never columns, and no card that was taken away', async () => {
    const said = await evidence()
    expect(await missing()).toEqual([])
    await ana.remove(said)
    expect(await missing()).toEqual([
      'cycle.needs-two-evidence',
      'cycle.needs-two-evidence-types',
      'cycle.needs-pupil-voice',
    ])
  })

  it('CYC-8: a coordinator lets the group past a guard with a reason, and the lead is told', async () => {
    expect(await c.ana.refused(move, { id, cycle: cycleId, to: 'FOCUSING', why: 'I want to' })).toBe('not-allowed')
    expect(await c.coordinator.refused(move, { id, cycle: cycleId, to: 'FOCUSING', why: '' })).toBe('reason.required')
    await c.coordinator.ask(move, { id, cycle: cycleId, to: 'FOCUSING', why: 'The evidence is on paper' })
    const { history } = await cycleNow('history { toStage overrideReason changedBy { name } }')
    expect(history).toEqual([
      { toStage: 'FOCUSING', overrideReason: 'The evidence is on paper', changedBy: { name: 'Coco' } },
    ])
    const { inbox } = await c.ana.ask('{ inbox(first: 1) { edges { node { text } } } }')
    expect(inbox.edges[0].node.text).toBe('“Say it first” was moved on to Focusing. “The evidence is on paper”')
  })

  it('CYC-7: moves only while its enquiry is active', async () => {
    await c.ana.ask('mutation($id: ID!) { pauseEnquiry(id: $id, reason: "Mock exams") { id } }', { id })
    expect(await c.ana.refused(move, { id, cycle: cycleId, to: 'FOCUSING' })).toBe('enquiry.not-active')
  })
})

describe('proposals', () => {
  const proposal = async (): Promise<string> => (await cycleNow('proposal { id }')).proposal?.id

  it('PRO-1 and PRO-2: a member proposes, the lead is asked and confirms once the guard is met', async () => {
    const { proposeStage } = await c.ben.ask(propose, { id, cycle: cycleId, to: 'FOCUSING' })
    expect(proposeStage.currentCycle.proposal).toMatchObject({ note: 'We are ready', proposedBy: { name: 'Ben' } })
    expect(await c.ana.refused(propose, { id, cycle: cycleId, to: 'FOCUSING' })).toBe('proposal.already-open')
    const open = await proposal()
    const { today } = await c.ana.ask('{ today { waiting { kind text from { name } } } }')
    expect(today.waiting[0]).toEqual({
      kind: 'PROPOSAL',
      text: '“Say it first”: the group proposes to go on to Focusing',
      from: { name: 'Ben' },
    })
    expect(await c.ana.refused(confirm, { id, proposal: open })).toBe('cycle.not-ready')
    await evidence()
    expect(await c.ben.refused(confirm, { id, proposal: open })).toBe('not-allowed')
    await c.ana.ask(confirm, { id, proposal: open })
    expect(await stage()).toBe('FOCUSING')
    expect(await c.ana.refused(confirm, { id, proposal: open })).toBe('proposal.not-open')
    expect(await w.sql('select 1 from inbox_item where item_id = $1 and done_at is null', [open])).toEqual([])
    const { inbox } = await c.ben.ask('{ inbox(first: 1) { edges { node { kind } } } }')
    expect(inbox.edges[0].node.kind).toBe('PROPOSAL_CONFIRMED')
  })

  it('is declined with a reason, which the proposer is told', async () => {
    await c.ben.ask(propose, { id, cycle: cycleId, to: 'FOCUSING' })
    const decline =
      'mutation($id: ID!, $p: ID!, $why: String!) { declineStage(enquiryId: $id, proposalId: $p, reason: $why) { currentCycle { stage proposal { id } } } }'
    const open = await proposal()
    expect(await c.ana.refused(decline, { id, p: open, why: '' })).toBe('reason.required')
    const { declineStage } = await c.ana.ask(decline, { id, p: open, why: 'Let us ask pupils first' })
    expect(declineStage.currentCycle).toEqual({ stage: 'SCANNING', proposal: null })
    const { inbox } = await c.ben.ask('{ inbox(first: 1) { edges { node { text } } } }')
    expect(inbox.edges[0].node.text).toContain('“Let us ask pupils first”')
  })

  it('PRO-3: a move answers what was still asked, and the lead’s list is cleared', async () => {
    await c.ben.ask(propose, { id, cycle: cycleId, to: 'FOCUSING' })
    const open = await proposal()
    await c.coordinator.ask(move, { id, cycle: cycleId, to: 'FOCUSING', why: 'Term is ending' })
    expect(await proposal()).toBeUndefined()
    expect(await w.sql('select 1 from inbox_item where item_id = $1 and done_at is null', [open])).toEqual([])
    const [row] = await w.sql<{ state: string }>('select state from stage_proposal where id = $1', [open])
    expect(row!.state).toBe('CONFIRMED')
  })
})

describe('back', () => {
  it('CYC-9: any member takes the group back to an earlier stage with a reason; nothing on the board is lost', async () => {
    const said = await evidence()
    await onwards('FOCUSING')
    expect(await c.ben.refused(back, { id, cycle: cycleId, to: 'SCANNING', why: '' })).toBe('reason.required')
    expect(await c.ben.refused(back, { id, cycle: cycleId, to: 'HUNCH', why: 'On!' })).toBe('cycle.not-earlier')
    expect(await c.cal.refused(back, { id, cycle: cycleId, to: 'SCANNING', why: 'Me too' })).toBe('not-allowed')
    await c.ben.ask(back, { id, cycle: cycleId, to: 'SCANNING', why: 'We never asked the parents' })
    const { history, cards } = await cycleNow('history { fromStage toStage reason } cards { id }')
    expect(history.at(-1)).toEqual({ fromStage: 'FOCUSING', toStage: 'SCANNING', reason: 'We never asked the parents' })
    expect(cards.map((card: { id: string }) => card.id)).toContain(said)
  })

  it('two people who move the same cycle at once: one of them is too late', async () => {
    await evidence()
    const both = await Promise.all([
      c.ana.post(move, { id, cycle: cycleId, to: 'FOCUSING' }),
      c.ana.post(move, { id, cycle: cycleId, to: 'FOCUSING' }),
    ])
    expect(both.map(({ errors }) => errors[0]?.extensions.code ?? 'done').sort()).toEqual([
      'cycle.stage-out-of-order',
      'done',
    ])
    expect((await cycleNow('history { id }')).history).toHaveLength(1)
  })
})

describe('hunches', () => {
  it('HUN-2 and HUN-3: is about us before it is tested, and gets no verdict without evidence', async () => {
    const seen = await evidence()
    const hunch = await ana.card('HUNCH', { statement: 'It is the timetable' })
    expect(await c.ben.refused(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTING' })).toBe('hunch.not-testable')
    await ana.field(hunch, 'ourContribution', 'We agreed to it')
    await ana.field(hunch, 'howWrong', 'If mornings are no better')
    await c.ben.ask(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTING' })
    expect(await c.ben.refused(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTED_SUPPORTED' })).toBe(
      'hunch.needs-evidence',
    )
    expect(await c.ben.refused(hunchTo, { id, cycle: cycleId, card: hunch, to: 'DRAFT' })).toBe('reason.required')
    await ana.link(hunch, seen)
    const { setHunchStatus } = await c.ben.ask(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTED_REJECTED' })
    expect(setHunchStatus.lastFinding).toBe('The evidence speaks against our hunch: It is the timetable')
    expect(setHunchStatus.currentCycle.hunchStatuses).toEqual([
      { cardId: hunch, status: 'TESTED_REJECTED', changedBy: { name: 'Ben' } },
    ])
    expect(await c.ben.refused(hunchTo, { id, cycle: cycleId, card: seen, to: 'TESTING' })).toBe('not-found')
    expect(await c.cal.refused(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTING' })).toBe('not-allowed')
  })

  it('CYC-10: when all are rejected the group is back at its focus, by nobody’s decision', async () => {
    const seen = await evidence()
    await onwards('FOCUSING')
    await focus()
    await onwards('HUNCH')
    const hunch = await testedHunch(seen)
    const { setHunchStatus } = await c.ben.ask(hunchTo, { id, cycle: cycleId, card: hunch, to: 'TESTED_REJECTED' })
    expect(setHunchStatus.currentCycle.stage).toBe('FOCUSING')
    const { history } = await cycleNow('history { toStage reason changedBy { name } }')
    expect(history.at(-1)).toMatchObject({ toStage: 'FOCUSING', changedBy: null })
  })

  it('CYC-11: the Action column stays shut until a hunch holds, or a coordinator opens it with a reason', async () => {
    const change = { title: 'More talk', what: 'Talk' }
    void ana.card('CHANGE_IDEA', change)
    await until(() => ana.browser.live.state().rescued.length > 0)
    expect((await cycleNow('cards { id }')).cards).toEqual([])
    const unlock = `mutation($id: ID!, $cycle: ID!, $why: String!) {
      unlockAction(enquiryId: $id, cycleId: $cycle, reason: $why) { currentCycle { actionUnlocked actionUnlockedReason } } }`
    expect(await c.ana.refused(unlock, { id, cycle: cycleId, why: 'We are in a hurry' })).toBe('not-allowed')
    await c.coordinator.ask(unlock, { id, cycle: cycleId, why: 'Tested last year' })
    expect(await c.coordinator.refused(unlock, { id, cycle: cycleId, why: 'Again' })).toBe('cycle.already-unlocked')
    expect(await cycleNow('actionUnlocked actionUnlockedReason')).toEqual({
      actionUnlocked: true,
      actionUnlockedReason: 'Tested last year',
    })
    const made = await ben.card('CHANGE_IDEA', change)
    expect((await cycleNow('cards { id }')).cards).toContainEqual({ id: made })
  })
})

describe('the next turn', () => {
  const next = `mutation($id: ID!) { startNextCycle(enquiryId: $id) {
    cycles { number stage } currentCycle { number stage cards { kind column fields createdBy { name } } } } }`

  it('CYC-12 and CYC-16: begins at scanning with what was checked, once this one is checked', async () => {
    expect(await c.ana.refused(next, { id })).toBe('cycle.not-checked')
    await ana.card('CHECK', { title: 'Recounts again', type: 'WORK_SAMPLE', after: '17 of 31' })
    await ana.words({ whatHappened: 'They wrote more.' })
    await w.sql(`update enquiry_cycle set stage = 'CHECKING' where id = $1`, [cycleId])
    await c.ana.ask(
      'mutation($id: ID!, $cycle: ID!) { answerEnoughDifference(enquiryId: $id, cycleId: $cycle, answer: NO) { id } }',
      { id, cycle: cycleId },
    )
    expect(await c.ben.refused(next, { id })).toBe('not-allowed')
    const { startNextCycle } = await c.ana.ask(next, { id })
    expect(startNextCycle.cycles).toEqual([
      { number: 1, stage: 'CHECKED' },
      { number: 2, stage: 'SCANNING' },
    ])
    expect(startNextCycle.currentCycle.cards).toEqual([
      {
        kind: 'EVIDENCE',
        column: 'SCANNING',
        fields: { title: 'Recounts again', type: 'WORK_SAMPLE', source: 'Checked in cycle 1', suggests: '17 of 31' },
        createdBy: { name: 'Ana' },
      },
      {
        kind: 'NOTE',
        column: 'SCANNING',
        fields: { title: 'What happened in cycle 1: They wrote more.' },
        createdBy: { name: 'Ana' },
      },
    ])
    expect(await c.ana.refused(next, { id })).toBe('cycle.not-checked')
    expect(await c.ben.refused(back, { id, cycle: cycleId, to: 'CHECKING', why: 'Look again' })).toBe(
      'cycle.next-already-begun',
    )
  })
})

describe('the board as rows', () => {
  const board = `query($id: ID!) { enquiry(id: $id) { title visibility lead { name initials } schools { school { urn name } }
    members { person { name initials } school { name } } guests { id } abilities { editCards comment }
    currentCycle { id stage focus learners { group } schoolWeeksInStage missingForNext { code }
      cards { id kind column rank fields body links createdBy { id name initials } createdBySchool { urn name } contributors { id name initials } }
      hunchStatuses { cardId status } history { id changedBy { name } } proposal { id } commentCounts { cardId total unresolved } } } }`

  it('credits each card to its author, their school and whoever wrote on it, and each school with its share', async () => {
    const card = await ana.card('EVIDENCE', { title: 'Seen', type: 'OBSERVATION' }, ['In class 4'])
    await until(() => ben.browser.doc.getMap('cards').has(card))
    await ben.field(card, 'source', 'Two visits')
    const { cards } = await cycleNow(
      'cards { id kind body fields createdBy { name } createdBySchool { name } contributors { name } removedAt }',
    )
    expect(cards).toEqual([
      {
        id: card,
        kind: 'EVIDENCE',
        body: 'In class 4',
        fields: { title: 'Seen', type: 'OBSERVATION', source: 'Two visits' },
        createdBy: { name: 'Ana' },
        createdBySchool: { name: 'Elm Park' },
        contributors: [{ name: 'Ana' }, { name: 'Ben' }],
        removedAt: null,
      },
    ])
    const { enquiry } = await c.ana.ask(
      'query($id: ID!) { enquiry(id: $id) { jointAuthorship { school { name } edits share } } }',
      {
        id,
      },
    )
    expect(enquiry.jointAuthorship.map(({ share }: { share: number }) => share)).toEqual([0.5, 0.5])
  })

  it('tells where each card lies and what it builds on, however the question is put together', async () => {
    const seen = await ana.card('EVIDENCE', { title: 'Seen', type: 'OBSERVATION' })
    const note = await ana.card('NOTE', { title: 'Look again' })
    await ana.link(note, seen)
    const question = `query($id: ID!) { enquiry(id: $id) { currentCycle { cards { id ...Place } missingForNext { code } } cycles { cards { id } } } }
      fragment Place on Card { ... on Card { column rank } links createdAt removedAt }`
    const { enquiry } = await c.ana.ask(question, { id })
    const place = { column: 'SCANNING', rank: expect.any(String), createdAt: expect.any(String), removedAt: null }
    expect(enquiry.currentCycle.cards).toHaveLength(2)
    expect(enquiry.currentCycle.cards).toEqual(
      expect.arrayContaining([
        { id: seen, links: {}, ...place },
        { id: note, links: { [seen]: expect.any(String) }, ...place },
      ]),
    )
    expect(enquiry.cycles[0].cards).toHaveLength(2)
  })

  it('asks the database as often for a full board as for an empty one', async () => {
    const empty = await statementsDuring(() => c.ana.ask(board, { id }))
    const fill = (many: number) =>
      w.sql(
        `insert into card (space_id, cycle_id, id, kind, board_column, rank, fields, body, created_by, created_urn, contributors, links)
         select $1, $2, gen_random_uuid(), 'EVIDENCE', 'SCANNING', 'a' || n, jsonb_build_object('title', 'Card ' || n), 'Words', p.id, $3, array[p.id], '{}'
           from generate_series(1, $4::int) n join person p on p.name = case when n % 2 = 0 then 'Ana' else 'Ben' end`,
        [c.alliance, cycleId, c.elm, many],
      )
    await fill(20)
    const some = await statementsDuring(() => c.ana.ask(board, { id }))
    await fill(180)
    const many = await statementsDuring(() => c.ana.ask(board, { id }))
    expect(many).toHaveLength(some.length)
    expect(many).toHaveLength(empty.length)
    expect(many.length).toBeLessThanOrEqual(12)
  })
})
