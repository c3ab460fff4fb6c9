// How long an edit takes to the other browser’s screen, and through the client’s own provider to the server and the others.
import { inRoot } from '../../tools/lib/place.mjs'
import { enquiryOf, fillBoard } from './big-board.mjs'
import { spentOn, spread } from './figures.mjs'
import { manyHands } from './many-hands.mjs'
import { fromScreenToScreen } from './screens.mjs'
import { withServer } from './served.mjs'

const MEMBERS = 50
const MAKERS = 12

export async function screens(ending) {
  return await withServer(ending, (server) => measure(ending, server), { webRoot: inRoot('apps/web/dist') })
}

async function measure(ending, server) {
  const enquiry = await enquiryOf(server, MEMBERS)
  const { members } = enquiry
  const cards = await fillBoard({ ...enquiry, members: members.slice(0, MAKERS) })
  const board = { ...enquiry, cards }
  const two = await manyHands(board, members.slice(0, 2), { everyMs: 200, edits: 50 })
  const before = await server.spent()
  const many = await manyHands(board, members, { everyMs: 1000, edits: 12 })
  const after = await server.spent()
  const { heading, text } = await fromScreenToScreen(ending, board, 50)
  return [
    ...spread('screen', 'screen to screen, all', [...heading, ...text], 150),
    ...spread('heading', 'screen to screen, heading', heading),
    ...spread('text', 'screen to screen, text', text),
    ...spread('stored2', 'stored, 2 people', two.stored),
    ...spread('seen2', 'seen, 2 people', two.seen),
    ...spread('stored50', 'stored, 50 people', many.stored),
    ...spread('seen50', 'seen, 50 people', many.seen),
    ...spentOn(before, after, many.stored.length, 'an edit of 50 people', '50'),
  ]
}
