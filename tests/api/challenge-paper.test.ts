// The page that stays, on paper: one page, for those it was released to and nobody else, and for nobody once it is withdrawn.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import {
  type ChallengeCast,
  Challenging,
  challengeCast,
  type PlacedChallenge,
  placeChallenge,
} from '../support/challenge-outcome.js'
import { textOf, unspaced } from '../support/pdf-text.js'
import { type Someone, type World, world } from '../support/world.js'

const block = (kind: string, text: string, more: object = {}) => ({
  kind,
  depth: kind === 'bullet' ? 1 : 0,
  runs: [{ text, ...more }],
})
const body = {
  lookedAt: [
    block(
      'paragraph',
      'Talk before writing, and reading at home. Five colleagues were at the school for two days, saw fourteen lessons, read forty books and heard thirty pupils.',
    ),
  ],
  strong: [
    block('paragraph', 'Pupils talk before they write, in every class.', { bold: true }),
    block('quote', 'I say it to my partner first, then it is easier to write it down.'),
    block(
      'paragraph',
      'Teachers of all year groups plan the talk together, and it shows: sentences grow longer from draft to draft.',
    ),
  ],
  evenBetter: [
    block('bullet', 'Let families know which book is at home this week.'),
    block('bullet', 'Give pupils who are new to English a partner who speaks slowly and a second turn.'),
    block('bullet', 'Look at the books of Year 3 again in six weeks, together.'),
  ],
  askNext: [
    block('paragraph', 'Who in the school notices first when a pupil stops reading at home, and what happens then?'),
  ],
}

let w: World
let c: ChallengeCast
let p: PlacedChallenge
let challenge: Challenging
beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
})
afterAll(() => w?.close())
beforeEach(async () => {
  await w.sql('delete from released_summary')
  p = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
  challenge = new Challenging(p.id)
  await w.sql(
    `insert into challenge_summary (space_id, challenge_id, state, body) values ($1, $2, 'WITH_HOST', $3)
     on conflict (space_id, challenge_id) do update set state = 'WITH_HOST', body = $3`,
    [c.hostSpace, p.id, JSON.stringify(body)],
  )
})

const paper = (who: Someone | null, id: string = p.id) =>
  fetch(`${w.url}/api/peer-challenges/${id}/summary.pdf`, who ? { headers: { cookie: who.cookie! } } : {})
const statusFor = async (who: Someone | null): Promise<number> => (await paper(who)).status
const release = () => challenge.does(c.head, 'releaseSummary', { audiences: ['GOVERNORS'], confirmed: true })

it('is one page on which everything stands that was released', async () => {
  await release()
  const answer = await paper(c.governor)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="peer-challenge-elm-park.pdf"')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const pdf = Buffer.from(await answer.arrayBuffer())
  if (process.env.ALONGSIDE_KEEP_PAPER) fs.writeFileSync(path.join(os.tmpdir(), 'challenge-summary.pdf'), pdf)
  const words = textOf(pdf)
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  for (const said of [
    'Elm Park',
    'Colleagues of Ash Hill and Oak Tree looked at the school’s work',
    'What is strong',
    'Pupils talk before they write, in every class.',
    'I say it to my partner first',
    'Look at the books of Year 3 again',
    'Who can read this: The governors of the school.',
  ])
    expect(unspaced(words)).toContain(unspaced(said))
})

it('is there for whom it was released to, and for nobody after it was withdrawn', async () => {
  expect(await statusFor(c.governor)).toBe(404)
  await release()
  const seen = async () =>
    Object.fromEntries(
      await Promise.all(
        (['governor', 'head', 'coordinator', 'teacher', 'otherHead', 'trust', 'admin'] as const).map(
          async (who) => [who, await statusFor(c[who])] as const,
        ),
      ),
    )
  expect(await seen()).toEqual({
    governor: 200,
    head: 200,
    coordinator: 404,
    teacher: 404,
    otherHead: 404,
    trust: 404,
    admin: 404,
  })
  expect(await statusFor(null)).toBe(401)
  expect((await paper(c.governor, 'x')).status).toBe(404)
  await challenge.does(c.head, 'withdrawSummary')
  expect(await statusFor(c.governor)).toBe(404)
})

it('a long one goes on overleaf, and loses nothing', async () => {
  const long = Array.from({ length: 60 }, (_, at) =>
    block(
      'paragraph',
      `Paragraph ${at} says what was seen, where, and what pupils said about it when they were asked a second time.`,
    ),
  )
  await w.sql('update challenge_summary set body = $2 where challenge_id = $1', [
    p.id,
    JSON.stringify({ ...body, strong: long }),
  ])
  await release()
  const pdf = Buffer.from(await (await paper(c.governor)).arrayBuffer())
  const words = unspaced(textOf(pdf))
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1)
  expect(long.filter((_, at) => !words.includes(unspaced(`Paragraph ${at} says`)))).toEqual([])
})
