// The people, as a process of its own: holds all the sockets, sends edits at a steady pace whether answers come or not, and
// times each from the moment it was due. Does what its parent asks, one thing after the other.
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { firstCards, oneMore, reach, stride } from './live-edits.mjs'
import { clockIn, speeches } from './live-speech.mjs'
import { Times } from './live-times.mjs'

const openAtOnce = 40
const writeFirstAtOnce = 50
/** How long what was sent may take to arrive, at the end of a trial. */
const patienceMs = 3_000

let speech = null
/** @type {Seat[]} */
const seats = []
/** What went on since the trial began. */
let trial = null

class Room {
  seats = []
  /** The frames heard last, and what they say: everybody in a room hears the same, which is read once. */
  frames = []

  reachOf(bytes) {
    for (const frame of this.frames) if (frame.bytes.equals(bytes)) return frame.news
    const kept = Buffer.from(bytes)
    const ends = reach(speech.updateOf(kept))
    const news = []
    for (let i = 0; i < ends.length; i += 2) {
      const place = this.seats.findIndex(({ client }) => client === ends[i])
      if (place !== -1) news.push(place, Math.floor((ends[i + 1] - this.seats[place].base) / stride), ends[i + 1])
    }
    this.frames.unshift({ bytes: kept, news })
    if (this.frames.length > 12) this.frames.pop()
    return news
  }
}

class Seat {
  line = null
  client = undefined
  /** The clock after this seat's cards: from here on every edit is `stride` further. */
  base = Number.POSITIVE_INFINITY
  due = []
  answers = 0
  hasBegun = false
  trouble = null

  constructor(more, room) {
    Object.assign(this, more)
    this.room = room
    this.place = room.seats.push(this) - 1
    this.seen = []
  }

  begin(cards) {
    const { update, next } = firstCards(this.client, this.person, this.urn, cards)
    this.base = next
    speech.send(this, 1, update)
  }

  edit(due) {
    const clock = this.base + this.due.length * stride
    this.due.push(due)
    speech.send(this, this.due.length + 1, oneMore(this.client, clock))
  }

  answered(n = this.answers + 1) {
    this.answers = n
    if (n === 1) this.hasBegun = true
    else trial?.answers(this.due[n - 2])
  }

  heard(bytes) {
    const news = this.room.reachOf(bytes)
    for (let i = 0; i < news.length; i += 3) {
      const [place, upTo] = [news[i], news[i + 1]]
      const writer = this.room.seats[place]
      if (writer === this) {
        if (news[i + 2] >= this.base) this.hasBegun = true
        continue
      }
      for (let k = this.seen[place] ?? 0; k < upTo; k++) trial?.arrives(writer.due[k])
      this.seen[place] = Math.max(this.seen[place] ?? 0, upTo)
    }
  }

  refused(code) {
    this.trouble = code
    trial?.troubles.push(code)
  }

  closed() {
    this.refused('a line was closed')
  }
}

class Trial {
  troubles = []
  sent = 0
  expected = 0
  answered = 0
  arrived = 0
  stored = new Times()
  seen = new Times()
  late = new Times()
  from = Number.POSITIVE_INFINITY

  answers(due) {
    this.answered++
    if (due >= this.from) this.stored.add(performance.now() - due)
  }

  arrives(due) {
    this.arrived++
    if (due >= this.from) this.seen.add(performance.now() - due)
  }

  get isDone() {
    return this.arrived >= this.expected && (this.answered === 0 || this.answered >= this.sent)
  }
}

const tasks = {
  /** Opens a seat for everyone, beside those who sit already, and has each put their cards on the board. */
  async open({ server, port, people, cards }) {
    speech = speeches[server]
    const rooms = new Map(seats.map(({ document, room }) => [document, room]))
    const newcomers = people.map((person) => {
      const room = rooms.get(person.document) ?? new Room()
      rooms.set(person.document, room)
      return new Seat({ ...person, port }, room)
    })
    seats.push(...newcomers)
    const began = performance.now()
    await someAtOnce(newcomers, openAtOnce, (seat) => speech.open(seat))
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
    trial = new Trial()
    const order = shuffled(seats)
    const began = performance.now()
    const end = began + (warmUp + seconds) * 1000
    const measured = began + warmUp * 1000
    let counted = 0
    let cpu = null
    let expectedAt = began
    for (;;) {
      const now = performance.now()
      trial.late.add(now - expectedAt)
      if (cpu === null && now >= measured) {
        trial.from = now
        trial.late = new Times()
        cpu = { used: process.cpuUsage(), at: now }
        tell({ stage: 'measuring' })
      }
      const due = Math.min(Math.floor(((now - began) * rate) / 1000), Math.floor((warmUp + seconds) * rate))
      while (trial.sent < due) {
        const seat = order[trial.sent % order.length]
        const at = began + (trial.sent * 1000) / rate
        seat.edit(at)
        if (at >= trial.from) counted++
        trial.sent++
        trial.expected += seat.room.seats.length - 1
      }
      if (now >= end || (cut && trial.troubles.length > 0)) break
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
    trial = null
    return result
  },

  /** Gives a document of a server that keeps it only in memory its contents. */
  async fill({ server, port, documents, file }) {
    speech = speeches[server]
    const contents = fs.readFileSync(file)
    for (const document of documents) {
      const seat = new Seat({ document, port }, new Room())
      await speech.open(seat)
      const comesBack = new Promise((resolve) => {
        seat.heard = resolve
      })
      speech.send(seat, 1, contents)
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
      const contents = await speech.open(reader)
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
    speech = speeches[server]
    const times = []
    let bytes = 0
    const open = []
    for (const person of people) {
      const seat = new Seat({ ...person, port }, new Room())
      const began = performance.now()
      const contents = await speech.open(seat)
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
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
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
