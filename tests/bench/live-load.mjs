// The people, as a process of its own: holds all the sockets, sends edits at a steady pace whether answers come or not, and
// times each from the moment it was due. Does what its parent asks, one thing after the other.
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { stride } from './live-edits.mjs'
import { now, Room, Seat, Trial } from './live-seats.mjs'
import { clockIn, speeches } from './live-speech.mjs'
import { Times } from './live-times.mjs'

const openAtOnce = 40
const writeFirstAtOnce = 50
/** How long what was sent may take to arrive, at the end of a trial. */
const patienceMs = 3_000

/** @type {Seat[]} */
const seats = []

const tasks = {
  /** Opens a seat for everyone, beside those who sit already, and has each put their cards on the board. */
  async open({ server, port, people, cards }) {
    now.speech = speeches[server]
    const rooms = new Map(seats.map(({ document, room }) => [document, room]))
    const newcomers = people.map((person) => {
      const room = rooms.get(person.document) ?? new Room()
      rooms.set(person.document, room)
      return new Seat({ ...person, port }, room)
    })
    seats.push(...newcomers)
    const began = performance.now()
    await someAtOnce(newcomers, openAtOnce, (seat) => now.speech.open(seat))
    const openMs = performance.now() - began
    if (cards === 0) return { openMs }
    await someAtOnce(newcomers, writeFirstAtOnce, async (seat) => {
      seat.begin(cards)
      await until(() => seat.hasBegun || seat.trouble, 20_000)
      if (seat.trouble) throw new Error(`The first edit failed: ${seat.trouble}`)
    })
    await pause(500)
    return { openMs }
  },

  async trial({ rate, seconds, warmUp = 1.5, cut = false }) {
    const trial = new Trial()
    now.trial = trial
    const order = shuffled(seats)
    const began = performance.now()
    const end = began + (warmUp + seconds) * 1000
    const measured = began + warmUp * 1000
    let counted = 0
    let cpu = null
    let expectedAt = began
    for (;;) {
      const moment = performance.now()
      trial.late.add(moment - expectedAt)
      if (cpu === null && moment >= measured) {
        trial.from = moment
        trial.late = new Times()
        cpu = { used: process.cpuUsage(), at: moment }
        tell({ stage: 'measuring' })
      }
      const due = Math.min(Math.floor(((moment - began) * rate) / 1000), Math.floor((warmUp + seconds) * rate))
      while (trial.sent < due) {
        const seat = order[trial.sent % order.length]
        const at = began + (trial.sent * 1000) / rate
        seat.edit(at)
        if (at >= trial.from) counted++
        trial.sent++
        trial.expected += seat.room.seats.length - 1
      }
      if (moment >= end || (cut && trial.troubles.length > 0)) break
      expectedAt = performance.now() + 1
      await pause(1)
    }
    const { user, system } = process.cpuUsage(cpu?.used)
    const share = (user + system) / 1000 / (performance.now() - (cpu?.at ?? began))
    await until(() => trial.isDone || trial.troubles.length > 0, patienceMs).catch(() => undefined)
    tell({ stage: 'done' })
    const { troubles, stored, seen, late, sent } = trial
    const result = {
      rate,
      sent,
      counted,
      missing: trial.expected - trial.arrived,
      unanswered: trial.answered === 0 ? null : sent - trial.answered,
      troubles: troubles.length,
      trouble: troubles[0] ?? null,
      stored: stored.figures(),
      seen: seen.figures(),
      generator: { share, lateP99: late.quantile(0.99) },
    }
    now.trial = null
    return result
  },

  /** Gives a document of a server that keeps it only in memory its contents. */
  async fill({ server, port, documents, file }) {
    now.speech = speeches[server]
    const contents = fs.readFileSync(file)
    for (const document of documents) {
      const seat = new Seat({ document, port }, new Room())
      await now.speech.open(seat)
      const comesBack = new Promise((resolve) => {
        seat.heard = resolve
      })
      now.speech.send(seat, 1, contents)
      await comesBack
      seat.line.close()
    }
    return {}
  },

  /** How much of what had been answered, and of what others had seen, is still there. */
  async survivors({ port }) {
    const rooms = [...new Set(seats.map(({ room }) => room))]
    let [answered, seen, lostAnswered, lostSeen] = [0, 0, 0, 0]
    await someAtOnce(rooms, 10, async (room) => {
      const { document, cookie } = room.seats[0]
      const reader = new Seat({ document, cookie, port }, new Room())
      const contents = await now.speech.open(reader)
      reader.line.close()
      for (const seat of room.seats) {
        const kept = Math.max(0, Math.floor((clockIn(contents, seat.client) - seat.base) / stride))
        const told = Math.max(0, seat.answers - 1)
        const shown = Math.max(0, ...room.seats.map((other) => other.seen[seat.place] ?? 0))
        answered += told
        seen += shown
        lostAnswered += Math.max(0, told - kept)
        lostSeen += Math.max(0, shown - kept)
      }
    })
    return { answered, seen, lostAnswered, lostSeen }
  },

  /** Opens documents one after the other with nothing known of them; milliseconds, and bytes of the longest. */
  async openings({ server, port, people }) {
    now.speech = speeches[server]
    const times = []
    let bytes = 0
    const open = []
    for (const person of people) {
      const seat = new Seat({ ...person, port }, new Room())
      const began = performance.now()
      const contents = await now.speech.open(seat)
      times.push(performance.now() - began)
      bytes = Math.max(bytes, contents.length)
      open.push(seat)
    }
    for (const { line } of open) line.close()
    return { times, bytes }
  },
}

async function someAtOnce(all, many, act) {
  const queue = all.values()
  const worker = async () => {
    for (const one of queue) await act(one)
  }
  await Promise.all(Array.from({ length: many }, worker))
}

async function until(holds, limitMs) {
  const limit = performance.now() + limitMs
  while (!holds()) {
    if (performance.now() > limit) throw new Error('Waited too long for a server.')
    await pause(5)
  }
}

/** Always the same order, in which nobody's neighbour is of the same room but by chance. */
function shuffled(all) {
  const order = [...all]
  let seed = 17
  for (let i = order.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const other = seed % (i + 1)
    ;[order[i], order[other]] = [order[other], order[i]]
  }
  return order
}

const tell = (message) => process.send?.(message)

process.on('message', ({ task, ...what }) => {
  tasks[task](what).then(
    (result) => tell({ result }),
    (error) => tell({ failed: error.stack }),
  )
})
process.on('disconnect', () => process.exit())
tell({ result: 'here' })
