// T01, T26, T32: words hidden in every confidential place, and everybody asks for everything the schema has. What appears is compared with a table.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { v7 } from 'uuid'
import { schemaOf } from '../../apps/api/src/schema.js'
import type { Caller } from '../support/ask.js'
import { type Name, type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { type World, world } from '../support/world.js'

type Asker = Name | 'stranger' | 'suspended'

let w: World
let n: Neighbourhood
let schema: GraphQLSchema
const askers = new Map<Asker, Caller>()

/** Each hidden word, and who is shown it. Nobody else, by no way. */
const staff = 'lead member left colleague neighbour paused head partnerHead pastDeputy'
const group = 'lead member guest'
const secrets: Readonly<Record<string, string>> = {
  // What the alliance sees of an open enquiry is its title; what it is about is for those asked in; the board is its group’s.
  zzopentitle: `${staff} coordinator broker guest`,
  zzpractice: `${group} left colleague head partnerHead`,
  zzprotocol: `${group} left colleague head partnerHead`,
  zzfinding: group,
  zzclosing: group,
  zzfocus: group,
  zzhappened: group,
  zzcardfield: group,
  zzcardbody: group,
  zzcomment: group,
  zzrevision: group,
  zzhunch: group,
  zzstage: group,
  zzoverride: group,
  zzproposal: group,
  zzunlocked: group,
  // A draft is its members’; its title is told to the head before whom its lead could leave.
  zzdraft: 'lead head',
  zzinside: 'lead',
  // Who is asked to be a guest is the lead’s to know.
  zzguestasked: 'lead',
  // The alliance to whom it belongs, and to whom it is offered.
  zzaims: `${staff} governor trust coordinator broker observer askedHead governorOnly`,
  zzagreement: `${staff} governor trust coordinator broker observer askedHead governorOnly`,
  zztemplate: `${staff} coordinator broker`,
  zzpausereason: 'coordinator broker',
  zzremoval: 'coordinator head',
  zzasksfir: 'coordinator broker askedHead',
  // Addresses stand in the directory, which is for the staff of the alliance and its office.
  zzteacher: `${staff} coordinator broker`,
  zzinvited: 'head',
  zznotice: 'member',
  zzaudit: '',
  zzmail: '',
  zzdevice: 'neighbour',
}

beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  schema = await schemaOf()
  for (const [name, person] of Object.entries(n.people)) askers.set(name as Name, person)
  askers.set('stranger', w.stranger)
  // A session from before the suspension, as if its end had been missed.
  const sue = await w.person({ name: 'Sue Suspended', role: 'TEACHER', school: n.schools.elm })
  await w.sql(`update person set state = 'SUSPENDED' where id = $1`, [sue.id])
  askers.set('suspended', sue)
  await hide()
})
afterAll(() => w?.close())

const card = v7()
async function hide(): Promise<void> {
  const { enquiry, draft, people, north, schools, memberships } = n
  const { lead, member } = people
  const say = (text: string, ...values: unknown[]) => w.sql(text, values)
  const inCycle = [north, enquiry.cycleId]
  await say(
    `update enquiry set title = 'Zzopentitle first', classroom_practice = 'zzpractice', pupils_to_benefit = 'zzpractice', protocol = 'zzprotocol', last_finding = 'zzfinding', closing_reason = 'zzclosing' where id = $1`,
    enquiry.id,
  )
  await say(
    `update enquiry set title = 'zzdraft', classroom_practice = 'zzinside', protocol = 'zzinside' where id = $1`,
    draft,
  )
  await say(
    `update enquiry_cycle set focus = 'zzfocus', learners = '{"group": "zzfocus", "why": "zzfocus"}', baseline = 'zzfocus', what_happened = 'zzhappened', action_unlocked_reason = 'zzunlocked', action_unlocked_at = now() where id = $1`,
    enquiry.cycleId,
  )
  await say(`update enquiry_cycle set focus = 'zzinside' where enquiry_id = $1`, draft)
  await say(
    `insert into card (space_id, cycle_id, id, kind, board_column, rank, fields, body, created_by, created_urn, changed_by, search)
     values ($1, $2, $3, 'HUNCH', 'HUNCH', 'a0V', '{"statement": "zzcardfield"}', 'zzcardbody', $4, $5, $4, to_tsvector('english', 'zzcardbody zzcardfield'))`,
    ...inCycle,
    card,
    lead.id,
    schools.elm,
  )
  const thread = v7()
  await say(
    `insert into comment (space_id, id, cycle_id, card_id, thread_id, author_id, author_urn, body, mentions) values ($1, $3, $2, $4, $3, $5, $6, 'zzcomment', array[$7::uuid])`,
    ...inCycle,
    thread,
    card,
    lead.id,
    schools.elm,
    member.id,
  )
  await say(
    `insert into comment_revision (space_id, id, cycle_id, comment_id, body) values ($1, $3, $2, $4, 'zzrevision')`,
    ...inCycle,
    v7(),
    thread,
  )
  await say(
    `insert into hunch_status (space_id, cycle_id, card_id, status, reason, changed_by) values ($1, $2, $3, 'DRAFT', 'zzhunch', $4)`,
    ...inCycle,
    card,
    lead.id,
  )
  await say(
    `insert into stage_change (space_id, id, cycle_id, from_stage, to_stage, reason, override_reason, changed_by) values ($1, $3, $2, 'FOCUSING', 'SCANNING', 'zzstage', 'zzoverride', $4)`,
    ...inCycle,
    v7(),
    member.id,
  )
  await say(
    `insert into stage_proposal (space_id, id, cycle_id, from_stage, to_stage, note, state, proposed_by) values ($1, $3, $2, 'SCANNING', 'FOCUSING', 'zzproposal', 'OPEN', $4)`,
    ...inCycle,
    v7(),
    member.id,
  )
  const invite = `insert into invitation (space_id, id, token_hash, email, name, role, item_id, item_kind, item_title, invited_by, state, expires_at)
     values ($1, $2, $3, $4, $4, $5, $6, $7, 'Say it first', $8, 'OPEN', now() + interval '9 days')`
  await say(
    invite,
    north,
    v7(),
    Buffer.from('guest'),
    'zzguestasked@home.example',
    'GUEST',
    enquiry.id,
    'enquiry',
    lead.id,
  )
  const elmSpace = await w.spaceOf(schools.elm)
  await say(
    invite,
    elmSpace,
    v7(),
    Buffer.from('staff'),
    'zzinvited@home.example',
    'TEACHER',
    null,
    null,
    people.head.id,
  )
  await say(`update alliance set aims = 'zzaims', agreement = 'zzagreement' where space_id = $1`, north)
  await say(
    `insert into enquiry_template (space_id, id, title, body, created_by) values ($1, $2, 'zztemplate', $3, $4)`,
    north,
    v7(),
    JSON.stringify({
      about: '',
      classroomPractice: '',
      pupilsToBenefit: '',
      focus: 'zztemplate',
      protocol: '',
      cards: [],
    }),
    lead.id,
  )
  await say(`update school_membership set reason = 'zzpausereason' where id = $1`, memberships.yew)
  await say(
    `update school_membership set reason = 'zzremoval', removal_asked_by = $2 where id = $1`,
    memberships.ash,
    people.coordinator.id,
  )
  await say(`update school_membership set reason = 'zzasksfir' where id = $1`, memberships.fir)
  await say(`update person set email = 'zzteacher@elm.example' where id = $1`, people.colleague.id)
  await say(
    `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, from_person) values ($1, $2, 'PAUSED', 'enquiry', $3, '/', '{"title": "x", "reason": "zznotice"}', $4)`,
    member.id,
    v7(),
    enquiry.id,
    lead.id,
  )
  await say(
    `insert into audit_event (space_id, id, actor_id, action, item_kind, item_id, reason, detail) values ($1, $2, $3, 'enquiry.update', 'enquiry', $4, 'zzaudit', '{"words": "zzaudit"}')`,
    north,
    v7(),
    lead.id,
    enquiry.id,
  )
  await say(
    `insert into mail (id, to_address, template, vars, state, subject, body) values ($1, 'zzmail@elm.example', 'invitation', '{"by": "zzmail"}', 'KEPT', 'zzmail', 'zzmail')`,
    v7(),
  )
  await say(`update session set device = 'zzdevice' where person_id = $1`, people.neighbour.id)
}

/* ---- every question there is ---- */

const deep = 2
/** Everything below a type, as deep as the limits of the door allow. */
function everything(type: GraphQLObjectType, depth: number, above: readonly string[] = []): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(({ type: wanted }) => isNonNullType(wanted))) return []
    const of = getNamedType(field.type)
    if (isLeafType(of)) return [field.name]
    if (!isObjectType(of) || depth === 0 || above.includes(of.name)) return []
    const below = everything(of, depth - 1, [...above, type.name])
    return below === '' ? [] : [`${field.name} { ${below} }`]
  })
  return parts.join(' ')
}

/** Names and braces that one question may have. */
const mostTokens = 1_300
const tokensIn = (text: string): number => text.split(/\s+/).length

/** The same in as few portions as fit the limits of the door. */
function portions(type: GraphQLObjectType): string[] {
  const made: string[] = []
  for (const field of Object.values(type.getFields())) {
    // How full a half-term would be, of those whom one names: ids and levels, and no words.
    if (field.args.some(({ type: wanted }) => isNonNullType(wanted))) continue
    const of = getNamedType(field.type)
    const part = isObjectType(of) ? `${field.name} { ${everything(of, deep - 1, [type.name])} }` : field.name
    const last = made.pop() ?? ''
    if (tokensIn(last) + tokensIn(part) > mostTokens) made.push(last, part)
    else made.push(`${last} ${part}`)
  }
  return made
}

function argumentsOf(field: GraphQLField<unknown, unknown>): Record<string, unknown>[] {
  const values: Readonly<Record<string, readonly unknown[]>> = {
    id: field.name === 'alliance' ? [n.north] : [n.enquiry.id, n.draft],
    spaceId: [n.north, spaces.elm, spaces.yew],
    allianceId: [n.north],
    enquiryId: [n.enquiry.id],
    cycleId: [n.enquiry.cycleId],
    cardId: [card],
    lessonId: [n.enquiry.id],
    itemKind: ['ENQUIRY'],
    itemId: [n.enquiry.id],
    kind: ['ACTION_YOURS', 'CPD_FACILITATE'],
    personId: [n.people.lead.id],
    urn: [n.schools.elm, n.schools.yew],
    token: ['guest', 'staff'],
    text: ['zz', ...searched],
    search: field.name === 'schools' ? ['Elm Park'] : [''],
    mine: [true, false],
    open: [false],
    seq: [0],
    hostUrn: [n.schools.elm],
    personIds: [[n.people.lead.id]],
    days: [['2027-03-02']],
    challengeId: [n.enquiry.id],
    roundId: [n.enquiry.id],
    academicYear: [2026],
    firstDay: ['2027-03-01'],
    lastDay: ['2027-03-31'],
    sessionId: [n.enquiry.id],
    sessionIds: [[n.enquiry.id]],
    startsAt: ['2027-03-02T13:00:00Z'],
    pair: [{ host: n.schools.elm, guest: n.schools.yew, seat: 'VISITOR' }],
    from: field.name === 'coverSheet' ? ['2027-03-01'] : [0],
    until: ['2027-03-31'],
    to: [0],
  }
  return field.args.reduce<Record<string, unknown>[]>(
    (sofar, { name }: GraphQLArgument) =>
      values[name] ? sofar.flatMap((one) => values[name]!.map((value) => ({ ...one, [name]: value }))) : sofar,
    [{}],
  )
}
const spaces: Record<string, string> = {}
const searched = ['zzopentitle', 'zzpractice', 'zzdraft', 'zzcardbody', 'zzcardfield', 'zzcomment']

async function hearsay(asker: Caller): Promise<{ words: string; portions: number; codes: Set<string> }> {
  let words = ''
  let asked = 0
  const codes = new Set<string>()
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const type = getNamedType(field.type) as GraphQLObjectType
    for (const variables of argumentsOf(field)) {
      const given = field.args.filter(({ name }) => name in variables)
      const declared = given.map(({ name, type: wanted }) => `$${name}: ${String(wanted)}`).join(', ')
      const passed = given.map(({ name }) => `${name}: $${name}`).join(', ')
      for (const portion of portions(type)) {
        const { data, errors } = await asker.post(
          `query${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} { ${portion} } }`,
          variables,
        )
        words += JSON.stringify([data, errors])
        asked += 1
        for (const { extensions } of errors) codes.add(extensions.code)
      }
    }
  }
  return { words: words.toLowerCase(), portions: asked, codes }
}

describe('hidden words', () => {
  const seen = new Map<string, string[]>(Object.keys(secrets).map((secret) => [secret, []]))
  beforeAll(async () => {
    for (const school of ['elm', 'yew'] as const) spaces[school] = await w.spaceOf(n.schools[school])
    const told = await Promise.all([...askers].map(async ([name, asker]) => ({ name, ...(await hearsay(asker)) })))
    for (const { name, words, portions: asked, codes } of told) {
      expect(asked).toBeGreaterThan(30)
      // Every question was a proper one: what is refused is refused for the asker's sake.
      expect([
        name,
        [...codes].filter((code) => !['not-allowed', 'not-found', 'sign-in.required'].includes(code)),
      ]).toEqual([name, []])
      for (const secret of seen.keys()) if (words.includes(secret)) seen.get(secret)!.push(name)
    }
  }, 300_000)

  it.each(Object.entries(secrets))('%s appears to: %s', (secret, who) => {
    expect(seen.get(secret)!.sort()).toEqual(who.split(' ').filter(Boolean).sort())
  })
})
