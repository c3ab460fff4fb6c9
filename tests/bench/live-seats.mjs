// A seat is one person's socket in one document, with what they sent and what they heard; a trial is what came of all of them.
import { firstCards, oneMore, reach, stride } from './live-edits.mjs'
import { Times } from './live-times.mjs'

/** What goes on: in which protocol everybody speaks, and what has been counted since the trial began. */
export const now = { speech: null, trial: null }

export class Room {
  seats = []
  /** The frames heard last, and what they say: everybody in a room hears the same, which is read once. */
  frames = []

  reachOf(bytes) {
    for (const frame of this.frames) if (frame.bytes.equals(bytes)) return frame.news
    const kept = Buffer.from(bytes)
    const ends = reach(now.speech.updateOf(kept))
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

export class Seat {
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
    now.speech.send(this, 1, update)
  }

  edit(due) {
    const clock = this.base + this.due.length * stride
    this.due.push(due)
    now.speech.send(this, this.due.length + 1, oneMore(this.client, clock))
  }

  answered(n = this.answers + 1) {
    this.answers = n
    if (n === 1) this.hasBegun = true
    else now.trial?.answers(this.due[n - 2])
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
      for (let k = this.seen[place] ?? 0; k < upTo; k++) now.trial?.arrives(writer.due[k])
      this.seen[place] = Math.max(this.seen[place] ?? 0, upTo)
    }
  }

  refused(code) {
    this.trouble = code
    now.trial?.troubles.push(code)
  }

  closed() {
    this.refused('a line was closed')
  }
}

export class Trial {
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
