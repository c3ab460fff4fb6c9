// What opening a full enquiry board asks of the API: the questions the client itself sends, at a steady pace.
import fs from 'node:fs'
import { inRoot } from '../../tools/lib/place.mjs'
import { enquiryOf, fillBoard, talkOver } from './big-board.mjs'
import { mean, round, spentOn, spread } from './figures.mjs'
import { ask, atPace, browser } from './load.mjs'
import { moveInNeighbours } from './neighbours.mjs'
import { withServer } from './served.mjs'

export const about =
  'The questions of the board page, as the client sends them, for an enquiry with 200 cards, 600 links, 12 members and ' +
  '300 comments, among 250 enquiries of other alliances of the same size: 10 pages a second for 30 s after warming up, ' +
  'from the moment a request is due to the last byte of its answer, compressed. Server, Postgres (every safety on) and load generator are processes of their own on one machine.'

const PER_SECOND = 10
const SECONDS = 30
const MEMBERS = 12
/** The questions of the page at /enquiries/:id that name the board's own parts. */
const isOfBoard = (document) => document.includes('...BoardCycleParts')

export async function run({ ending }) {
  return await withServer(ending, (server) => measure(server))
}

async function measure(server) {
  const enquiry = await enquiryOf(server, MEMBERS)
  await talkOver(enquiry, await fillBoard(enquiry))
  await moveInNeighbours(server.sql, enquiry.alliance)
  const questions = questionsOf(enquiry.id)
  const browsers = enquiry.members.map((member) => browser(member))
  const open = async (i) => {
    const sizes = await Promise.all(questions.map((question) => browsers[i % browsers.length].post(question)))
    return sizes.reduce((sum, one) => sum + one, 0)
  }
  await checkAnswer(enquiry, questions)
  await atPace({ perSecond: PER_SECOND, count: 5 * PER_SECOND }, open)
  const statements = await server.statements(() => open(0))
  const bytes = await open(0)
  const before = await server.spent()
  const times = await atPace({ perSecond: PER_SECOND, count: SECONDS * PER_SECOND }, open)
  const after = await server.spent()
  for (const one of browsers) one.close()
  return [
    ...spread('', 'a page', times, 30),
    { key: 'mean', what: 'a page, on average', value: round(mean(times)), unit: 'ms' },
    ...spentOn(before, after, times.length, 'a page'),
    { key: 'statements', what: 'SQL statements, the session’s among them', value: statements.length, unit: 'a page' },
    { key: 'kilobytes', what: 'answer, compressed', value: round(bytes / 1000), unit: 'kB' },
  ]
}

/** What the built client would send, word for word. */
function questionsOf(id) {
  const documents = JSON.parse(fs.readFileSync(inRoot('apps/web/src/gql/persisted-documents.json'), 'utf8'))
  const asked = Object.entries(documents).filter(([, text]) => /\bquery \w/.test(text) && isOfBoard(text))
  if (asked.length === 0) throw new Error('The client has no question for the board.')
  return asked.map(([sha256Hash, query]) =>
    JSON.stringify({
      operationName: /\bquery (\w+)/.exec(query)[1],
      query,
      variables: { id },
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    }),
  )
}

/** A measurement of an empty board would look splendid. */
async function checkAnswer({ members }, questions) {
  for (const question of questions) {
    const { query, variables } = JSON.parse(question)
    const text = JSON.stringify(await ask(members[0], query, variables))
    const count = (pattern) => text.match(pattern)?.length ?? 0
    const cards = count(/"__typename":"Card"/g)
    if (cards !== 200) throw new Error(`The board shows ${cards} cards of 200.`)
  }
}
