// Peer reviews, seen with everybody's eyes: what comes for each in each field, what a guest reaches, and that a draft changes nothing.

import type { DocumentId } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { Browser, until } from '../support/live.js'
import { noInterest, offer, ReviewHelp, words } from '../support/reviews.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let r: ReviewHelp
let dee: Someone
let stu: Someone
let gwen: Caller
let enquiry: { id: string; documentId: string }
let other: { id: string }
let id: string

/** Some thirty steps, also on a machine that has much else to do. */
const patience = 60_000

/** Cal has handed in, Dee writes, Gwen from outside has accepted, Hal was asked and has not answered. */
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  r = new ReviewHelp(w, c)
  dee = await w.person({ name: 'Dee', role: 'TEACHER', school: c.ash })
  stu = await w.person({ name: 'Stu', role: 'TEACHER', school: c.ash })
  enquiry = await new EnquiryHelp(c).active()
  other = await new EnquiryHelp(c).active({ title: 'Not for reviewers' })
  const { guest, review } = await r.guest(enquiry.id, [c.cal, dee, c.hal])
  gwen = guest
  id = review.id
  for (const who of [c.cal, dee, gwen]) await r.does(who, 'accept', id, noInterest)
  await r.does(c.ana, 'open', id)
  await r.writes(c.cal, id, 'From Cal')
  await r.does(c.cal, 'submit', id)
  await r.writes(dee, id, 'From Dee')
}, patience)
afterAll(() => w?.close(), patience)

const reads = async (who: Caller, which = enquiry.id): Promise<boolean> => {
  const { enquiry: seen } = await who.ask('query($id: ID!) { enquiry(id: $id) { abilities { readBoard } } }', {
    id: which,
  })
  return seen?.abilities.readBoard ?? false
}

/** A review in one line a field: who is in it, at which state, with which words. */
const line = (review: Answer): object | null =>
  review && {
    standing: review.standing,
    title: review.title,
    question: review.question,
    opens: review.itemId === enquiry.id,
    parts: review.assignments
      .map((one: Answer) => [one.reviewer.name, one.state, one.strengths].filter(Boolean).join(' '))
      .join(', '),
  }
const asked = { title: 'Say it first', question: 'Do they talk more?' }

describe('what each is shown of one review', () => {
  const eyes: readonly (readonly [string, () => Caller, object | null])[] = [
    [
      'whoever asked: what was handed in, and no more',
      () => c.ana,
      {
        standing: 'REQUESTER',
        ...asked,
        opens: true,
        parts: 'Cal SUBMITTED From Cal, Dee ACCEPTED, Hal OFFERED, Gwen Guest ACCEPTED',
      },
    ],
    [
      'a member of the group: who was asked, and where it stands',
      () => c.ben,
      {
        standing: 'GROUP',
        ...asked,
        opens: true,
        parts: 'Cal SUBMITTED, Dee ACCEPTED, Hal OFFERED, Gwen Guest ACCEPTED',
      },
    ],
    [
      'a reviewer who has handed in: the others who have',
      () => c.cal,
      { standing: 'REVIEWER', ...asked, opens: true, parts: 'Cal SUBMITTED From Cal' },
    ],
    [
      'a reviewer who has not: nobody beside themself',
      () => dee,
      { standing: 'REVIEWER', ...asked, opens: true, parts: 'Dee IN_REVIEW From Dee' },
    ],
    [
      'a guest who has accepted',
      () => gwen,
      { standing: 'REVIEWER', ...asked, opens: true, parts: 'Gwen Guest ACCEPTED' },
    ],
    [
      'somebody who has not answered: what is asked, and nothing of the work',
      () => c.hal,
      { standing: 'ASKED', ...asked, opens: false, parts: 'Hal OFFERED' },
    ],
    [
      'the coordinator: who, dates and states',
      () => c.coordinator,
      {
        standing: 'OFFICE',
        ...asked,
        question: '',
        opens: true,
        parts: 'Cal SUBMITTED, Dee ACCEPTED, Hal OFFERED, Gwen Guest ACCEPTED',
      },
    ],
    ['a colleague in the alliance', () => stu, null],
    ['a governor', () => c.gus, null],
    ['somebody of another alliance', () => c.zoe, null],
  ]
  it.each(eyes)('%s', async (_, who, expected) => {
    expect(line(await r.sees(who(), id))).toEqual(expected)
    const { peerReviews } = await who().ask('query($id: ID!) { peerReviews(itemId: $id) { id } }', { id: enquiry.id })
    expect(peerReviews).toEqual(expected ? [{ id }] : [])
  })

  it('a stranger is asked to sign in', async () => {
    expect(await w.stranger.refused('query($id: ID!) { peerReview(id: $id) { id } }', { id })).toBe('sign-in.required')
  })

  it('REV-1: nobody reads the board before they have declared, or who was only asked', async () => {
    expect(await Promise.all([c.cal, dee, gwen, c.hal, stu].map((who) => reads(who)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('a reviewer', () => {
  it('reads exactly that item, and writes on none', async () => {
    const { enquiry: seen } = await dee.ask(
      'query($id: ID!) { enquiry(id: $id) { abilities { readBoard editCards comment update inviteGuest } } }',
      { id: enquiry.id },
    )
    expect(seen.abilities).toEqual({
      readBoard: true,
      editCards: false,
      comment: false,
      update: false,
      inviteGuest: false,
    })
    expect(await reads(dee, other.id)).toBe(false)
  })

  it('from outside finds no people, no alliance, and no other work', async () => {
    const { viewer } = await gwen.ask('{ viewer { isGuest alliances { id } places } }')
    expect(viewer).toEqual({ isGuest: true, alliances: [], places: ['TODAY', 'ENQUIRIES'] })
    expect((await gwen.ask('{ enquiries { id } }')).enquiries).toEqual([{ id: enquiry.id }])
    expect(await gwen.ask('query($id: ID!) { enquiry(id: $id) { id } }', { id: other.id })).toEqual({ enquiry: null })
    expect((await gwen.ask('{ search(text: "Ana") { hits { kind } } }')).search.hits).toEqual([])
    expect(await gwen.refused('query($s: ID!) { people(spaceId: $s) { id } }', { s: c.alliance })).toMatch(
      /not-(found|allowed)/,
    )
    const pick = 'query($id: ID!) { reviewersFor(itemKind: ENQUIRY, itemId: $id, search: "") { isAway } }'
    expect(await gwen.refused(pick, { id: enquiry.id })).toBe('not-allowed')
    expect((await gwen.ask('{ peerReviews { id } }')).peerReviews).toEqual([{ id }])
  })

  it('is named to nobody who could mention them: other reviewers would learn of them', async () => {
    const names = 'query($id: ID!) { mentionable(enquiryId: $id, search: "") { name } }'
    expect((await dee.ask(names, { id: enquiry.id })).mentionable.map(({ name }: { name: string }) => name)).toEqual([
      'Ana',
      'Ben',
    ])
  })

  it('is told of in who can read the enquiry', async () => {
    const { enquiry: seen } = await c.ana.ask('query($id: ID!) { enquiry(id: $id) { whoCanRead } }', { id: enquiry.id })
    expect(seen.whoCanRead).toContain('The board too: reviewers whom its group has asked, until their review is over.')
  })
})

describe('REV-3: a draft', () => {
  /** Everything these people could ask that has to do with it. */
  const everything = `query($id: ID!, $enquiry: ID!) {
    peerReview(id: $id) { id state version response missingForNext { code } whoCanRead closesOn abilities { respond withdraw open close offer remark } phase { canRespond seesOthers }
      assignments { id state submittedAt strengths questions suggestions usefulness revisions { replacedAt } reviewer { id } whoCanRead } threads { id } }
    peerReviews { id version state assignments { id state } }
    ofItem: peerReviews(itemId: $enquiry) { id version assignments { id state } }
    enquiry(id: $enquiry) { id version changedAt whoCanRead members { person { id } } guests { id } }
    inbox(first: 30) { edges { node { kind text readAt } } }
    today { waiting { kind } changed { text } myEnquiries { id } }
    search(text: "Dee") { total }
  }`

  it('that is begun, written and dropped again changes nothing for anybody else', async () => {
    const others: readonly Caller[] = [c.ana, c.ben, c.cal, gwen, c.hal, c.coordinator, stu, c.zoe]
    const look = () => Promise.all(others.map((who) => who.post(everything, { id, enquiry: enquiry.id })))
    const plain = (replies: Awaited<ReturnType<typeof look>>) =>
      JSON.stringify(replies.map(({ data, errors }) => ({ data, errors })))
    const browsers = others.map((who) => new Browser(who as Someone, enquiry.documentId as DocumentId))
    const heard: unknown[] = []
    for (const { socket } of browsers) socket.on('peer-review.changed', (event) => heard.push(event))
    const author = new Browser(dee, enquiry.documentId as DocumentId)
    const own: unknown[] = []
    author.socket.on('peer-review.changed', (event) => own.push(event))
    await until(() => author.socket.connected && browsers.every(({ socket }) => socket.connected))
    const before = plain(await look())
    for (const text of ['From Dee, longer', 'From Dee, longer still', 'From Dee'])
      await r.does(dee, 'save', id, words(text))
    await until(() => own.length > 0)
    expect(plain(await look())).toBe(before)
    expect(heard).toEqual([])
    for (const browser of [...browsers, author]) browser.close()
  })

  it('shows itself to the others once it is handed in, and theirs to its author', async () => {
    expect(line(await r.sees(dee, id))).toMatchObject({ parts: 'Dee IN_REVIEW From Dee' })
    await r.does(dee, 'submit', id)
    expect(line(await r.sees(dee, id))).toMatchObject({ parts: 'Cal SUBMITTED From Cal, Dee SUBMITTED From Dee' })
    expect(line(await r.sees(c.cal, id))).toMatchObject({ parts: 'Cal SUBMITTED From Cal, Dee SUBMITTED From Dee' })
    expect(line(await r.sees(gwen, id))).toMatchObject({ parts: 'Gwen Guest ACCEPTED' })
  })
})

describe('the end of it', () => {
  it('takes the open board away at once, from a guest too', async () => {
    const page = await new Browser(gwen as Someone, enquiry.documentId as DocumentId).joined()
    expect(page.live.state().status).toBe('live')
    const closed = new Promise<void>((resolve) => page.socket.once('viewer.changed', () => resolve()))
    await r.does(gwen, 'stepBack', id)
    await closed
    await until(() => page.live.state().status !== 'live')
    expect(await reads(gwen)).toBe(false)
    expect((await gwen.ask('{ enquiries { id } }')).enquiries).toEqual([])
    expect(await r.sees(gwen, id)).toBeNull()
    page.close()
  })

  it('an offer says no more of the review after it was declined', async () => {
    await r.does(c.hal, 'decline', id, { reason: '' })
    expect(line(await r.sees(c.hal, id))).toEqual({
      standing: 'PAST',
      title: 'Say it first',
      question: '',
      opens: false,
      parts: 'Hal DECLINED',
    })
    await c.ana.ask(offer, { id, person: c.hal.id })
    expect(line(await r.sees(c.hal, id))).toMatchObject({ standing: 'ASKED', ...asked })
  })
})
