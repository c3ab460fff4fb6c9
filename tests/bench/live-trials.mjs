// One server and its people at a time: a single trial, as asked for on the command line, and what it shows.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { say } from '../../tools/lib/progress.mjs'
import { round } from './figures.mjs'
import { startCrowd } from './live-crowd.mjs'
import { profiles } from './live-profile.mjs'
import { roomsOf } from './live-rooms.mjs'

/** On every board, before anybody goes on: cards of each of its people. */
const cardsEach = 2

/** Starts a server and seats everyone; `act` measures, then all of them are gone. */
export async function seated({ ending, place, server: name, rooms, size, cards = cardsEach }, act) {
  const server = await place.start(name)
  const crowd = await startCrowd(ending)
  try {
    const people = await roomsOf(place.sql, `alongside-${server.port}`, rooms, size)
    const { openMs } = await crowd.open({ server: name, port: server.port, people, cards })
    return await act({ server, crowd, people, openMs })
  } finally {
    await crowd.stop()
    await server.stop()
  }
}

/** @param {{ ending: object, place: object, server: string, rooms: number, size: number, rate: number, seconds: number, profile: boolean }} what */
export async function oneTrial(what) {
  return await seated(what, async ({ server, crowd, openMs }) => {
    say(`${what.rooms * what.size} sockets were open and had joined within ${round(openMs / 1000)} s`)
    const folder = what.profile ? fs.mkdtempSync(path.join(os.tmpdir(), 'alongside-profile-')) : null
    if (folder) await server.profile()
    const result = await crowd.trial(server, what)
    if (folder) {
      await server.profiled(folder)
      console.log(`\n${profiles(folder)}\n`)
      fs.rmSync(folder, { recursive: true })
    }
    say(inWords(what.server, result))
    return result
  })
}

/** Whether everything came, in time. */
export const holds = ({ missing, unanswered, troubles, seen }) =>
  troubles === 0 && missing === 0 && (unanswered ?? 0) === 0 && seen.p99 <= 100

export function inWords(
  name,
  { rate, sent, missing, unanswered, troubles, trouble, stored, seen, cpu, memory, generator },
) {
  const wrong = [
    missing > 0 ? `${missing} never came` : '',
    unanswered > 0 ? `${unanswered} never answered` : '',
    troubles > 0 ? `${troubles} troubles, first: ${trouble}` : '',
    generator.share > 0.9 || generator.lateP99 > 20 ? 'THE GENERATOR IS SATURATED' : '',
  ].filter(Boolean)
  return [
    `${name}, ${rate} edits/s (${sent} sent):`,
    stored.p50 === null ? 'no answers,' : `answered p50 ${stored.p50} p99 ${stored.p99} ms,`,
    `seen p50 ${seen.p50} p99 ${seen.p99} ms,`,
    `CPU per edit ${round(cpu.server, 3)} ms server + ${round(cpu.postgres, 3)} ms Postgres,`,
    `${round(memory / 1e6, 0)} MB,`,
    `generator ${round(100 * generator.share, 0)} % of a core, late p99 ${generator.lateP99} ms`,
    ...(wrong.length > 0 ? [`– ${wrong.join(', ')}`] : []),
  ].join(' ')
}
