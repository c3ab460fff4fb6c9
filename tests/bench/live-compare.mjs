// What is measured of every server in the same way, one after the other: how much it carries, what that costs, and what it loses.
import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../../tools/lib/progress.mjs'
import { contentsOf, store } from './live-contents.mjs'
import { startCrowd } from './live-crowd.mjs'
import { roomsOf } from './live-rooms.mjs'
import { holds, inWords, seated } from './live-trials.mjs'

const steps = [200, 800, 1_600, 2_400, 3_200, 4_800, 6_400, 9_600, 14_400]
const roomSize = 10
const editors = 50
const stepSeconds = 3.5
const warmUp = 1

/** Faster and faster until something is late, refused or missing; what came of every pace that it held, and of the next. */
export async function ladder({ ending, place, server: name, sockets }) {
  const seats = { ending, place, server: name, rooms: sockets / roomSize, size: roomSize }
  return await seated(seats, async ({ server, crowd, openMs }) => {
    say(`${name}: ${sockets} sockets were open and had joined within ${Math.round(openMs)} ms`)
    const held = []
    let memory = server.memory()
    for (const rate of steps) {
      let result = null
      for (let tries = 0; tries < 3 && (result === null || isBadLuck(result)); tries++) {
        result = await crowd.trial(server, { rate, seconds: stepSeconds, warmUp, cut: true })
        say(`${sockets} sockets: ${inWords(name, result)}`)
        memory = Math.max(memory, result.memory)
      }
      if (!holds(result)) return { held, failed: result, memory, openMs }
      held.push(result)
    }
    return { held, failed: null, memory, openMs }
  })
}

/** Late now and then, and ordinarily in time: that may be whatever else the machine was doing, so it is tried once more. */
const isBadLuck = (result) =>
  !holds(result) && holds({ ...result, seen: { p99: 0 } }) && result.seen.p50 < 60 && result.seen.p99 < 1_000

/** Fifty people in one document, twice, four and eight edits a second each. */
export async function oneDocument({ ending, place, server: name }) {
  return await seated({ ending, place, server: name, rooms: 1, size: editors, cards: 4 }, async ({ server, crowd }) => {
    const results = []
    for (const each of [2, 4, 8]) {
      const result = await crowd.trial(server, { rate: each * editors, seconds: stepSeconds, warmUp })
      say(`${editors} in one document, ${each} edits/s each: ${inWords(name, result)}`)
      results.push({ each, ...result })
    }
    return results
  })
}

/** What one more socket and one more open document of 100 kB take, in bytes. */
export async function memory({ ending, place, server: name }) {
  const [rooms, size, documents] = [50, 20, 40]
  return await alone({ ending, place, server: name }, async ({ server, crowd, cookies }) => {
    const people = await roomsOf(place.sql, cookies, rooms, size)
    const first = people.filter((_, i) => i % size === 0)
    const others = people.filter((_, i) => i % size !== 0)
    const readers = await roomsOf(place.sql, cookies, documents, 1)
    const seat = async (some) => {
      await crowd.open({ server: name, port: server.port, people: some, cards: 0 })
      await pause(300)
      return await server.needed()
    }
    const fewSockets = await seat(first)
    const manySockets = await seat(others)
    const perSocket = (manySockets - fewSockets) / others.length
    await store[name]({ place, server, crowd, people: readers, contents: contentsOf(100_000) })
    const manyDocuments = await seat(readers)
    const perDocument = (manyDocuments - manySockets) / readers.length - perSocket
    say(`${name}: ${Math.round(perSocket / 1e3)} kB a socket, ${Math.round(perDocument / 1e3)} kB an open document`)
    return { perSocket, perDocument }
  })
}

/** Opening a stored document that nobody has open, and opening it beside somebody who has. */
export async function opening({ ending, place, server: name, bytes, documents }) {
  const contents = contentsOf(bytes)
  return await alone({ ending, place, server: name }, async ({ server, crowd, cookies }) => {
    const people = await roomsOf(place.sql, cookies, documents, 2)
    const first = people.filter((_, i) => i % 2 === 0)
    const second = people.filter((_, i) => i % 2 === 1)
    await store[name]({ place, server, crowd, people: first, contents })
    const open = async (some) => {
      const before = [server.cpuMs(), server.postgresMs()]
      const { times, bytes: came } = await crowd.openings({ server: name, port: server.port, people: some })
      if (came < contents.length * 0.9) throw new Error(`${name} gave ${came} bytes of ${contents.length}.`)
      const cpu = (server.cpuMs() - before[0]) / some.length
      return {
        times: times.sort((one, two) => one - two),
        cpu,
        postgres: (server.postgresMs() - before[1]) / some.length,
      }
    }
    const cold = await open(first)
    const warm = await open(second)
    const middle = ({ times }) => Math.round(times[Math.floor(times.length / 2)])
    say(`${name}: a document of ${bytes / 1e3} kB opens in ${middle(cold)} ms, beside others in ${middle(warm)} ms`)
    return { cold, warm }
  })
}

/** People write, and the server's process is killed; of what they had been told and shown, how much is gone? */
export async function killed({ ending, place, server: name, seconds }) {
  return await seated({ ending, place, server: name, rooms: 10, size: roomSize }, async ({ server, crowd }) => {
    const writing = crowd.trial(server, { rate: 400, seconds: seconds + 5, warmUp: 0, cut: true })
    await pause(seconds * 1_000)
    await server.kill()
    await writing
    const next = await place.start(name, server.port)
    const result = await crowd.survivors({ port: next.port })
    await next.stop()
    say(
      `${name}, killed while 400 edits/s were written: ${result.lostAnswered} of ${result.answered} answered edits are lost, ` +
        `${result.lostSeen} of ${result.seen} that others had seen`,
    )
    return result
  })
}

/** A server with nobody at it yet. */
async function alone({ ending, place, server: name }, act) {
  const server = await place.start(name)
  const crowd = await startCrowd(ending)
  try {
    return await act({ server, crowd, cookies: `alongside-${server.port}` })
  } finally {
    await crowd.stop()
    await server.stop()
  }
}
