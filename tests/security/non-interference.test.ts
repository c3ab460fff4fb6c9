// T26: two worlds that differ only in what is thought of a school and was not released: lines, judgements, evidence, findings, answers,
// actions, the draft of the summary. Whoever is outside asks everything there is to ask, and must be told the same in both.
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type GraphQLArgument, type GraphQLSchema, getNamedType, isEnumType, isNonNullType } from 'graphql'
import { v7 } from 'uuid'
import { schemaOf } from '../../apps/api/src/schema.js'
import {
  type ChallengeCast,
  Challenging,
  challengeCast,
  findingParts,
  outcomeParts,
  type PlacedChallenge,
  placeChallenge,
} from '../support/challenge-outcome.js'
import { chance } from '../support/convergence.js'
import { type IdKind, idPolicy } from '../support/id-policy.js'
import { socketOf, type TestSocket } from '../support/live.js'
import { selection } from '../support/probes.js'
import { tell } from '../support/told.js'
import { type Someone, type World, world } from '../support/world.js'

/** The full round of `npm run proof -- non-interference` sets these. */
const seeds = Number(process.env.ALONGSIDE_PROOF_SEEDS ?? 20)
const firstSeed = Number(process.env.ALONGSIDE_PROOF_FIRST ?? 1)
const questionsPerSeed = 8
const readersPerSeed = 6

type Chance = (below: number) => number
/** A word that stands in every text of the two worlds that nobody outside may read. */
const secret = 'Quillon'

let w: World
let c: ChallengeCast
let schema: GraphQLSchema
/** Who is told nothing of it; the host's leaders are told nothing of what the team keeps to itself. */
let outsiders: readonly Someone[]
let hosts: readonly Someone[]
/** Ways of asking each question of the schema; made once, for a server works out each way of asking anew. */
const forms = new Map<string, string[]>()
let pool: Readonly<Record<'lines' | 'findings' | 'notes' | 'actions', readonly string[]>>
const placed = new Map<string, PlacedChallenge>()
const sockets = new Map<string, { socket: TestSocket; told: string[] }>()

const early = ['DESK_STUDY', 'READY_TO_VISIT', 'VISITING', 'FINDINGS_DRAFT'] as const
const late = ['RESPONSE_DUE', 'RESPONDED', 'WORKSHOP_HELD', 'IN_ACTION'] as const

beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
  schema = await schemaOf()
  const pick = chance(firstSeed)
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const declared = field.args.map((one) => `$${one.name}: ${String(one.type)}`).join(', ')
    const passed = field.args.map((one) => `${one.name}: $${one.name}`).join(', ')
    const form = (): string =>
      `query${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`}${selection(field.type, pick, 4, [])} }`
    forms.set(field.name, [form(), form(), form()])
  }
  const guest = await w.person({ name: 'Gwen Guest' })
  const enquiry = v7()
  await w.sql(
    `insert into enquiry (space_id, id, title, state, lead_id, created_by, created_urn, protocol) values ($1, $2, 'Say it first', 'ACTIVE', $3, $3, $4, 'We listen')`,
    [c.alliance, enquiry, c.teacher.id, c.urns.elm],
  )
  await w.sql(
    `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', $5, now() + interval '30 days')`,
    [c.alliance, v7(), enquiry, guest.id, c.teacher.id],
  )
  const far = await w.school('Far Away')
  const south: AllianceId = await w.alliance('South Alliance', { schools: [far] })
  outsiders = [
    c.coordinator,
    c.oakHead,
    c.ashHead,
    c.otherHead,
    c.teacher,
    c.otherTeacher,
    c.governor,
    c.trust,
    c.admin,
    guest,
    await w.person({ name: 'Bro Broker', role: 'BROKER', alliance: c.alliance }),
    await w.person({ name: 'Obi Observer', role: 'OBSERVER', alliance: c.alliance }),
    await w.person({ name: 'Otto Other', role: 'ALLIANCE_COORDINATOR', alliance: south }),
  ]
  hosts = [c.head, c.leader]
  for (const state of [...early, ...late]) placed.set(state, await placeChallenge(w, c, { state, kinds: [] }))
  const many = (number: number): string[] => Array.from({ length: number }, () => v7())
  pool = { lines: many(4), findings: many(6), notes: many(8), actions: many(6) }
  for (const who of [...outsiders, ...hosts]) {
    const socket = socketOf(who)
    const told: string[] = []
    socket.onAny((name: string, event: unknown) => told.push(`${name} ${JSON.stringify(event)}`))
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
    sockets.set(who.id, { socket, told })
  }
})
afterAll(async () => {
  for (const { socket } of sockets.values()) socket.close()
  await w?.close()
})

const some = <T>(pick: Chance, of: readonly T[], least = 0): T[] => {
  const number = least + pick(of.length - least + 1)
  return [...of].sort(() => pick(3) - 1).slice(0, number)
}
const oneOf = <T>(pick: Chance, of: readonly T[]): T => of[pick(of.length)]!
const levels = ['LEADING_PRACTICE', 'SECURE', 'DEVELOPING', 'PRIORITY']
const types = ['LESSON_VISIT', 'LEARNING_WALK', 'PUPIL_VOICE', 'STAFF_VOICE', 'WORK_LOOK', 'DATA']
const words = (pick: Chance): string => Array.from({ length: 1 + pick(9) }, () => `${secret}${pick(1000)}`).join(' ')

const inside = [
  'disclosure',
  'improvement_action',
  'challenge_response',
  'finding',
  'evidence_note',
  'team_judgement',
  'host_judgement',
  'challenge_summary',
  'line_of_enquiry',
]

interface Place {
  readonly challenge: PlacedChallenge
  readonly state: string
  readonly isLate: boolean
  /** Only what the team keeps to itself differs; lines and the host's own view are the same in both. */
  readonly ofTeam: boolean
}

/** Fills the challenge by chance. What the two worlds have in common is drawn from `common`, what differs from `pick`. */
async function fill({ challenge, isLate, ofTeam }: Place, common: Chance, pick: Chance): Promise<void> {
  const { id } = challenge
  for (const table of inside) await w.sql(`delete from ${table} where space_id = $1`, [c.hostSpace])
  await w.sql('delete from audit_event where item_id = $1', [id])
  const put = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const all = { space_id: c.hostSpace, challenge_id: id, ...row }
    const columns = Object.keys(all)
    await w.sql(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(all),
    )
  }
  const shared = ofTeam ? common : pick
  // Its own lines a school reads in both worlds.
  const ofLine = (by: Chance): string => (ofTeam ? words(by).replaceAll(secret, 'Own') : words(by))
  const lines = some(shared, pool.lines, 2)
  for (const line of lines) {
    await put('line_of_enquiry', { id: line, rank: 'a0', title: ofLine(shared), position: ofLine(shared) })
    await put('host_judgement', { line_id: line, level: oneOf(shared, levels), by_person: c.head.id })
    for (const by of [c.lead, c.reviewer])
      if (pick(2) === 0)
        await put('team_judgement', {
          line_id: line,
          person_id: by.id,
          level: oneOf(pick, levels),
          blind: pick(2) === 0,
        })
  }
  const notes = some(pick, pool.notes)
  for (const [at, note] of notes.entries())
    await put('evidence_note', {
      id: note,
      seq: at + 1,
      line_id: oneOf(pick, lines),
      type: oneOf(pick, types),
      body: words(pick),
      author_id: c.reviewer.id,
      author_urn: c.urns.ash,
      captured_at: new Date(),
      digest: Buffer.from([at]),
    })
  const states = ofTeam
    ? ['DRAFT', 'TEAM_AGREED', 'DROPPED']
    : ['DRAFT', 'TEAM_AGREED', 'SHARED_WITH_HOST', 'FINAL', 'DROPPED']
  const findings = some(pick, pool.findings)
  for (const finding of findings) {
    const kind = oneOf(pick, ['WWW', 'EBI', 'QUESTION'])
    await put('finding', {
      id: finding,
      line_id: oneOf(pick, lines),
      kind,
      state: isLate ? 'FINAL' : oneOf(pick, states),
      what: words(pick),
      for_whom: words(pick),
      evidence: some(pick, notes),
      drop_reason: words(pick),
    })
    if (!isLate || kind !== 'EBI') continue
    const verdict = oneOf(pick, ['ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED', null])
    await put('challenge_response', {
      finding_id: finding,
      state: verdict ? 'GIVEN' : oneOf(pick, ['DUE', 'OVERDUE']),
      verdict,
      reason: verdict ? words(pick) : '',
    })
    if (verdict && pick(2) === 0)
      await put('improvement_action', {
        id: pool.actions[findings.indexOf(finding) % pool.actions.length]!.replace(/^.{8}/, finding.slice(0, 8)),
        finding_id: finding,
        owner_id: c.leader.id,
        what: words(pick),
        success_measure: words(pick),
        due_on: '2099-01-01',
        state: oneOf(pick, ['PLANNED', 'IN_HAND', 'DONE', 'CONFIRMED']),
      })
  }
  if (pick(3) > 0)
    await put('challenge_summary', {
      state: oneOf(pick, ofTeam ? ['DRAFT', 'TEAM_AGREED'] : ['DRAFT', 'TEAM_AGREED', 'WITH_HOST']),
      body: JSON.stringify({ strong: [{ kind: 'paragraph', depth: 0, runs: [{ text: words(pick) }] }] }),
    })
  for (const document of challenge.documents)
    await w.sql('update live_document set seq = $2, projected_seq = $2 where id = $1', [document, pick(50)])
}

/** What the team does through the door meanwhile, so that there is news, mail and notices where somebody forgot whom they are for. */
async function work({ challenge, state, ofTeam }: Place, pick: Chance): Promise<void> {
  const acting = new Challenging(challenge.id)
  const { findings } = (
    await c.lead.ask(`query($id: ID!) { peerChallenge(id: $id) { findings { ${findingParts} } } }`, {
      id: challenge.id,
    })
  ).peerChallenge as { findings: { id: string; moves: string[] }[] }
  for (const finding of findings.slice(0, 2)) {
    const to = finding.moves.filter((move) => !ofTeam || move !== 'SHARED_WITH_HOST')
    if (to.length === 0 || pick(3) === 0) continue
    await acting.does(c.lead, 'moveFindings', { findings: [finding.id], to: oneOf(pick, to), reason: words(pick) })
  }
  if (state !== 'RESPONSE_DUE' || ofTeam) return
  const due = await w.sql<{ id: string }>(
    `select finding_id as id from challenge_response where challenge_id = $1 and state <> 'GIVEN'`,
    [challenge.id],
  )
  for (const { id } of due)
    if (pick(2) === 0)
      await acting.does(c.head, 'giveResponse', { finding: id, verdict: 'NOT_ACCEPTED', reason: words(pick) })
}

interface Question {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

const plain: Readonly<Record<string, unknown>> = {
  String: secret,
  Int: 5,
  Float: 1,
  Boolean: true,
  Date: '2026-11-02',
  DateTime: '2099-01-01T00:00:00.000Z',
}

/** Every question of the schema, with ids of this very challenge where it takes some; what it asks back is drawn by chance. */
function questions({ challenge }: Place, pick: Chance): Question[] {
  const ids: Partial<Record<IdKind, readonly string[]>> = {
    alliance: [c.alliance],
    space: [c.alliance, c.hostSpace],
    school: [c.urns.elm, c.urns.oak],
    person: [c.head.id, c.lead.id, c.leader.id],
    finding: pool.findings,
    action: pool.actions,
  }
  const strange = [challenge.id, ...challenge.documents, ...pool.lines, ...pool.findings, ...pool.notes]
  const valueFor = (place: string, { type }: GraphQLArgument): unknown => {
    const named = getNamedType(type)
    if (isEnumType(named)) return named.getValues()[0]!.name
    if (named.name !== 'ID') return isNonNullType(type) || pick(2) === 0 ? plain[named.name] : null
    const kind = idPolicy.get(place)
    const own = kind === 'challenge' ? [challenge.id] : (kind && ids[kind]) || strange
    return oneOf(pick, own)
  }
  const fields = Object.values(schema.getQueryType()!.getFields())
  const ask = (name: string): Question => {
    const field = fields.find((one) => one.name === name)!
    return {
      document: oneOf(pick, forms.get(name)!),
      variables: Object.fromEntries(field.args.map((one) => [one.name, valueFor(`Query.${name}.${one.name}`, one)])),
    }
  }
  const always: Question[] = [
    {
      document: `query($id: ID!) { peerChallenge(id: $id) { ${outcomeParts} nextState missingForNext { code message } } }`,
      variables: { id: challenge.id },
    },
    { document: '{ summariesReleasedToMe { challengeId } actionsOfMine { id what } }', variables: {} },
    {
      document: `query($id: ID!) { releasedSummary(challengeId: $id) { challengeId } }`,
      variables: { id: challenge.id },
    },
    {
      document: `query($text: String!) { search(text: $text) ${selection(fields.find(({ name }) => name === 'search')!.type, () => 0, 4, [])} }`,
      variables: { text: secret },
    },
    ...['peerChallenge', 'peerChallenges', 'inbox', 'today', 'viewer']
      .filter((name) => fields.some((one) => one.name === name))
      .map(ask),
    // What is not theirs to change is refused in the same words in both.
    {
      document: 'mutation($id: ID!, $f: [ID!]!) { seeFindings(challengeId: $id, findingIds: $f) { id } }',
      variables: { id: challenge.id, f: [oneOf(pick, pool.findings)] },
    },
    {
      document:
        'mutation($id: ID!, $f: ID!) { giveResponse(challengeId: $id, findingId: $f, verdict: ACCEPTED, reason: "Because") { id } }',
      variables: { id: challenge.id, f: oneOf(pick, pool.findings) },
    },
    {
      document: 'mutation($id: ID!) { moveAction(id: $id, to: DONE) { id } }',
      variables: { id: oneOf(pick, pool.actions) },
    },
  ]
  return [...always, ...Array.from({ length: questionsPerSeed }, () => ask(oneOf(pick, fields).name))]
}

/** Ids of requests and the hash over the whole audit trail are another each time, and say nothing. */
const masked = (text: string): string =>
  text
    .replace(/"requestId":"[^"]*"/g, '"requestId":""')
    .replace(/"anchor":"[0-9a-f]{64}"/g, '"anchor":""')
    .replace(/"(exportedAt|lastSeenAt|at|since)":"[^"]*"/g, '"$1":""')

/** Everything somebody is told of it, by whatever way. */
async function toldTo(who: Someone, place: Place, asked: readonly Question[]): Promise<string[]> {
  const lines: string[] = []
  for (const { document, variables } of asked) {
    // The host's leaders answer for their own school: they are only asked what they may read.
    if (place.ofTeam && document.startsWith('mutation')) continue
    const { data, errors } = await who.post(document, variables)
    const codes = errors.map(
      ({ extensions, path }) => `${extensions.code} ${path?.join('.')} ${JSON.stringify(extensions.details ?? {})}`,
    )
    lines.push(
      masked(`${document.slice(0, 400)} ${JSON.stringify(variables)}\n  ${JSON.stringify(data)} ${codes.join()}`),
    )
  }
  const { socket, told } = sockets.get(who.id)!
  // Asked last: what was told before it comes before its answer.
  for (const documentId of place.challenge.documents) {
    const answer = await socket.timeout(5_000).emitWithAck('live:join', { documentId } as never)
    const isHosts = place.ofTeam && documentId === place.challenge.documents[0]
    if (!isHosts) lines.push(`join: ${JSON.stringify(answer)}`)
  }
  lines.push(...told.splice(0).filter((line) => !line.startsWith('live:') || !place.ofTeam))
  const letters = await w.sql(
    `select template, vars from mail where to_address = $1 union all select kind, vars from inbox_item where space_id = $2 order by 1`,
    [who.email, who.id],
  )
  lines.push(`letters: ${JSON.stringify(letters)}`)
  const heads: Readonly<Record<string, Urn>> = { [c.oakHead.id]: c.urns.oak, [c.otherHead.id]: c.urns.yew }
  const urn = heads[who.id]
  if (urn) {
    const [membership] = await w.sql<{ id: string }>(
      `select id from school_membership where urn = $1 and space_id = $2`,
      [urn, c.alliance],
    )
    const response = await fetch(`${w.url}/api/alliances/${c.alliance}/memberships/${membership!.id}/export`, {
      headers: { cookie: who.cookie! },
    })
    lines.push(`export: ${response.status} ${masked(await response.text())}`)
  }
  return lines
}

async function differences(
  place: Place,
  seed: number,
  readers: readonly Someone[],
  plant?: () => Promise<void>,
): Promise<string[]> {
  const asked = questions(place, chance(seed * 7 + 3))
  const worlds: string[][][] = []
  for (const variant of [1, 2]) {
    // What was told of earlier rounds has come before this answer, and is forgotten.
    for (const { id } of readers) {
      const { socket, told } = sockets.get(id)!
      await socket.timeout(5_000).emitWithAck('live:join', { documentId: v7() } as never)
      told.length = 0
    }
    await w.sql('delete from inbox_item')
    await w.sql('delete from mail')
    // Whoever takes a file along is written down, and finds it in the next one.
    await w.sql(`delete from audit_event where action = 'membership.exported'`)
    await fill(place, chance(seed), chance(seed * 1000 + variant))
    if (variant === 2) await plant?.()
    await work(place, chance(seed * 2000 + variant))
    worlds.push(await Promise.all(readers.map((who) => toldTo(who, place, asked))))
  }
  const [one, other] = worlds as [string[][], string[][]]
  return readers.flatMap((who, at) => {
    const first = one[at]!.findIndex((line, n) => line !== other[at]![n])
    const longer = one[at]!.length !== other[at]!.length
    const seen = one[at]!.concat(other[at]!).filter((line) => new RegExp(`${secret}\\d`).test(line))
    if (first < 0 && !longer && seen.length === 0) return []
    return [`seed ${seed}, ${place.state}, ${who.name}:\n${one[at]![first] ?? seen[0]}\n${other[at]![first] ?? ''}`]
  })
}

const placeFor = (seed: number): Place => {
  const isLate = seed % 3 === 2
  const state = isLate ? late[seed % late.length]! : early[seed % early.length]!
  return { challenge: placed.get(state)!, state, isLate, ofTeam: seed % 3 === 0 }
}

it(
  'tells nobody outside anything of it: not in answers, lists, searches, exports, letters, notices or news',
  async () => {
    const tally = { seeds: 0, readers: 0, differences: [] as string[] }
    for (let seed = firstSeed; seed < firstSeed + seeds && tally.differences.length === 0; seed += 1) {
      const place = placeFor(seed)
      const all = place.ofTeam ? [...hosts, ...outsiders] : outsiders
      const readers = Array.from({ length: readersPerSeed }, (_, at) => all[(seed * 5 + at) % all.length]!)
      tally.differences.push(...(await differences(place, seed, readers)))
      tally.seeds += 1
      tally.readers += readers.length
    }
    tell(tally)
    expect(tally.differences).toEqual([])
    expect(tally.seeds).toBe(seeds)
  },
  Math.max(600_000, seeds * 30_000),
)

it.each<[string, string, () => Promise<unknown>]>([
  [
    'a version of the shell that rises with each finding',
    'VISITING',
    () => w.sql(`update peer_challenge set version = version + 1, changed_at = now() where state = 'VISITING'`),
  ],
  [
    'a notice with the words of a finding',
    'FINDINGS_DRAFT',
    () =>
      w.sql(
        `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars) values ($1, gen_random_uuid(), 'FINDINGS_SHARED', 'peer-challenge', $2, '/challenges', '{"school": "Elm Park"}')`,
        [c.coordinator.id, placed.get('FINDINGS_DRAFT')!.id],
      ),
  ],
  [
    'an action of a finding given to somebody outside',
    'RESPONDED',
    async () => {
      const [line, finding] = [v7(), v7()]
      const { id } = placed.get('RESPONDED')!
      await w.sql(`insert into line_of_enquiry (space_id, challenge_id, id) values ($1, $2, $3)`, [
        c.hostSpace,
        id,
        line,
      ])
      await w.sql(`insert into finding (space_id, challenge_id, id, line_id, kind) values ($1, $2, $3, $4, 'EBI')`, [
        c.hostSpace,
        id,
        finding,
        line,
      ])
      await w.sql(
        `insert into improvement_action (space_id, challenge_id, id, finding_id, owner_id, what, success_measure, due_on, state) values ($1, $2, gen_random_uuid(), $3, $4, 'What', 'How', '2099-01-01', 'PLANNED')`,
        [c.hostSpace, id, finding, c.teacher.id],
      )
    },
  ],
])('would have seen %s', async (_, state, plant) => {
  const place = { challenge: placed.get(state)!, state, isLate: state === 'RESPONDED', ofTeam: false }
  expect(await differences(place, 77, [c.coordinator, c.teacher], async () => void (await plant()))).not.toEqual([])
})
