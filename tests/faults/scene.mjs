// One run: people with seats at some boards, a fault that does its worst while they write, and what is left afterwards for the judge.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inflateSync } from 'node:zlib'
import pg from 'pg'
import * as Y from 'yjs'
import { roomsOf } from '../bench/live-rooms.mjs'
import { chance } from './chance.mjs'
import { rowOf } from './checker.mjs'
import { startCrowd } from './crowd.mjs'
import { copyOf } from './state.mjs'

let runs = 0

export class Scene {
  recoveries = []
  figures = {}
  /** What a fault itself found broken, beside the judge. */
  broken = []

  constructor({ ending, cluster, seed, clients, seconds, edits = null, isBrisk, say }) {
    Object.assign(this, { ending, cluster, seed, clients, seconds, edits, isBrisk, say })
    this.pick = chance(seed)
    runs += 1
    this.name = `${seed}-${runs}`
    this.history = path.join(cluster.folder, `history-${this.name}.jsonl`)
  }

  get isOver() {
    return performance.now() > this.end
  }

  /** Takes seats: at boards of five, unless told otherwise. */
  async seats({ people = this.clients, size = 5 } = {}) {
    const rooms = Math.ceil(people / size)
    const { cluster } = this
    const found = await roomsOf((text, values) => cluster.sql(text, values), cluster.cookieName, rooms, size)
    return found.slice(0, people).map((seat, process) => ({
      ...seat,
      process,
      run: this.name,
      url: cluster.url,
      origin: cluster.url,
    }))
  }

  /** Everybody comes in and lays down a card. */
  async open(seating) {
    this.crowd ??= await startCrowd(this.ending)
    this.people = await this.seats(seating)
    this.documents = [...new Map(this.people.map(({ document, space }) => [document, { document, space }])).values()]
    await this.ask('open', { seats: this.people, seed: this.seed, history: this.history, isBrisk: this.isBrisk })
    await this.ask('begin')
    this.end = performance.now() + this.seconds * 1000
  }

  ask(task, what) {
    return this.crowd.ask(task, what)
  }

  write(how = {}) {
    return this.ask('write', { perSecond: 4, ordersPerSecond: this.orders ?? 2, ...how })
  }

  /** Waits until people have been told so many more times that their words are safe. */
  answered(more) {
    return this.ask('answered', { more })
  }

  /** Hits, and waits until everybody can go on. */
  async hit(what, strike, { exceptFor } = {}) {
    const since = Date.now()
    await strike()
    const { first, all } = await this.ask('recovered', { since, exceptFor })
    this.recoveries.push(all)
    this.say(`  ${what}: first answer again after ${seconds(first)}, everybody after ${seconds(all)}`)
  }

  /** The fault is over: everything unsent is sent, and all the copies are looked at. */
  async settle(withinMs) {
    await this.ask('stop')
    await this.ask('trouble', {})
    const { databaseLine, redisLine, front } = this.cluster
    for (const line of [databaseLine, redisLine, front])
      Object.assign(line, { latency: 0, jitter: 0, deaf: { up: false, down: false } })
    Object.assign(this.figures, await this.ask('figures'))
    await this.ask('settle', { withinMs })
    await this.probe()
    Object.assign(this.figures, await this.ask('figures'))
  }

  /** Somebody of another alliance tries the socket, and the app's own role with that alliance's scope tries the tables. */
  async probe() {
    const [stranger] = await this.seats({ people: 1, size: 1 })
    for (const { document } of this.documents) {
      await this.ask('probe', { seat: stranger, document })
      const id = `rows of ${document}`
      await this.note({ type: 'invoke', op: 'probe', process: 'stranger', id })
      const rows = await this.#foreignRows(stranger, document)
      await this.note({ type: rows > 0 ? 'ok' : 'fail', op: 'probe', process: 'stranger', id })
    }
  }

  pause(ms) {
    return pause(ms)
  }

  note(event) {
    return this.ask('note', event)
  }

  async #foreignRows(stranger, document) {
    const { host, port, database } = this.cluster.database
    const { app, journal } = this.cluster.roles
    const client = new pg.Client({ host, port, database, user: app })
    await client.connect()
    try {
      await client.query(`begin; set local role ${journal}`)
      await client.query(`select set_config('app.spaces', $1, true), set_config('app.items', '{}', true)`, [
        `{${stranger.space}}`,
      ])
      const { rows } = await client.query('select from live_update where document_id = $1', [document])
      return rows.length
    } finally {
      await client.end()
    }
  }

  /** Everything the judge wants to see. */
  async left() {
    const copies = await this.ask('copies')
    const documents = []
    for (const { document, space } of this.documents) {
      const { journal, stored } = await stateOf(this.cluster, document)
      const reloads = []
      for (const { name, url } of this.cluster.nodes) {
        const reader = this.people.find((one) => one.document === document && !one.isOut)
        const { status, closedBy, copy } = await this.ask('reload', {
          name: `reload at ${name}`,
          seat: { ...reader, url },
          like: stored,
        })
        if (status === 'live') reloads.push(copy)
        else this.broken.push(`${document} does not open at ${name}: ${closedBy}`)
      }
      const here = copies.filter((one) => one.document === document).map(({ copy }) => copy)
      documents.push({ doc: document, space, journal, stored, copies: [...here, ...reloads] })
    }
    const crashes = [...this.cluster.crashes, ...(this.crowd.crashed ? [this.crowd.crashed] : [])]
    return { documents, commands: await this.#commands(), crashes }
  }

  #commands() {
    return this.cluster.sql(
      `select e.title as id, count(distinct e.id)::int as applied, count(a.id)::int as audited
         from enquiry e left join audit_event a on a.space_id = e.space_id and a.item_id = e.id and a.action = 'enquiry.start'
        where e.title like $1 group by e.title`,
      [`Order ${this.name}-%`],
    )
  }

  /** What was written down in this run about the documents that are looked at. */
  events() {
    const known = new Set(this.documents.map(({ document }) => document))
    return fs
      .readFileSync(this.history, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter(({ doc }) => doc === undefined || known.has(doc))
  }

  async close() {
    await this.crowd?.ask('close').catch(() => undefined)
    await this.crowd?.stop()
  }
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** A document as Postgres has it, read without any of the server's code: every row there ever was, and all of them applied. */
export async function stateOf(cluster, document) {
  // In one statement: a sweep may be moving rows into the archive just now.
  const [{ rows, pieces }] = await cluster.sql(
    `select
       (select coalesce(jsonb_agg(jsonb_build_object('seq', seq, 'epoch', epoch, 'client', client, 'n', n, 'sha', encode(sha256, 'hex'),
          'person', person_id, 'dbAt', extract(epoch from at) * 1000, 'bytes', encode(bytes, 'base64'))), '[]') from live_update where document_id = $1) as rows,
       (select coalesce(jsonb_agg(jsonb_build_object('epoch', epoch, 'bytes', encode(bytes, 'base64'))), '[]') from live_archive where document_id = $1) as pieces`,
    [document],
  )
  const live = rows.map((row) => ({ ...row, bytes: Buffer.from(row.bytes, 'base64') }))
  const journal = [...pieces.flatMap(archived), ...live].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)
  const doc = new Y.Doc()
  for (const { bytes } of journal) Y.applyUpdate(doc, new Uint8Array(bytes))
  return { journal: journal.map(rowOf), stored: copyOf('the database', doc) }
}

/** A piece of the archive: the length of a head in JSON, the head, and the rows' own bytes behind it, all compressed. */
function archived({ epoch, bytes: packed }) {
  const all = inflateSync(Buffer.from(packed, 'base64'))
  let at = 4 + all.readUInt32BE(0)
  const { people, lines } = JSON.parse(all.toString('utf8', 4, at))
  return lines.map(([seq, client, n, place, dbAt, length]) => {
    const bytes = all.subarray(at, at + length)
    at += length
    const sha = createHash('sha256').update(bytes).digest('hex')
    return { seq, epoch, client, n, sha, person: people[place]?.[0] ?? null, dbAt, bytes }
  })
}
