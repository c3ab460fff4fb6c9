// All the people of a run, as a process of their own: does what its parent asks, one thing after the other, and writes the history.
import fs from 'node:fs'
import { register } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { chance } from './chance.mjs'
import { joined, order } from './doors.mjs'
import { Person } from './person.mjs'
import { noTrouble } from './shim.mjs'
import { copyOf } from './state.mjs'

register('../bench/typescript.mjs', import.meta.url)
const { LiveDocument } = await import('../../apps/web/src/platform/live/LiveDocument.ts')

let file = null
let pick = chance(0)
/** @type {Person[]} */
let people = []
let trouble = noTrouble
let writing = null
let orders = 0

const note = (event) => fs.writeSync(file, `${JSON.stringify({ at: Date.now(), ...event })}\n`)

const tasks = {
  async open({ seats, seed, history, isBrisk, atOnce = 40 }) {
    file ??= fs.openSync(history, 'a')
    pick = chance(seed)
    for (let from = 0; from < seats.length; from += atOnce) {
      const some = seats.slice(from, from + atOnce).map((seat) => new Person(LiveDocument, seat, seed, note, isBrisk))
      people.push(...some)
      await until(() => some.every(({ isLive, isOut }) => isLive || isOut), 60_000, 'to come in')
    }
    const out = people.find(({ isOut }) => isOut)
    if (out) throw new Error(`${out.process} was not let in: ${out.live.state().closedBy}`)
  },

  async begin() {
    for (const person of people) person.begin()
    await saved(people, 60_000)
  },

  /** Everybody writes at a steady pace until told otherwise; now and then somebody starts an enquiry. */
  write({ perSecond, ordersPerSecond = 0, who }) {
    const some = who ? people.filter(({ process }) => who.includes(process)) : people
    const began = performance.now()
    let [done, ordered] = [0, 0]
    writing = setInterval(() => {
      const seconds = (performance.now() - began) / 1000
      // What a busy machine left undone is not made up for all at once.
      for (let i = 0; done < seconds * perSecond * some.length; done++)
        if (i++ < some.length) some[pick(some.length)].act()
      for (; ordered < seconds * ordersPerSecond; ordered++) {
        orders += 1
        void order(some[pick(some.length)], orders, note)
      }
    }, 10)
  },

  stop() {
    clearInterval(writing)
  },

  acts: () => acts(),

  /** So many acts of one person, one behind the other. */
  async actMany({ process, count }) {
    const person = people.find((one) => one.process === process)
    for (let i = 0; i < count; i++) {
      person.act()
      if (i % 25 === 24) await pause(1)
    }
  },

  away({ process }) {
    const person = people.find((one) => one.process === process)
    person.isOffline = true
    person.socket.disconnect()
  },

  /** Comes back; how long until everybody has everything. */
  async back({ process }) {
    const person = people.find((one) => one.process === process)
    const began = performance.now()
    person.isOffline = false
    person.socket.connect()
    await saved(people, 60_000)
    await agreed(60_000)
    return { ms: performance.now() - began }
  },

  trouble(what) {
    trouble = { ...noTrouble, ...what }
    for (const person of people) person.trouble = trouble
  },

  watch({ process }) {
    people.find((one) => one.process === process).watched = true
  },

  note,

  /** When the first, and when everybody, was acknowledged something that they wrote after that moment. */
  async recovered({ since, withinMs = 60_000, exceptFor = [] }) {
    const some = people.filter(({ isOut, process }) => !isOut && !exceptFor.includes(process))
    const firstOf = ({ answered }) => answered.find(({ sent, at }) => sent >= since && at >= since)?.at
    await until(() => some.every(firstOf), withinMs, 'to be answered again')
    const times = some.map((person) => firstOf(person) - since).sort((a, b) => a - b)
    return { first: times[0], all: times.at(-1) }
  },

  /** So many more edits than now are acknowledged. */
  async answered({ more, withinMs = 60_000 }) {
    const count = () => people.reduce((sum, { answered }) => sum + answered.length, 0)
    const goal = count() + more
    await until(() => count() >= goal, withinMs, 'to be answered')
  },

  /** Everybody lost the line and has it again; how long until the last of them. */
  async allBack({ since, withinMs = 60_000 }) {
    const isBack = ({ lostAt, liveAt, isLive }) => lostAt >= since && liveAt >= lostAt && isLive
    await until(() => people.every(isBack), withinMs, 'to be connected again')
    const times = people.map(({ liveAt }) => liveAt - since).sort((a, b) => a - b)
    return { half: times[Math.floor(times.length / 2)], all: times.at(-1) }
  },

  /** Everything written is stored or set aside, and everybody shows the same. */
  async settle({ withinMs = 60_000 }) {
    await saved(people, withinMs)
    await agreed(15_000).catch(() => undefined)
  },

  figures() {
    const times = people.flatMap(({ answered }) => answered.map(({ sent, at }) => at - sent)).sort((a, b) => a - b)
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    const refused = people.flatMap((person) => person.refused)
    return { acts: acts(), acknowledged: times.length, p50: at(0.5), p99: at(0.99), longest: at(1), refused }
  },

  copies: () =>
    people
      .filter(({ isOut }) => !isOut)
      .map(({ process, document, live }) => ({ document, copy: copyOf(`person ${process}`, live.doc) })),

  /** Opened anew, with nothing known before, at one server; which may have to catch up with the others for a moment. */
  async reload({ name, seat, like, withinMs = 20_000 }) {
    const person = new Person(LiveDocument, seat, 0, () => undefined, true)
    try {
      await until(() => person.isLive || person.isOut, withinMs, `for ${name}`)
      const { status, closedBy } = person.live.state()
      const isLike = () => wordOf(copyOf(name, person.live.doc)) === wordOf(like)
      await until(() => person.isOut || isLike(), 10_000, 'to catch up', 50).catch(() => undefined)
      return { status, closedBy, copy: copyOf(name, person.live.doc) }
    } finally {
      person.leave()
    }
  },

  /** Asks to come in without being a browser; what the server says to it. */
  join: ({ seat, document }) => joined(seat, document),

  /** The same for a stranger, who is on the record. */
  async probe({ seat, document }) {
    const event = { op: 'probe', process: 'stranger', id: `join of ${document}` }
    note({ type: 'invoke', ...event })
    const { refused } = await joined(seat, document)
    note({ type: refused ? 'fail' : 'ok', ...event, code: refused })
  },

  close() {
    clearInterval(writing)
    for (const person of people) person.leave()
    people = []
    trouble = noTrouble
    if (file !== null) fs.closeSync(file)
    file = null
  },
}

/** How often somebody has done something since they came. */
const acts = () => people.reduce((sum, { author }) => sum + author.count, 0)

const saved = (some, withinMs) =>
  until(
    () => some.every(({ isSaved }) => isSaved),
    withinMs,
    () =>
      `to save: ${some
        .filter(({ isSaved }) => !isSaved)
        .map(({ process, live }) => `${process} ${live.state().status} ${live.state().pending} ${live.state().heldUp}`)
        .slice(0, 5)
        .join('; ')}`,
  )

const wordOf = ({ vector, deleted, content, waits }) => `${vector} ${deleted} ${content} ${waits}`

const agreed = (withinMs) => {
  const isOne = () => {
    const words = new Map()
    for (const { document, live, isOut } of people) {
      if (isOut) continue
      const word = wordOf(copyOf('', live.doc))
      if ((words.get(document) ?? word) !== word) return false
      words.set(document, word)
    }
    return true
  }
  return until(isOne, withinMs, 'to agree', 50)
}

async function until(holds, withinMs, what, everyMs = 5) {
  const end = Date.now() + withinMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited ${withinMs / 1000} s ${typeof what === 'function' ? what() : what}`)
    await pause(everyMs)
  }
}

const tell = (message) => process.send?.(message)
process.on('message', ({ turn, task, what }) => {
  Promise.resolve()
    .then(() => tasks[task](what))
    .then(
      (result) => tell({ turn, result: result ?? null }),
      (error) => tell({ turn, failed: error.stack }),
    )
})
process.on('disconnect', () => process.exit())
process.on('unhandledRejection', (error) => {
  console.error(error)
  process.exit(1)
})
tell({ here: true })
