// The inbox and Today through the API: what waits for me, what changed, who is here, what we are learning.
import { notNow } from '@alongside/domain/not-now'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { askingKinds } from '../../apps/api/src/features/inbox/inbox-words.js'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { AtBoard } from '../support/enquiry-board.js'
import { until } from '../support/live.js'
import { statementsDuring } from '../support/statements.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let help: EnquiryHelp
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
})
afterAll(() => w?.close())

const page = `query($first: Int, $after: String, $open: Boolean) { inbox(first: $first, after: $after, open: $open) {
  edges { cursor node { id kind text readAt doneAt } } pageInfo { hasNextPage endCursor } } }`
const notice = (to: Someone, kind: string, title: string) =>
  w.sql(
    `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars) values ($1, gen_random_uuid(), $2, 'enquiry', gen_random_uuid(), '/today', $3)`,
    [to.id, kind, JSON.stringify({ title })],
  )
const texts = ({ inbox }: { inbox: { edges: { node: { text: string } }[] } }): string[] =>
  inbox.edges.map(({ node }) => node.text)

describe('the inbox', () => {
  it('shows one’s own notices, newest first, a page at a time, and nobody else’s', async () => {
    const una = await w.person({ name: 'Una', role: 'TEACHER', school: c.elm })
    for (const title of ['1', '2', '3', '4', '5']) await notice(una, 'HANDED_OVER', title)
    const first = await una.ask(page, { first: 2 })
    expect(texts(first)).toEqual(['You now lead “5”', 'You now lead “4”'])
    const { endCursor: after, hasNextPage } = first.inbox.pageInfo
    expect(hasNextPage).toBe(true)
    await notice(una, 'HANDED_OVER', '6')
    expect(texts(await una.ask(page, { first: 2, after }))).toEqual(['You now lead “3”', 'You now lead “2”'])
    expect(texts(await c.cal.ask(page))).toEqual([])
    expect(await una.refused(page, { after: 'made-up' })).toBe('input.invalid')
  })

  it('names who it comes from, and leaves the name out where the reader cannot see that person', async () => {
    const una = await w.person({ name: 'Una', role: 'TEACHER', school: c.elm })
    const sent = (from: Someone) =>
      w.sql(
        `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, from_person) values ($1, gen_random_uuid(), 'MENTION', 'enquiry', gen_random_uuid(), '/today', $2)`,
        [una.id, from.id],
      )
    await sent(c.ana)
    await sent(c.zoe)
    const { inbox } = await una.ask('{ inbox { edges { node { from { name } } } } }')
    expect(inbox.edges.map(({ node }: { node: { from: unknown } }) => node.from)).toEqual([null, { name: 'Ana' }])
  })

  it('what only tells is done when it was opened; what asks stays until it is done', async () => {
    const una = await w.person({ name: 'Una', role: 'TEACHER', school: c.elm })
    await notice(una, 'HANDED_OVER', 'Told')
    await notice(una, 'INVITATION', 'Asked')
    const [asked, told] = (await una.ask(page)).inbox.edges.map(({ node }: { node: { id: string } }) => node.id)
    const read = 'mutation($ids: [ID!]!) { markRead(itemIds: $ids) }'
    expect((await una.ask(read, { ids: [asked, told] })).markRead).toBe(2)
    expect((await una.ask(read, { ids: [asked, told] })).markRead).toBe(0)
    expect(texts(await una.ask(page, { open: true }))).toEqual(['You are invited to join “Asked”'])
    const done = 'mutation($id: ID!) { markDone(itemId: $id) { doneAt } }'
    expect(await c.ben.refused(done, { id: asked })).toBe('not-found')
    expect((await c.ben.ask(read, { ids: [told] })).markRead).toBe(0)
    expect((await una.ask(done, { id: asked })).markDone.doneAt).not.toBeNull()
    expect((await una.ask('{ viewer { inboxCount } }')).viewer.inboxCount).toBe(0)
  })
})

describe('Today', () => {
  const today = `{ today { since waiting { kind } changed { text path by { name } enquiry { title } }
    learning { text enquiry { id } } liveNow { enquiry { id } people { name } } myEnquiries { id } } }`

  it('says what others did on my enquiries since I was here, and not what I did myself', async () => {
    const { id } = await help.active({ title: 'Changes' })
    await c.ana.ask('mutation { markSeen }')
    await c.ben.ask('mutation($id: ID!) { answerHealth(id: $id, process: "TRUST", answer: YES) { id } }', { id })
    await c.ana.ask('mutation($id: ID!) { updateEnquiry(id: $id, title: "Changed") { id } }', { id })
    const { today: mine } = await c.ana.ask(today)
    expect(mine.since).not.toBeNull()
    expect(mine.changed).toEqual([
      {
        text: 'Ben answered a question of the health check',
        path: `/enquiries/${id}`,
        by: { name: 'Ben' },
        enquiry: { title: 'Changed' },
      },
    ])
    expect(mine.myEnquiries.map((one: { id: string }) => one.id)).toContain(id)
    await c.ana.ask('mutation { markSeen }')
    expect((await c.ana.ask(today)).today.changed).toEqual([])
    // Cal sees the enquiry and does not work on it.
    expect((await c.cal.ask(today)).today).toMatchObject({ changed: [], myEnquiries: [] })
  })

  it('counts the cards others worked on, and shows who is at a board right now', async () => {
    const { id, documentId } = await help.active()
    await c.ana.ask('mutation { markSeen }')
    const ben = await AtBoard.open(c.ben, c.oak, documentId)
    await ben.card('EVIDENCE', { title: 'One', type: 'OBSERVATION' })
    await ben.card('EVIDENCE', { title: 'Two', type: 'OBSERVATION' })
    const { changed, liveNow } = (await c.ana.ask(today)).today
    expect(changed.map(({ text }: { text: string }) => text)).toContain('Ben worked on 2 cards')
    expect(liveNow).toEqual([{ enquiry: { id }, people: [{ name: 'Ben' }] }])
    expect((await c.ben.ask(today)).today.liveNow).toEqual([])
    expect((await c.cal.ask(today)).today.liveNow).toEqual([])
    ben.close()
    await until(async () => (await c.ana.ask(today)).today.liveNow.length === 0)
  })

  it('shows what was learned to the readers of the board only', async () => {
    const { id } = await help.active()
    await w.sql(`update enquiry set last_finding = 'Talk first helps' where id = $1`, [id])
    const learned = async (who: Someone): Promise<string[]> =>
      (await who.ask(today)).today.learning
        .filter(({ enquiry }: { enquiry: { id: string } }) => enquiry.id === id)
        .map(({ text }: { text: string }) => text)
    expect(await learned(c.ben)).toEqual(['Talk first helps'])
    expect(await learned(c.cal)).toEqual([])
    await c.ana.ask('mutation($id: ID!) { setEnquiryVisibility(id: $id, visibility: ALLIANCE) { id } }', { id })
    expect(await learned(c.cal)).toEqual(['Talk first helps'])
  })

  it('asks the database as often for many enquiries as for few', async () => {
    const few = await statementsDuring(() => c.ana.ask(today))
    for (let n = 0; n < 3; n += 1) await help.active()
    const many = await statementsDuring(() => c.ana.ask(today))
    expect(many).toHaveLength(few.length)
  })
})

describe('not now', () => {
  const parts = 'id kind text doneAt putOffUntil offeredTo { name } notNow { drop postpone handOver says }'
  const open = async (who: Someone) =>
    (await who.ask(`{ inbox(open: true) { edges { node { ${parts} } } } }`)).inbox.edges.map(
      ({ node }: { node: object }) => node,
    )
  const putOff = `mutation($itemId: ID!, $until: Date!) { putOffNotice(itemId: $itemId, until: $until) { ${parts} } }`
  const drop = `mutation($itemId: ID!, $reason: String!) { dropNotice(itemId: $itemId, reason: $reason) { ${parts} } }`
  const offer = `mutation($itemId: ID!, $personId: ID!) { offerNotice(itemId: $itemId, personId: $personId) { ${parts} } }`
  const answer = `mutation($itemId: ID!, $accepts: Boolean!) { answerTakeOver(itemId: $itemId, accepts: $accepts) { ${parts} } }`
  const could = 'query($itemId: ID!) { whoCouldTakeOver(itemId: $itemId) { name } }'
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const count = async (who: Someone) => (await who.ask('{ viewer { inboxCount } }')).viewer.inboxCount
  const asked = async (kind: string, role: 'TEACHER' | 'HEADTEACHER' = 'TEACHER') => {
    const una = await w.person({ name: 'Una', role, school: c.elm })
    await w.sql(
      `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, from_person) values ($1, gen_random_uuid(), $2, 'enquiry', gen_random_uuid(), '/cpd/places', '{"title":"Talk"}', $3)`,
      [una.id, kind, c.ana.id],
    )
    const [item] = await open(una)
    return { una, item }
  }

  it('says of everything that asks for something how it is dropped, put off and handed over', () => {
    expect(Object.keys(notNow).sort()).toEqual([...askingKinds].sort())
  })

  it('puts a request off: it leaves the list and the count, and is back on its day', async () => {
    const { una, item } = await asked('CPD_LOAD')
    for (const until of [inDays(0), inDays(120)]) {
      expect(await una.refused(putOff, { itemId: item.id, until })).toBe('desk.until')
    }
    expect((await una.ask(putOff, { itemId: item.id, until: inDays(3) })).putOffNotice).toMatchObject({
      putOffUntil: inDays(3),
    })
    expect([await open(una), await count(una)]).toEqual([[], 0])
    expect(await c.cal.refused(putOff, { itemId: item.id, until: inDays(3) })).toBe('not-found')
    await w.sql('update inbox_item set put_off_until = current_date where id = $1', [item.id])
    expect([(await open(una)).length, await count(una)]).toEqual([1, 1])
    const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('notices-come-back')).id`)
    await until(async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)
    expect(await w.sql('select read_at, put_off_until from inbox_item where id = $1', [item.id])).toEqual([
      { read_at: null, put_off_until: null },
    ])
  })

  it('drops one with a reason, which whoever asked reads; what needs more than that is settled where it stands', async () => {
    const { una, item } = await asked('CPD_LOAD')
    expect(await una.refused(drop, { itemId: item.id, reason: ' ' })).toBe('reason.required')
    await una.ask(drop, { itemId: item.id, reason: 'I am not the one to ask' })
    expect(await open(una)).toEqual([])
    expect(texts(await c.ana.ask(page))[0]).toMatch(/^Una will not take this up: .+ “I am not the one to ask”$/)
    const there = await asked('CPD_PLACE_TO_APPROVE')
    expect(there.item.notNow).toEqual({
      drop: 'THERE',
      postpone: 'HERE',
      handOver: 'HERE',
      says: '“Not this time”, with a reason, is said on the page of places.',
    })
    expect(await there.una.refused(drop, { itemId: there.item.id, reason: 'Not now' })).toBe('desk.not-here')
    const kept = await asked('CPD_PLACE_OFFERED')
    expect(await kept.una.refused(putOff, { itemId: kept.item.id, until: inDays(3) })).toBe('desk.not-here')
  })

  it('hands one over to a colleague who could do it, once they say yes; till then it stays', async () => {
    const { una, item } = await asked('CPD_PLACE_TO_APPROVE')
    const [leda, other] = [
      await w.person({ name: 'Leda', role: 'CPD_LEAD', school: c.elm }),
      await w.person({ name: 'Otto', role: 'CPD_LEAD', school: c.oak }),
    ]
    const names = (await una.ask(could, { itemId: item.id })).whoCouldTakeOver.map(({ name }: { name: string }) => name)
    expect(names).toContain('Leda')
    expect(names).not.toContain('Otto')
    for (const { id } of [other, c.ana])
      expect(await una.refused(offer, { itemId: item.id, personId: id })).toBe('not-found')
    expect((await una.ask(offer, { itemId: item.id, personId: leda.id })).offerNotice.offeredTo).toEqual({
      name: 'Leda',
    })
    expect(await una.refused(offer, { itemId: item.id, personId: leda.id })).toBe('stale')
    const [ask] = await open(leda)
    expect(ask.text).toBe(
      'Una asks whether you could take over: A colleague asks for a place on “Talk”: your word is needed',
    )
    // Only whoever was asked says yes, and only once.
    expect(await other.refused(answer, { itemId: ask.id, accepts: true })).toBe('stale')
    await leda.ask(answer, { itemId: ask.id, accepts: false })
    expect(
      (await open(una)).map(({ kind, offeredTo }: { kind: string; offeredTo: unknown }) => [kind, offeredTo]),
    ).toEqual([
      ['TAKEN_OVER_NOT', null],
      ['CPD_PLACE_TO_APPROVE', null],
    ])
    await una.ask(offer, { itemId: item.id, personId: leda.id })
    const [again] = await open(leda)
    await leda.ask(answer, { itemId: again.id, accepts: true })
    expect(await leda.refused(answer, { itemId: again.id, accepts: true })).toBe('stale')
    expect((await open(leda)).map(({ kind }: { kind: string }) => kind)).toEqual(['CPD_PLACE_TO_APPROVE'])
    expect((await open(una)).map(({ kind }: { kind: string }) => kind)).toEqual(['TAKEN_OVER', 'TAKEN_OVER_NOT'])
  })

  it('whose half-term is full is passed on to heads of their own school, and to no other of the same executive head', async () => {
    const exec = await w.person({ name: 'Exa', role: 'EXECUTIVE_HEAD', school: c.elm })
    await w.give(exec.id, { role: 'EXECUTIVE_HEAD', school: c.oak })
    const [here, there] = [
      await w.person({ name: 'Hedda', role: 'HEADTEACHER', school: c.elm }),
      await w.person({ name: 'Otto', role: 'HEADTEACHER', school: c.oak }),
    ]
    const tim = await w.person({ name: 'Tim', role: 'TEACHER', school: c.elm })
    await w.sql(
      `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars) values ($1, gen_random_uuid(), 'CPD_LOAD', 'cpd', $2, '/cpd/places', '{"name":"Tim","from":"4 January"}')`,
      [exec.id, tim.id],
    )
    const [item] = await open(exec)
    const names = (await exec.ask(could, { itemId: item.id })).whoCouldTakeOver.map(
      ({ name }: { name: string }) => name,
    )
    expect(names).toContain('Hedda')
    expect(names).not.toContain('Otto')
    expect(await exec.refused(offer, { itemId: item.id, personId: there.id })).toBe('not-found')
    await exec.ask(offer, { itemId: item.id, personId: here.id })
  })
})
