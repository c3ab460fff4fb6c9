// Comments through the API: threads on a card, mentions of readers only, edits with history, an end to a talk.

import { writeMention } from '@alongside/domain/mention'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { socketOf, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let help: EnquiryHelp
let at: { id: string; cycle: string; card: string }
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
})
afterAll(() => w?.close())
beforeEach(async () => {
  const { id, cycleId } = await help.active()
  at = { id, cycle: cycleId, card: await cardOn(cycleId) }
})

const cardOn = async (cycleId: string): Promise<string> => {
  const id = v7()
  await w.sql(
    `insert into card (space_id, cycle_id, id, kind, board_column, rank, created_by, created_urn) values ($1, $2, $3, 'NOTE', 'SCANNING', 'a0', $4, $5)`,
    [c.alliance, cycleId, id, c.ana.id, c.elm],
  )
  return id
}
const fields = `id cardId resolvedAt resolvedBy { name } abilities { resolve reopen reply }
  comments { id body author { name } school { name } mentions { name } editedAt removedAt revisions { body } abilities { edit remove } }`
const add = `mutation($id: ID!, $cycle: ID!, $card: ID!, $thread: ID, $body: String!, $mentions: [ID!]) {
  addComment(enquiryId: $id, cycleId: $cycle, cardId: $card, threadId: $thread, body: $body, mentions: $mentions) { ${fields} } }`
const threads = `query($id: ID!, $cycle: ID!, $card: ID!) { commentThreads(enquiryId: $id, cycleId: $cycle, cardId: $card) { ${fields} } }`
const edit = `mutation($id: ID!, $comment: ID!, $body: String!) { editComment(enquiryId: $id, commentId: $comment, body: $body) { ${fields} } }`
const one = (name: string, key: 'commentId' | 'threadId'): string =>
  `mutation($id: ID!, $one: ID!) { ${name}(enquiryId: $id, ${key}: $one) { ${fields} } }`
const mention = (who: Someone): string => writeMention({ name: who.name, personId: who.id })
const latest = async (who: Someone) =>
  (await who.ask('{ inbox(first: 1) { edges { node { kind text path from { name } } } } }')).inbox.edges[0]?.node

describe('threads', () => {
  it('begin on a card and go on beneath it, each comment with its author and school', async () => {
    const { addComment: begun } = await c.ana.ask(add, { ...at, body: 'Who asked the pupils?' })
    expect(begun).toMatchObject([
      {
        cardId: at.card,
        resolvedAt: null,
        abilities: { resolve: true, reopen: false, reply: true },
        comments: [{ body: 'Who asked the pupils?', author: { name: 'Ana' }, school: { name: 'Elm Park' } }],
      },
    ])
    await c.ben.ask(add, { ...at, thread: begun[0].id, body: 'I did.' })
    await c.ben.ask(add, { ...at, body: 'Another matter' })
    const { commentThreads } = await c.ana.ask(threads, at)
    expect(commentThreads.map((thread: { comments: unknown[] }) => thread.comments.length)).toEqual([2, 1])
    expect(await latest(c.ana)).toEqual({
      kind: 'REPLY',
      text: 'There is an answer to your comment on “Say it first”',
      path: `/enquiries/${at.id}?card=${at.card}`,
      from: { name: 'Ben' },
    })
    const { enquiry } = await c.ana.ask(
      'query($id: ID!) { enquiry(id: $id) { currentCycle { commentCounts { cardId total unresolved } } } }',
      { id: at.id },
    )
    expect(enquiry.currentCycle.commentCounts).toEqual([{ cardId: at.card, total: 3, unresolved: 2 }])
  })

  it('are for the readers of the board, and written by members and guests', async () => {
    await c.ana.ask(add, { ...at, body: 'Between us' })
    for (const outsider of [c.cal, c.coordinator, c.zoe]) {
      expect(await outsider.refused(threads, at)).toBe('not-found')
      expect(await outsider.refused(add, { ...at, body: 'Me too' })).toBe('not-found')
    }
    const widen = 'mutation($id: ID!) { setEnquiryVisibility(id: $id, visibility: ALLIANCE) { id } }'
    await c.ana.ask(widen, { id: at.id })
    expect((await c.cal.ask(threads, at)).commentThreads[0].abilities).toEqual({
      resolve: false,
      reopen: false,
      reply: false,
    })
    expect(await c.cal.refused(add, { ...at, body: 'Me too' })).toBe('not-allowed')
  })

  it('stay with their card: no comment on another enquiry’s card or into another card’s thread', async () => {
    const other = await help.active()
    const elsewhere = { id: other.id, cycle: other.cycleId, card: await cardOn(other.cycleId) }
    const { addComment } = await c.ana.ask(add, { ...elsewhere, body: 'There' })
    expect(await c.ana.refused(add, { ...at, cycle: other.cycleId, body: 'Here' })).toBe('not-found')
    expect(await c.ana.refused(add, { ...at, card: elsewhere.card, body: 'Here' })).toBe('not-found')
    expect(await c.ana.refused(add, { ...at, thread: addComment[0].id, body: 'Here' })).toBe('not-found')
    expect(await c.ana.refused(edit, { id: at.id, comment: addComment[0].id, body: 'Here' })).toBe('not-found')
    expect(await c.ana.refused(add, { ...at, body: '   ' })).toBe('input.missing')
  })

  it('COM-4: are settled by a member or whoever began them, and opened again by an answer', async () => {
    const { addComment } = await c.ben.ask(add, { ...at, body: 'Shall we?' })
    const thread = addComment[0].id
    const { resolveThread } = await c.ana.ask(one('resolveThread', 'threadId'), { id: at.id, one: thread })
    expect(resolveThread[0]).toMatchObject({ resolvedBy: { name: 'Ana' }, abilities: { resolve: false, reopen: true } })
    const { addComment: again } = await c.ben.ask(add, { ...at, thread, body: 'One more thing' })
    expect(again[0].resolvedAt).toBeNull()
    await c.ben.ask(one('resolveThread', 'threadId'), { id: at.id, one: thread })
    const { reopenThread } = await c.ana.ask(one('reopenThread', 'threadId'), { id: at.id, one: thread })
    expect(reopenThread[0].resolvedAt).toBeNull()
    expect(await c.ana.refused(one('resolveThread', 'threadId'), { id: at.id, one: again[0].comments[1].id })).toBe(
      'not-found',
    )
  })
})

describe('mentions', () => {
  it('COM-1: tell whoever was mentioned, and only readers can be', async () => {
    const { addComment } = await c.ana.ask(add, { ...at, body: `${mention(c.ben)} what do you think?` })
    expect(addComment[0].comments[0].mentions).toEqual([{ name: 'Ben' }])
    expect(await latest(c.ben)).toMatchObject({ kind: 'MENTION', from: { name: 'Ana' } })
    expect(await c.ana.refused(add, { ...at, body: `${mention(c.cal)} look` })).toBe('comment.mention-not-a-reader')
    expect(await c.ana.refused(add, { ...at, body: 'look', mentions: [c.cal.id] })).toBe('comment.mention-not-a-reader')
    expect(await latest(c.cal)).toBeUndefined()
  })

  it('are offered by the beginning of a name, among readers', async () => {
    const offered = async (who: Someone, search: string): Promise<string[]> => {
      const { mentionable } = await who.ask(
        'query($id: ID!, $search: String!) { mentionable(enquiryId: $id, search: $search) { name } }',
        { id: at.id, search },
      )
      return mentionable.map(({ name }: { name: string }) => name)
    }
    expect(await offered(c.ana, '')).toEqual(['Ben'])
    expect(await offered(c.ana, 'be')).toEqual(['Ben'])
    expect(await offered(c.ana, '%')).toEqual([])
    expect(await offered(c.ana, 'C')).toEqual([])
    await c.ana.ask('mutation($id: ID!) { setEnquiryVisibility(id: $id, visibility: ALLIANCE) { id } }', { id: at.id })
    expect(await offered(c.ana, 'C')).toEqual(['Cal', 'Coco'])
  })
})

describe('one’s own words', () => {
  it('COM-2: are edited by their author alone; what they said before stays to be read', async () => {
    const { addComment } = await c.ana.ask(add, { ...at, body: 'All pupils' })
    const comment = addComment[0].comments[0].id
    expect(await c.ben.refused(edit, { id: at.id, comment, body: 'No pupils' })).toBe('comment.not-yours')
    const { editComment } = await c.ana.ask(edit, { id: at.id, comment, body: `Most pupils, ${mention(c.ben)}` })
    expect(editComment[0].comments[0]).toMatchObject({
      revisions: [{ body: 'All pupils' }],
      mentions: [{ name: 'Ben' }],
    })
    expect(editComment[0].comments[0].editedAt).not.toBeNull()
    expect(await latest(c.ben)).toMatchObject({ kind: 'MENTION' })
    const both = await Promise.all(
      ['Some pupils', 'Few pupils'].map((body) => c.ana.ask(edit, { id: at.id, comment, body })),
    )
    expect(both).toHaveLength(2)
    const { commentThreads } = await c.ana.ask(threads, at)
    expect(commentThreads[0].comments[0].revisions).toHaveLength(3)
  })

  it('COM-3: are taken back by their author; the place stays, the words do not', async () => {
    const { addComment } = await c.ana.ask(add, { ...at, body: 'Too quick' })
    const { id: thread, comments } = addComment[0]
    await c.ben.ask(add, { ...at, thread, body: 'Fair enough' })
    const remove = one('removeComment', 'commentId')
    expect(await c.ben.refused(remove, { id: at.id, one: comments[0].id })).toBe('comment.not-yours')
    const { removeComment } = await c.ana.ask(remove, { id: at.id, one: comments[0].id })
    expect(removeComment[0].comments).toMatchObject([{ body: '', revisions: [] }, { body: 'Fair enough' }])
    expect(removeComment[0].comments[0].removedAt).not.toBeNull()
    expect(await c.ana.refused(edit, { id: at.id, comment: comments[0].id, body: 'Still' })).toBe('comment.deleted')
    expect(await w.sql(`select 1 from comment where body like '%Too quick%'`)).toEqual([])
  })
})

it('are news to the readers of the board and to nobody else', async () => {
  const heard = { ben: 0, cal: 0 }
  const [ben, cal] = [socketOf(c.ben), socketOf(c.cal)]
  ben.on('comments.changed', ({ cardId }) => {
    if (cardId === at.card) heard.ben += 1
  })
  cal.on('comments.changed', () => {
    heard.cal += 1
  })
  await until(() => ben.connected && cal.connected)
  await c.ana.ask(add, { ...at, body: 'News' })
  await until(() => heard.ben > 0)
  // What reaches Cal would have been sent before this, which does reach him.
  let last = false
  cal.on('enquiry.changed', () => {
    last = true
  })
  await c.ana.ask('mutation($id: ID!) { updateEnquiry(id: $id, title: "Renamed") { id } }', { id: at.id })
  await until(() => last)
  expect(heard.cal).toBe(0)
  ben.close()
  cal.close()
})
