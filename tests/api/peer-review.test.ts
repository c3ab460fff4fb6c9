// Peer reviews through the API, step by step (state machine E): what each step does, and who is refused it.
import { dayInLondon } from '@alongside/domain/civil-date'
import { halfTermFor } from '@alongside/domain/workload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { until } from '../support/live.js'
import { allow, noInterest, offer, ReviewHelp, rate, remark, words } from '../support/reviews.js'
import { statementsDuring } from '../support/statements.js'
import { noteOf, send, watchedLesson } from '../support/watched-lesson.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let r: ReviewHelp
let dee: Someone
let enquiry: { id: string; cycleId: string }
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  r = new ReviewHelp(w, c)
  dee = await w.person({ name: 'Dee', role: 'TEACHER', school: c.ash })
  enquiry = await new EnquiryHelp(c).active()
})
afterAll(() => w?.close())

const reads = async (who: Someone): Promise<boolean> => {
  const { enquiry: seen } = await who.ask('query($id: ID!) { enquiry(id: $id) { abilities { readBoard } } }', {
    id: enquiry.id,
  })
  return seen?.abilities.readBoard ?? false
}
const waits = async (who: Someone): Promise<string[]> =>
  (await who.ask('{ inbox(first: 20, open: true) { edges { node { kind } } } }')).inbox.edges.map(
    ({ node }: { node: { kind: string } }) => node.kind,
  )
const states = ({ assignments }: { assignments: { state: string }[] }): string[] =>
  assignments.map(({ state }) => state)
const mine = ({ assignments }: { assignments: { isMine: boolean; id: string }[] }): string =>
  assignments.find(({ isMine }) => isMine)!.id

let id: string
beforeEach(async () => {
  await w.sql('delete from review_remark')
  await w.sql('delete from review_revision')
  await w.sql('delete from review_assignment')
  await w.sql('delete from peer_review')
  await w.sql('delete from inbox_item')
  await w.sql(`delete from item_grant where role = 'REVIEWER'`)
  id = (await r.ask(enquiry.id, [c.cal, dee])).id
})

describe('asking', () => {
  it('is for those who work on it, about work that is open, of others who take on reviews', async () => {
    for (const outsider of [c.cal, c.coordinator]) {
      expect(await r.refused(outsider, enquiry.id, { reviewers: [dee.id] })).toBe('not-allowed')
    }
    expect(await r.refused(c.zoe, enquiry.id, { reviewers: [dee.id] })).toBe('not-found')
    expect(await r.refused(c.ana, enquiry.id, { reviewers: [c.ben.id] })).toBe('review.own-work')
    expect(await r.refused(c.ana, enquiry.id, { reviewers: [c.zoe.id] })).toBe('not-found')
    expect(await r.refused(c.ana, enquiry.id, {})).toBe('review.needs-reviewer')
    const draft = await new EnquiryHelp(c).start({ title: 'Not yet' })
    expect(await r.refused(c.ana, draft, { reviewers: [c.cal.id] })).toBe('enquiry.not-open')
    expect(await c.ana.refused(offer, { id, person: c.cal.id })).toBe('review.already-asked')
    expect(await waits(c.cal)).toEqual(['REVIEW_OFFERED'])
  })

  it('shows who has room for it, never how much is asked of them, and leaves those in peace who said so', async () => {
    const pick = `query($id: ID!, $search: String!) { reviewersFor(itemKind: ENQUIRY, itemId: $id, search: $search) {
      person { name } school { name } level isAway conflict } }`
    await r.does(c.cal, 'accept', id, noInterest)
    const set =
      'mutation($until: Date, $most: Int) { setReviewAvailability(notUntil: $until, mostPerHalfTerm: $most) { notUntil load { hours } halfTermEnds } }'
    const { setReviewAvailability: said } = await dee.ask(set, { most: 1 })
    const { reviewersFor } = await c.ana.ask(pick, { id: enquiry.id, search: '' })
    expect(reviewersFor).toEqual([
      {
        person: { name: 'Cal' },
        school: { name: 'Ash Hill' },
        level: 'GREEN',
        isAway: false,
        conflict: null,
      },
      {
        person: { name: 'Dee' },
        school: { name: 'Ash Hill' },
        level: 'GREEN',
        isAway: true,
        conflict: null,
      },
      {
        person: { name: 'Hal' },
        school: { name: 'Elm Park' },
        level: 'GREEN',
        isAway: false,
        conflict: 'Works at Elm Park, which takes part',
      },
      {
        person: { name: 'Hope' },
        school: { name: 'Oak Tree' },
        level: 'GREEN',
        isAway: false,
        conflict: 'Works at Oak Tree, which takes part',
      },
    ])
    expect((await c.ana.ask(pick, { id: enquiry.id, search: 'de' })).reviewersFor).toHaveLength(1)
    expect(await c.cal.refused(pick, { id: enquiry.id, search: '' })).toBe('not-allowed')
    expect(await r.refused(c.ana, enquiry.id, { reviewers: [dee.id] })).toBe('review.not-this-half-term')
    await dee.ask(set, { until: said.halfTermEnds, most: null })
    expect(await r.refused(c.ana, enquiry.id, { reviewers: [dee.id] })).toBe('review.not-this-half-term')
    await dee.ask(set, {})
    await r.ask(enquiry.id, [dee])
  })
})

describe('answering', () => {
  it('REV-7: opens the work with the declaration, and not before', async () => {
    expect(await reads(c.cal)).toBe(false)
    expect(await r.no(c.cal, 'accept', id, { ...noInterest, hasConflict: null })).toBe('review.needs-declaration')
    expect(await r.no(c.ana, 'accept', id, noInterest)).toBe('not-allowed')
    expect(await r.no(c.zoe, 'accept', id, noInterest)).toBe('not-found')
    const accepted = await r.does(c.cal, 'accept', id, noInterest)
    expect(states(accepted)).toEqual(['ACCEPTED'])
    expect(await reads(c.cal)).toBe(true)
    expect(await waits(c.cal)).toEqual([])
    expect(await waits(c.ana)).toEqual(['REVIEW_TO_OPEN'])
    expect(await r.no(c.cal, 'accept', id, noInterest)).toBe('review.part-out-of-order')
  })

  it('REV-7: whoever has an interest names it and steps back unseen', async () => {
    const told = await r.does(c.cal, 'accept', id, { hasConflict: true, declaration: 'My sister leads it' })
    expect(states(told)).toEqual(['DECLINED'])
    expect(await reads(c.cal)).toBe(false)
    expect((await r.sees(c.ana, id)).assignments[0]).toMatchObject({
      state: 'DECLINED',
      declaration: 'My sister leads it',
    })
    await c.ana.ask(offer, { id, person: c.cal.id })
  })

  it('is declined with words for whoever asked', async () => {
    await r.does(c.cal, 'decline', id, { reason: 'A full week' })
    expect((await r.sees(c.ana, id)).assignments[0]).toMatchObject({ state: 'DECLINED', declineReason: 'A full week' })
    expect((await r.sees(c.coordinator, id)).assignments[0]).toMatchObject({ state: 'DECLINED', declineReason: '' })
    expect(await r.no(c.cal, 'accept', id, noInterest)).toBe('not-allowed')
  })

  it('M6: is not accepted when it is too much, unless their own head says why it may be', async () => {
    const hana = await w.person({ name: 'Hana', role: 'HEADTEACHER', school: c.ash })
    await w.sql(
      `insert into peer_review (space_id, id, item_kind, item_id, title, question, requester_id, requester_urn, state)
       select $1, gen_random_uuid(), 'enquiry', $2, 'Another', '?', $3, $4, 'OPEN' from generate_series(1, 6)`,
      [c.alliance, enquiry.id, c.ben.id, c.oak],
    )
    await w.sql(
      `insert into review_assignment (space_id, id, review_id, reviewer_id, reviewer_urn, state, has_conflict, expires_on)
       select space_id, gen_random_uuid(), id, $1, $2, 'ACCEPTED', false, current_date from peer_review where title = 'Another'`,
      [c.cal.id, c.ash],
    )
    expect((await r.sees(c.cal, id)).assignments[0].load).toEqual({ hours: 15.4, level: 'RED' })
    expect(await r.no(c.cal, 'accept', id, noInterest)).toBe('review.load-red')
    expect(await r.sees(hana, id)).toBeNull()
    // Said for the half-term as a whole, it holds for reviews, too.
    await w.sql(
      `insert into load_override (space_id, id, person_id, half_term, reason, by_person) select s.id, gen_random_uuid(), $2, $3, 'Fine', $4 from space s where s.urn = $1`,
      [c.ash, c.cal.id, halfTermFor(dayInLondon(new Date())).from, hana.id],
    )
    expect((await r.sees(c.cal, id)).assignments[0].load).toEqual({ hours: 15.4, level: 'AMBER' })
    await w.sql('delete from load_override')
    await r.does(c.cal, 'askHead', id)
    expect(await waits(hana)).toEqual(['REVIEW_LOAD'])
    const asked = await r.sees(hana, id)
    expect(asked).toMatchObject({ standing: 'HEAD', title: '', question: '', itemId: null })
    expect(asked.assignments).toMatchObject([
      { reviewer: { name: 'Cal' }, load: { hours: 15.4, level: 'RED' }, abilities: { allow: true } },
    ])
    const part = mine(await r.sees(c.cal, id))
    expect(await c.hal.refused(allow, { id, part, reason: 'Fine by me' })).toBe('not-found')
    expect(await hana.refused(allow, { id, part, reason: '' })).toBe('reason.required')
    await hana.ask(allow, { id, part, reason: 'Two of them are nearly done' })
    expect(await waits(c.cal)).toEqual(['REVIEW_ALLOWED'])
    expect(states(await r.does(c.cal, 'accept', id, noInterest))).toEqual(['ACCEPTED'])
  })
})

describe('reviewing', () => {
  beforeEach(async () => {
    await r.does(c.cal, 'accept', id, noInterest)
    await r.does(dee, 'accept', id, noInterest)
  })

  it('REV-8: begins once whoever asked has opened it', async () => {
    expect(await r.no(c.cal, 'begin', id)).toBe('review.not-open')
    for (const other of [c.cal, c.ben, c.coordinator]) expect(await r.no(other, 'open', id)).toBe('not-allowed')
    await r.does(c.ana, 'open', id)
    expect(await r.no(c.ana, 'open', id)).toBe('review.state-out-of-order')
    expect(await waits(c.cal)).toEqual(['REVIEW_OPENED'])
    expect(await r.no(c.cal, 'save', id, words('Early'))).toBe('review.part-out-of-order')
    await r.does(c.cal, 'begin', id)
    expect(await r.no(c.cal, 'begin', id)).toBe('review.part-out-of-order')
    expect(await r.no(c.cal, 'submit', id)).toBe('review.empty')
    await r.does(c.cal, 'save', id, words('Their talk'))
    expect(states(await r.does(c.cal, 'submit', id))).toEqual(['SUBMITTED'])
    expect(await waits(c.cal)).toEqual([])
    expect(await r.no(c.cal, 'submit', id)).toBe('review.part-out-of-order')
    expect(await r.no(c.cal, 'stepBack', id)).toBe('review.already-submitted')
  })

  it('REV-9: words that were handed in can be changed, with what they were before, until they are answered', async () => {
    await r.does(c.ana, 'open', id)
    await r.writes(c.cal, id, 'Their talk')
    await r.does(c.cal, 'submit', id)
    const again = await r.does(c.cal, 'save', id, words('Their talk in pairs'))
    expect(again.assignments[0]).toMatchObject({
      strengths: 'Their talk in pairs',
      revisions: [{ strengths: 'Their talk' }],
    })
    expect((await r.sees(c.ana, id)).assignments[0].revisions).toEqual([{ strengths: 'Their talk' }])
    expect(await r.no(c.cal, 'respond', id, { response: 'Mine' })).toBe('not-allowed')
    await r.does(c.ana, 'respond', id, { response: 'We will try it' })
    expect(await r.no(c.cal, 'save', id, words('Too late'))).toBe('review.answered')
    expect((await r.sees(c.cal, id)).response).toBe('We will try it')
  })

  it('REV-5: is closed by both, and the work closes with it', async () => {
    await r.does(c.ana, 'open', id)
    expect(await r.no(c.ana, 'respond', id, { response: 'Thanks' })).toBe('review.needs-submitted')
    await r.writes(c.cal, id, 'Their talk')
    await r.does(c.cal, 'submit', id)
    expect(await r.no(c.ana, 'close', id)).toBe('review.state-out-of-order')
    await r.does(c.ana, 'respond', id, { response: 'Thanks' })
    expect(await r.no(dee, 'close', id)).toBe('not-allowed')
    expect((await r.does(c.ana, 'close', id)).state).toBe('RESPONDED')
    expect(await reads(c.cal)).toBe(true)
    expect((await r.does(c.cal, 'close', id)).state).toBe('CLOSED')
    expect(await reads(c.cal)).toBe(false)
    expect(await reads(dee)).toBe(false)
    expect((await r.sees(c.cal, id)).assignments[0].strengths).toBe('Their talk')
  })

  it('REV-4: is taken back while nobody has handed anything in', async () => {
    expect(await r.no(c.cal, 'withdraw', id)).toBe('not-allowed')
    await r.does(c.ana, 'open', id)
    await r.writes(c.cal, id, 'Their talk')
    expect((await r.does(c.ana, 'withdraw', id)).state).toBe('WITHDRAWN')
    expect(await reads(c.cal)).toBe(false)
    expect(await r.no(c.cal, 'submit', id)).toBe('review.answered')
    const other = await r.ask(enquiry.id, [c.cal])
    await r.does(c.cal, 'accept', other.id, noInterest)
    await r.does(c.ana, 'open', other.id)
    await r.writes(c.cal, other.id, 'Their talk')
    await r.does(c.cal, 'submit', other.id)
    expect(await r.no(c.ana, 'withdraw', other.id)).toBe('review.already-submitted')
  })

  it('REV-10, REV-11: stepping back and a late interest close the work; the words stay', async () => {
    await r.does(c.ana, 'open', id)
    await r.writes(c.cal, id, 'Half a thought')
    await r.does(c.cal, 'stepBack', id)
    expect(await reads(c.cal)).toBe(false)
    expect(await r.sees(c.cal, id)).toMatchObject({
      standing: 'PAST',
      question: '',
      assignments: [{ strengths: 'Half a thought' }],
    })
    expect((await r.sees(c.ana, id)).assignments[0]).toMatchObject({ state: 'WITHDRAWN', strengths: '' })
    await r.writes(dee, id, 'Their talk')
    await r.does(dee, 'submit', id)
    expect(await r.no(dee, 'declare', id, { declaration: '' })).toBe('input.missing')
    await r.does(dee, 'declare', id, { declaration: 'I shall work there from January' })
    expect(await reads(dee)).toBe(false)
    expect((await r.sees(c.ana, id)).assignments[1]).toMatchObject({
      state: 'SUBMITTED',
      strengths: 'Their talk',
      declaration: 'I shall work there from January',
    })
  })

  it('REV-11: keeps what was declared before an interest, for its author and whoever asked, and for nobody else', async () => {
    const before = 'I taught there until 2019; nothing since.'
    const now = 'I shall work there from January'
    const fresh = await r.ask(enquiry.id, [c.cal, dee])
    await r.does(dee, 'accept', fresh.id, { hasConflict: false, declaration: before })
    await r.does(c.cal, 'accept', fresh.id, noInterest)
    await r.does(c.ana, 'open', fresh.id)
    for (const who of [dee, c.cal]) {
      await r.writes(who, fresh.id, 'Their talk')
      await r.does(who, 'submit', fresh.id)
    }
    await r.does(dee, 'declare', fresh.id, { declaration: now })
    const kept = [{ hasConflict: false, declaration: before, at: expect.any(String) }]
    const deesPart = async (who: Someone) =>
      (await r.sees(who, fresh.id)).assignments.find(
        ({ reviewer }: { reviewer: { name: string } }) => reviewer.name === 'Dee',
      )
    for (const who of [dee, c.ana])
      expect(await deesPart(who)).toMatchObject({ hasConflict: true, declaration: now, earlierDeclarations: kept })
    // Another reviewer reads the interest beside the review, and not what was said to whoever asked.
    expect(await deesPart(c.cal)).toMatchObject({ declaration: now, earlierDeclarations: [] })
  })

  it('keeps the work open for whoever reviews it in another review too', async () => {
    const other = await r.ask(enquiry.id, [c.cal])
    await r.does(c.cal, 'accept', other.id, noInterest)
    await r.does(c.cal, 'stepBack', id)
    expect(await reads(c.cal)).toBe(true)
    await r.does(c.cal, 'stepBack', other.id)
    expect(await reads(c.cal)).toBe(false)
  })

  it('REV-12: says to one reviewer alone how useful it was', async () => {
    await r.does(c.ana, 'open', id)
    for (const who of [c.cal, dee]) {
      await r.writes(who, id, `From ${who.name}`)
      await r.does(who, 'submit', id)
    }
    const part = mine(await r.sees(c.cal, id))
    expect(await dee.refused(rate, { id, part, n: 1 })).toBe('not-allowed')
    expect(await c.ana.refused(rate, { id, part, n: 6 })).toBe('input.not-a-choice')
    await c.ana.ask(rate, { id, part, n: 4 })
    const seen = async (who: Someone) =>
      (await r.sees(who, id)).assignments.map((one: { usefulness: number }) => one.usefulness)
    expect(await seen(c.ana)).toEqual([4, null])
    expect(await seen(c.cal)).toEqual([4, null])
    for (const other of [dee, c.ben, c.coordinator]) expect(await seen(other)).toEqual([null, null])
  })

  it('is passed on by the coordinator, who writes nothing', async () => {
    const reassign =
      'mutation($id: ID!, $to: ID!) { reassignReview(id: $id, personId: $to) { standing requester { name } } }'
    expect(await c.ana.refused(reassign, { id, to: c.ben.id })).toBe('not-allowed')
    expect(await c.coordinator.refused(reassign, { id, to: c.cal.id })).toBe('review.requester-must-be-member')
    const takers = 'query($id: ID!) { peerReview(id: $id) { couldTakeOver { name } } }'
    expect((await c.coordinator.ask(takers, { id })).peerReview.couldTakeOver).toEqual([{ name: 'Ben' }])
    expect((await c.ana.ask(takers, { id })).peerReview.couldTakeOver).toEqual([])
    expect((await c.coordinator.ask(reassign, { id, to: c.ben.id })).reassignReview).toEqual({
      standing: 'OFFICE',
      requester: { name: 'Ben' },
    })
    await r.does(c.ben, 'open', id)
    expect(await r.no(c.ana, 'respond', id, { response: 'Mine' })).toBe('not-allowed')
  })
})

it('a coordinator sees what is under way, and whom to ask in place of somebody who dropped out', async () => {
  const list = '{ peerReviews { id standing question } }'
  expect((await c.coordinator.ask(list)).peerReviews).toContainEqual({ id, standing: 'OFFICE', question: '' })
  const choices = `query($itemId: ID!) { reviewersFor(itemKind: ENQUIRY, itemId: $itemId, search: "", dueOn: null) { person { name } } }`
  const { reviewersFor } = await c.coordinator.ask(choices, { itemId: enquiry.id })
  const names = reviewersFor.map((one: { person: { name: string } }) => one.person.name)
  expect(names).toContain('Hal')
  expect(names).not.toContain('Ana')
  expect(await c.hal.refused(choices, { itemId: enquiry.id })).toBe('not-allowed')
})

/** The job of every night, now. */
async function keepDates(): Promise<void> {
  const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('peer-review-dates')).id`)
  await until(async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)
}

describe('days', () => {
  it('an offer lapses after five school days', async () => {
    await keepDates()
    expect(states(await r.sees(c.ana, id))).toEqual(['OFFERED', 'OFFERED'])
    await w.sql('update review_assignment set expires_on = current_date - 2')
    await keepDates()
    expect(states(await r.sees(c.ana, id))).toEqual(['EXPIRED', 'EXPIRED'])
    expect(await r.no(c.cal, 'accept', id, noInterest)).toBe('not-allowed')
    expect(await waits(c.cal)).toEqual([])
  })

  it('an answered review closes by itself after twenty school days', async () => {
    await r.does(c.cal, 'accept', id, noInterest)
    await r.does(c.ana, 'open', id)
    await r.writes(c.cal, id, 'Their talk')
    await r.does(c.cal, 'submit', id)
    await r.does(c.ana, 'respond', id, { response: 'Thanks' })
    await keepDates()
    expect((await r.sees(c.ana, id)).state).toBe('RESPONDED')
    await w.sql(`update peer_review set responded_at = now() - interval '100 days'`)
    await keepDates()
    expect((await r.sees(c.ana, id)).state).toBe('CLOSED')
    expect(await reads(c.cal)).toBe(false)
  })
})

describe('remarks', () => {
  it('are a talk of two at one place of the work, edited and taken back by whoever wrote them', async () => {
    const card = v7()
    await w.sql(
      `insert into card (space_id, cycle_id, id, kind, board_column, rank, body, created_by, created_urn) values ($1, $2, $3, 'NOTE', 'SCANNING', 'a0', 'What pupils say', $4, $5)`,
      [c.alliance, enquiry.cycleId, card, c.ana.id, c.elm],
    )
    const part = mine(await r.sees(c.cal, id))
    const at = { id, part, kind: 'CARD', place: card, body: 'Who asked them?' }
    expect(await c.cal.refused(remark, at)).toBe('not-allowed')
    await r.does(c.cal, 'accept', id, noInterest)
    await r.does(dee, 'accept', id, noInterest)
    expect(await c.cal.refused(remark, { ...at, place: v7() })).toBe('not-found')
    expect(await c.cal.refused(remark, { ...at, kind: 'STAGE' })).toBe('input.not-a-choice')
    expect(await dee.refused(remark, at)).toBe('not-found')
    const { addRemark } = await c.cal.ask(remark, at)
    const [thread] = addRemark.threads
    expect(thread).toMatchObject({ placeKind: 'CARD', placeId: card, placeName: 'What pupils say' })
    await c.ana.ask(remark, { id, part, kind: 'WHOLE', thread: thread.id, body: 'Ben did' })
    const seen = (await r.sees(c.cal, id)).threads
    expect(seen).toHaveLength(1)
    expect(seen[0].remarks).toMatchObject([
      { body: 'Who asked them?', author: { name: 'Cal' }, abilities: { edit: true, remove: true } },
      { body: 'Ben did', author: { name: 'Ana' }, abilities: { edit: false, remove: false } },
    ])
    for (const other of [dee, c.ben, c.coordinator]) expect((await r.sees(other, id)).threads).toEqual([])
    const edit =
      'mutation($id: ID!, $remark: ID!) { editRemark(reviewId: $id, remarkId: $remark, body: "Who asked, and when?") { id } }'
    const remove = 'mutation($id: ID!, $remark: ID!) { removeRemark(reviewId: $id, remarkId: $remark) { id } }'
    expect(await c.ana.refused(edit, { id, remark: thread.id })).toBe('comment.not-yours')
    expect(await dee.refused(remove, { id, remark: thread.id })).toBe('not-found')
    await c.cal.ask(edit, { id, remark: thread.id })
    await c.cal.ask(remove, { id, remark: thread.id })
    expect((await r.sees(c.ana, id)).threads[0].remarks[0]).toMatchObject({
      body: '',
      editedAt: expect.any(String),
      removedAt: expect.any(String),
    })
  })
})

describe('a research lesson', () => {
  const read = 'query($id: ID!) { researchLesson(id: $id) { id number } }'
  const seen = async (who: Someone, lesson: string) => (await who.ask(read, { id: lesson })).researchLesson

  it('is opened to its reviewer alone, and not the lessons beside it', async () => {
    const lesson = await watchedLesson(w, c)
    const beside = await watchedLesson(w, c)
    expect(await r.refused(c.cal, lesson.id, { kind: 'RESEARCH_LESSON', reviewers: [dee.id] })).toBe('not-found')
    const review = await r.ask(lesson.id, [c.cal], { kind: 'RESEARCH_LESSON' })
    expect(review).toMatchObject({ title: 'Fractions: research lesson 1', itemId: lesson.id })
    expect(await seen(c.cal, lesson.id)).toBeNull()
    await r.does(c.cal, 'accept', review.id, noInterest)
    expect(await seen(c.cal, lesson.id)).toEqual({ id: lesson.id, number: 1 })
    expect(await seen(c.cal, beside.id)).toBeNull()
    const part = mine(await r.sees(c.cal, review.id))
    const at = { id: review.id, part, kind: 'STAGE', place: lesson.stages[1], body: 'Why in pairs?' }
    expect(await c.cal.refused(remark, { ...at, place: beside.stages[1] })).toBe('not-found')
    expect((await c.cal.ask(remark, at)).addRemark.threads).toMatchObject([{ placeName: 'In pairs' }])
    const [note] = (await send(c.ben, lesson.id, [noteOf({ body: 'Says “three of four”' })])).taken
    const [secret] = (await send(c.ben, lesson.id, [noteOf({ body: 'Born 03/04/2017' })])).taken
    expect(await c.cal.refused(remark, { ...at, kind: 'NOTE', place: secret })).toBe('not-found')
    await c.cal.ask(remark, { ...at, kind: 'NOTE', place: note })
    const { threads } = (await c.cal.ask(remark, { ...at, kind: 'PLAN', place: null })).addRemark
    expect(threads.map(({ placeKind, placeName }: Record<string, unknown>) => [placeKind, placeName])).toEqual([
      ['STAGE', 'In pairs'],
      ['NOTE', 'Says “three of four”'],
      ['PLAN', null],
    ])
    await r.does(c.cal, 'stepBack', review.id)
    expect(await seen(c.cal, lesson.id)).toBeNull()
    // What they said stays theirs; the words of the work it was about went with it.
    expect((await r.sees(c.cal, review.id)).threads).toMatchObject([{ placeName: null }, { placeName: null }, {}])
  })

  it('cannot be asked about when it is called off', async () => {
    const lesson = await watchedLesson(w, c, { state: 'CANCELLED' })
    expect(await r.refused(c.ana, lesson.id, { kind: 'RESEARCH_LESSON', reviewers: [c.cal.id] })).toBe(
      'review.lesson-not-open',
    )
  })
})

describe('leaving', () => {
  it('takes the work away from a reviewer who leaves the school for which they review', async () => {
    const elsewhere = await w.school('Birch Lane')
    await w.member(c.alliance, elsewhere)
    const eve = await w.person({ name: 'Eve', role: 'TEACHER', school: elsewhere })
    const head = await w.person({ name: 'Hugh', role: 'HEADTEACHER', school: elsewhere })
    await c.ana.ask(offer, { id, person: eve.id })
    await r.does(eve, 'accept', id, noInterest)
    expect(await reads(eve)).toBe(true)
    const release = 'mutation($urn: ID!, $id: ID!) { releasePerson(urn: $urn, personId: $id, handover: []) }'
    const second = await w.school('Hazel Row')
    await w.give(eve.id, { role: 'TEACHER', school: second })
    await head.ask(release, { urn: elsewhere, id: eve.id })
    const back = await w.again(eve)
    expect(await reads(back)).toBe(false)
    expect((await r.sees(c.ana, id)).assignments.at(-1)).toMatchObject({ state: 'WITHDRAWN' })
  })
})

it('asks the database as often for one review as for many', async () => {
  const list =
    '{ peerReviews { id title state requester { name } assignments { reviewer { name } school { name } } threads { id } } }'
  await c.ana.ask(list)
  const one = (await statementsDuring(() => c.ana.ask(list))).length
  for (let more = 0; more < 4; more += 1) await r.ask(enquiry.id, [c.cal, dee])
  expect((await statementsDuring(() => c.ana.ask(list))).length).toBe(one)
})
