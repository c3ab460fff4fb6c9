// Live editing: how fast, at what cost, how much at most, and what is lost; beside two others that do the same work.
import { round } from './figures.mjs'
import { compare, comparisons } from './live-figures.mjs'
import { screens } from './live-screens.mjs'
import { withPlace } from './live-servers.mjs'
import { oneTrial } from './live-trials.mjs'
import { installPeers } from './peers.mjs'

export const about = `A board with 200 cards. Screen to screen: two Chromium pages with the same card open, 50 letters typed into its heading and 50 into its text; from the key pressed in one to the frame drawn in the other. Stored and seen: the client’s own provider without a page, from the edit to its acknowledgement and to each other document, with two people who write 5 times a second each, and with 50 who write once a second each, all 50 in one process.

Then very many people, in rooms of 10 unless the table says otherwise, as sockets of a process of their own that sends edits (nine letters at the end of a card’s text) at a steady pace whether answers come or not; times count from when an edit was due. Beside Alongside, on the same work and the same Postgres, \`y-websocket\` 2.1.0 with its own server, which stores nothing, and \`@hocuspocus/server\` 4.7.0 with its Database extension, which stores two to ten seconds later. “Answered” means in the database with us, and taken into memory with Hocuspocus; y-websocket answers nothing. A pace is held when everybody saw everything, nothing was refused, and the p99 from the edit to the others is at most 100 ms; the paces tried are 200, 800, 1,600, 2,400, 3,200, 4,800, 6,400, 9,600 and 14,400 edits a second. See docs/decisions/0012-measuring-live.md.`

const names = ['alongside', 'y-websocket', 'hocuspocus']

/**
 * Without words everything. `--part=screens` or one of the comparisons (`ladder` with `--sockets=300` for one of its sizes),
 * of one server with `--server=`; or a single trial: `--part=rooms --sockets=1000 --rate=1000 --seconds=8`, `--part=room --editors=50 --each=8`, of
 * another server with `--server=hocuspocus`, and with `--profile` what the server’s threads spent their time on.
 */
export async function run({ ending, args }) {
  const { part, ...asked } = Object.fromEntries(
    args.map((word) => /^--(\w+)(?:=(.*))?$/.exec(word)).map(([, name, value]) => [name, value ?? true]),
  )
  if (part === 'rooms' || part === 'room' || (part === 'one' && asked.each)) return await single(ending, part, asked)
  const figures = part === undefined || part === 'screens' ? await screens(ending) : []
  if (part === 'screens') return figures
  if (part !== undefined && !comparisons.includes(part)) throw new Error(`There is no part called ${part}.`)
  const compared = await withPlace(ending, installPeers(), (place) => compare({ ending, place }, part, asked))
  return [...figures, ...compared]
}

async function single(ending, part, asked) {
  const { server = names[0], sockets = 1000, rate = 1000, editors = 50, each = 8, seconds = 8, profile = false } = asked
  const many = Number(part === 'rooms' ? sockets : editors)
  const size = part === 'rooms' ? 10 : many
  const cards = part === 'rooms' ? 2 : 4
  const speed = part === 'rooms' ? Number(rate) : many * Number(each)
  return await withPlace(ending, server === names[0] ? null : installPeers(), async (place) => {
    const what = {
      ending,
      place,
      server,
      rooms: Math.ceil(many / size),
      size,
      cards,
      rate: speed,
      seconds: Number(seconds),
    }
    return figuresOf(await oneTrial({ ...what, profile }))
  })
}

const figuresOf = ({ stored, seen, cpu, memory, missing, troubles, generator }) =>
  [
    ['storedP50', 'edit to answer, p50', stored.p50, 'ms'],
    ['storedP99', 'edit to answer, p99', stored.p99, 'ms'],
    ['seenP50', 'edit to the others, p50', seen.p50, 'ms'],
    ['seenP99', 'edit to the others, p99', seen.p99, 'ms'],
    ['cpuServer', 'processor, server', round(cpu.server, 3), 'ms an edit'],
    ['cpuPostgres', 'processor, Postgres', round(cpu.postgres, 3), 'ms an edit'],
    ['memory', 'memory of the server', round(memory / 1e6), 'MB'],
    ['missing', 'never came', missing, 'edits'],
    ['troubles', 'refused or closed', troubles, 'times'],
    ['generator', 'the people’s process', round(100 * generator.share), '% of a core'],
  ]
    .filter(([, , value]) => value !== null)
    .map(([key, what, value, unit]) => ({ key, what, value, unit }))
