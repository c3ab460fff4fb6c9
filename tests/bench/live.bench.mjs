// Live editing: how fast, at what cost, how much at most, and what is lost; beside two others that do the same work.
import { round } from './figures.mjs'
import { screens } from './live-screens.mjs'
import { withPlace } from './live-servers.mjs'
import { oneTrial } from './live-trials.mjs'
import { installPeers } from './peers.mjs'

export const about =
  'A board with 200 cards. Screen to screen: two Chromium pages with the same card open, 50 letters typed into its ' +
  'heading and 50 into its text; from the key pressed in one to the frame drawn in the other. Stored and seen: the ' +
  'client’s own provider without a page, from the edit to its acknowledgement and to each other document, with two ' +
  'people who write 5 times a second each, and with 50 who write once a second each, all 50 in one process.'

const names = ['alongside', 'y-websocket', 'hocuspocus']

/**
 * @param {{ ending: object, args: string[] }} help without words all of it; `--part=rooms --sockets=1000 --rate=1000
 *   --seconds=8` or `--part=one --editors=50 --each=8` one trial of it, `--server=` of another server, `--profile` with
 *   what its time went to
 */
export async function run({ ending, args }) {
  const {
    part,
    server = names[0],
    ...asked
  } = Object.fromEntries(
    args.map((word) => /^--(\w+)(?:=(.*))?$/.exec(word)).map(([, name, value]) => [name, value ?? true]),
  )
  if (part === undefined || part === 'screens') return await screens(ending)
  const { sockets = 1000, rate = 1000, editors = 50, each = 8, seconds = 8, profile = false } = asked
  const peers = server === names[0] ? null : installPeers()
  const many = Number(part === 'one' ? editors : sockets)
  const size = part === 'one' ? many : 10
  const speed = part === 'one' ? many * Number(each) : Number(rate)
  return await withPlace(ending, peers, async (place) => {
    const what = { ending, place, server, rooms: Math.ceil(many / size), size, rate: speed, seconds: Number(seconds) }
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
