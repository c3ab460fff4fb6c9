// Enquiries through the API: from a draft to what is passed on, who sees what, and who may do what on the way.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Caller } from '../support/ask.js'
import { type Cast, cast, codes, EnquiryHelp } from '../support/enquiries.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let help: EnquiryHelp
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
})
afterAll(() => w?.close())

const enquiry = (fields: string): string => `query($id: ID!) { enquiry(id: $id) { ${fields} } }`
const act = (name: string, fields = 'state'): string => `mutation($id: ID!) { ${name}(id: $id) { ${fields} } }`
const because = (name: string): string =>
  `mutation($id: ID!, $reason: String!) { ${name}(id: $id, reason: $reason) { state closingReason } }`
const abilitiesOf = async (who: Someone, id: string): Promise<string> => {
  const all =
    'readBoard update openToPartners join leave acceptProtocol inviteSchool invitePerson inviteGuest activate pause resume share close abandon reopen editCards comment proposeStage confirmStage goBack overrideGuard setHunchStatus answerHealth widenVisibility handOver startNextCycle'
  const { abilities } = (await who.ask(enquiry(`abilities { ${all} }`), { id })).enquiry
  return Object.keys(abilities)
    .filter((name) => abilities[name])
    .join(' ')
}
const audits = async (id: string): Promise<string[]> => {
  const rows = await w.sql<{ line: string }>(
    `select concat_ws(' ', action, from_state, to_state, '(' || reason || ')') as line from audit_event where item_id = $1 order by at, id`,
    [id],
  )
  return rows.map(({ line }) => line)
}

describe('from a draft to an active enquiry', () => {
  it('is started for one’s own school, with its first cycle, agreement and health check', async () => {
    const { startEnquiry } = await c.ana.ask(
      `mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) {
         title state visibility strand protocol protocolVersion lead { name } alliance { name }
         schools { school { name } hasJoined } members { person { name } school { name } state isLead isMe protocolAcceptedAt }
         cycles { number stage documentId focus nextStage missingForNext { code } } health { process label prompt answer }
         missingForNext { code } whoCanRead abilities { readBoard openToPartners activate editCards } } }`,
      { input: help.wish({ title: '  Say it   first ' }) },
    )
    expect(startEnquiry).toMatchObject({
      title: 'Say it first',
      state: 'DRAFT',
      visibility: 'GROUP',
      strand: 'R_AND_D',
      protocolVersion: 1,
      lead: { name: 'Ana' },
      alliance: { name: 'North Alliance' },
      schools: [{ school: { name: 'Elm Park' }, hasJoined: false }],
      members: [{ person: { name: 'Ana' }, school: { name: 'Elm Park' }, state: 'JOINED', isLead: true, isMe: true }],
      cycles: [{ number: 1, stage: 'SCANNING', focus: '', nextStage: 'FOCUSING' }],
      missingForNext: [],
      abilities: { readBoard: true, openToPartners: true, activate: false, editCards: true },
    })
    expect(startEnquiry.protocol).toContain('Pupils are never named')
    expect(startEnquiry.health).toHaveLength(10)
    expect(codes(startEnquiry.cycles[0].missingForNext)).toEqual([
      'cycle.needs-two-evidence',
      'cycle.needs-two-evidence-types',
      'cycle.needs-pupil-voice',
    ])
    expect(startEnquiry.whoCanRead.at(-1)).toContain('Nobody else yet')
  })

  it('is not started for a school one does not teach at, nor outside the alliance', async () => {
    const start = 'mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) { id } }'
    expect(await c.ana.refused(start, { input: help.wish({ urn: c.oak }) })).toBe('not-allowed')
    expect(await c.gus.refused(start, { input: help.wish({}) })).toBe('not-allowed')
    expect(await c.zoe.refused(start, { input: help.wish({ urn: c.far }) })).toBe('not-found')
    expect(await c.ana.refused(start, { input: help.wish({ partnerUrns: [c.far] }) })).toBe(
      'enquiry.school-not-in-alliance',
    )
    expect(await c.ana.refused(start, { input: help.wish({ title: '  ' }) })).toBe('input.missing')
  })

  it('ENQ-2: becomes active with two schools, everybody’s yes to the agreement, and a lead; all reasons are told at once', async () => {
    const id = await help.forming()
    const { enquiry: forming } = await c.ana.ask(enquiry('state missingForNext { code message }'), { id })
    expect(forming.state).toBe('FORMING')
    expect(codes(forming.missingForNext)).toEqual(['enquiry.needs-two-schools', 'enquiry.needs-protocol-accepted'])
    expect(forming.missingForNext[0].message).toContain('at least two schools')
    const reply = await c.ana.post(act('activateEnquiry'), { id })
    expect(reply.errors[0]!.extensions).toMatchObject({
      code: 'enquiry.not-ready',
      details: { missing: ['enquiry.needs-two-schools', 'enquiry.needs-protocol-accepted'] },
    })
    await help.join(c.ben, id, c.oak)
    await help.accept(c.ben, id)
    expect(await c.ana.refused(act('activateEnquiry'), { id })).toBe('enquiry.not-ready')
    await help.accept(c.ana, id)
    expect(await c.ben.refused(act('activateEnquiry'), { id })).toBe('not-allowed')
    expect((await c.ana.ask(act('activateEnquiry'), { id })).activateEnquiry.state).toBe('ACTIVE')
    expect(await c.ana.refused(act('activateEnquiry'), { id })).toBe('enquiry.state-out-of-order')
    expect(await audits(id)).toEqual([
      'enquiry.start DRAFT',
      'enquiry.move DRAFT FORMING',
      'enquiry.join INVITED JOINED',
      'enquiry.accept-protocol',
      'enquiry.accept-protocol',
      'enquiry.move FORMING ACTIVE',
    ])
  })
})

describe('who sees what', () => {
  const shown =
    'title classroomPractice pupilsToBenefit protocol lastFinding schools { school { name } } lead { name } members { person { name } } currentCycle { stage focus documentId missingForNext { code } } abilities { readBoard }'

  it('an address that is no id leads nowhere, like one that nobody has', async () => {
    expect(await c.ana.ask(enquiry('id'), { id: 'nothing-of-ours' })).toEqual({ enquiry: null })
    expect(await c.ana.ask(enquiry('id'), { id: c.ana.id })).toEqual({ enquiry: null })
  })

  it('a draft is there for its members alone', async () => {
    const id = await help.start({ partnerUrns: [c.oak] })
    for (const other of [c.ben, c.hal, c.hope, c.coordinator, c.gus, c.zoe]) {
      expect(await other.ask(enquiry('id'), { id })).toEqual({ enquiry: null })
      const { enquiries } = await other.ask('{ enquiries { id } }')
      expect(enquiries.map((one: { id: string }) => one.id)).not.toContain(id)
      expect(await other.refused(act('openEnquiry'), { id })).toBe('not-found')
    }
    expect((await w.sql('select 1 from inbox_item where item_id = $1', [id])).length).toBe(0)
  })

  it('from FORMING the alliance sees title, schools, stage and lead; whoever was asked reads what it is about; nobody outside', async () => {
    const id = await help.forming()
    const { enquiry: seen } = await c.cal.ask(enquiry(shown), { id })
    expect(seen).toMatchObject({
      title: 'Say it first',
      classroomPractice: '',
      pupilsToBenefit: '',
      protocol: '',
      schools: [{ school: { name: 'Elm Park' } }, { school: { name: 'Oak Tree' } }],
      lead: { name: 'Ana' },
      members: [],
      currentCycle: { stage: 'SCANNING', focus: '', missingForNext: [] },
      abilities: { readBoard: false },
    })
    const { enquiry: asked } = await c.ben.ask(enquiry(shown), { id })
    expect(asked.classroomPractice).toContain('Speaking')
    expect(asked.members).toHaveLength(1)
    expect(asked.abilities.readBoard).toBe(false)
    expect((await c.coordinator.ask(enquiry('title abilities { readBoard }'), { id })).enquiry).toEqual({
      title: 'Say it first',
      abilities: { readBoard: false },
    })
    for (const outsider of [c.zoe, c.gus]) expect(await outsider.ask(enquiry('id'), { id })).toEqual({ enquiry: null })
    expect(await w.stranger.refused(enquiry('id'), { id })).toBe('sign-in.required')
  })

  it('VIS-1: the lead widens who reads the board, step by step, and narrows it again', async () => {
    const { id } = await help.active()
    await w.sql(
      `insert into cluster (space_id, id, name) values ($1, gen_random_uuid(), 'Pair') on conflict do nothing`,
      [c.alliance],
    )
    const [cluster] = await w.sql<{ id: string }>(`select id from cluster where name = 'Pair'`)
    for (const urn of [c.oak, c.ash]) {
      await w.sql('insert into cluster_school (space_id, cluster_id, urn) values ($1, $2, $3) on conflict do nothing', [
        c.alliance,
        cluster!.id,
        urn,
      ])
    }
    const set = `mutation($id: ID!, $to: Visibility!) { setEnquiryVisibility(id: $id, visibility: $to) { visibility whoCanRead } }`
    const readers = async (): Promise<string> => {
      const cast = { ana: c.ana, ben: c.ben, hal: c.hal, hope: c.hope, cal: c.cal, coordinator: c.coordinator }
      const reading: string[] = []
      for (const [name, who] of Object.entries(cast)) {
        if ((await who.ask(enquiry('abilities { readBoard }'), { id })).enquiry.abilities.readBoard) reading.push(name)
      }
      return reading.join(' ')
    }
    expect(await readers()).toBe('ana ben')
    expect(await c.ben.refused(set, { id, to: 'ALLIANCE' })).toBe('not-allowed')
    const said = await c.ana.ask(set, { id, to: 'PARTNER_SCHOOLS' })
    expect(said.setEnquiryVisibility.whoCanRead).toContain('The board too: staff of the schools taking part.')
    expect(await readers()).toBe('ana ben hal hope')
    await c.ana.ask(set, { id, to: 'CLUSTER' })
    expect(await readers()).toBe('ana ben hal hope cal')
    await c.ana.ask(set, { id, to: 'ALLIANCE' })
    expect(await readers()).toBe('ana ben hal hope cal coordinator')
    await c.ana.ask(set, { id, to: 'GROUP' })
    expect(await readers()).toBe('ana ben')
    expect(await c.ana.refused(set, { id, to: 'PRIVATE' })).toBe('visibility.not-for-this')
  })

  it('lists what one sees, and what one works on', async () => {
    const id = await help.forming({ title: 'Only here' })
    const titled = async (who: Someone, list: string): Promise<string[]> => {
      const { enquiries } = await who.ask(`{ enquiries${list} { id title } }`)
      return enquiries.filter((one: { id: string }) => one.id === id).map((one: { title: string }) => one.title)
    }
    expect(await titled(c.cal, '')).toEqual(['Only here'])
    expect(await titled(c.cal, '(mine: true)')).toEqual([])
    expect(await titled(c.ana, '(mine: true)')).toEqual(['Only here'])
    expect(await titled(c.ana, `(allianceId: "${c.alliance}")`)).toEqual(['Only here'])
    const { alliance } = await c.cal.ask('query($id: ID!) { alliance(id: $id) { enquiries { id } } }', {
      id: c.alliance,
    })
    expect(alliance.enquiries.map((one: { id: string }) => one.id)).toContain(id)
  })

  it('offers each person what they may do now', async () => {
    const { id } = await help.active()
    expect(await abilitiesOf(c.ana, id)).toBe(
      'readBoard update inviteSchool invitePerson inviteGuest pause share abandon editCards comment proposeStage confirmStage setHunchStatus answerHealth widenVisibility handOver',
    )
    expect(await abilitiesOf(c.ben, id)).toBe(
      'readBoard leave editCards comment proposeStage setHunchStatus answerHealth',
    )
    expect(await abilitiesOf(c.hal, id)).toBe('join handOver')
    expect(await abilitiesOf(c.coordinator, id)).toBe('pause overrideGuard handOver')
    expect(await abilitiesOf(c.cal, id)).toBe('')
  })
})

describe('the group', () => {
  const invitePeople =
    'mutation($id: ID!, $people: [ID!]!) { invitePeopleToEnquiry(id: $id, personIds: $people) { members { person { name } state } } }'
  const inviteSchools =
    'mutation($id: ID!, $urns: [ID!]!) { inviteSchoolToEnquiry(id: $id, urns: $urns) { schools { school { name } hasJoined } } }'
  const join = 'mutation($id: ID!, $urn: ID!) { joinEnquiry(id: $id, urn: $urn) { members { person { name } state } } }'

  it('ENQ-7: one joins on an invitation, one’s own or one’s school’s, for a school one teaches at', async () => {
    const id = await help.forming()
    expect(await c.cal.refused(join, { id, urn: c.ash })).toBe('enquiry.not-invited')
    expect(await c.ben.refused(join, { id, urn: c.elm })).toBe('person.not-at-this-school')
    expect(await c.gus.refused(join, { id, urn: c.elm })).toBe('not-found')
    await c.ana.ask(inviteSchools, { id, urns: [c.ash] })
    await help.join(c.cal, id, c.ash)
    expect(await c.cal.refused(join, { id, urn: c.ash })).toBe('enquiry.already-joined')
    expect(await c.ana.refused(inviteSchools, { id, urns: [c.far] })).toBe('enquiry.school-not-in-alliance')
    expect(await c.ben.refused(inviteSchools, { id, urns: [c.ash] })).toBe('not-allowed')
  })

  it('asks a colleague in; they are told, say no, and may be asked again', async () => {
    const id = await help.forming()
    const asked = await c.ana.ask(invitePeople, { id, people: [c.cal.id] })
    expect(asked.invitePeopleToEnquiry.members).toContainEqual({ person: { name: 'Cal' }, state: 'INVITED' })
    expect(await c.ana.refused(invitePeople, { id, people: [c.cal.id] })).toBe('enquiry.already-invited')
    expect(await c.ana.refused(invitePeople, { id, people: [c.gus.id] })).toBe('enquiry.school-not-in-alliance')
    expect(await c.ana.refused(invitePeople, { id, people: [c.zoe.id] })).toBe('enquiry.school-not-in-alliance')
    const waiting = async (): Promise<string[]> => {
      const { inbox } = await c.cal.ask('{ inbox(open: true) { edges { node { text path from { name } } } } }')
      return inbox.edges
        .filter(({ node }: { node: { path: string } }) => node.path === `/enquiries/${id}`)
        .map(({ node }: { node: { text: string; from: { name: string } } }) => `${node.from.name}: ${node.text}`)
    }
    expect(await waiting()).toEqual(['Ana: You are invited to join “Say it first”'])
    await c.cal.ask(act('leaveEnquiry'), { id })
    expect(await waiting()).toEqual([])
    await c.ana.ask(invitePeople, { id, people: [c.cal.id] })
    await help.join(c.cal, id, c.ash)
    expect(await waiting()).toEqual([])
  })

  it('tells the heads of the schools that are asked, once the enquiry is opened, and no one else', async () => {
    const id = await help.forming()
    const told = await w.sql<{ name: string; kind: string }>(
      'select p.name, i.kind from inbox_item i join person p on p.id = i.space_id where i.item_id = $1',
      [id],
    )
    expect(told).toEqual([{ name: 'Hope', kind: 'SCHOOL_INVITATION' }])
    await help.join(c.ben, id, c.oak)
    expect(await w.sql('select 1 from inbox_item where item_id = $1 and done_at is null', [id])).toEqual([])
  })

  it('ENQ-10: a changed agreement is put to everybody again', async () => {
    const { id } = await help.active()
    const update = 'mutation($id: ID!, $text: String!) { updateEnquiry(id: $id, protocol: $text) { protocolVersion } }'
    expect(await c.ben.refused(update, { id, text: 'Only kind words.' })).toBe('not-allowed')
    expect((await c.ana.ask(update, { id, text: 'Only kind words.' })).updateEnquiry.protocolVersion).toBe(2)
    const accept = 'mutation($id: ID!, $version: Int!) { acceptProtocol(id: $id, version: $version) { id } }'
    expect(await c.ben.refused(accept, { id, version: 1 })).toBe('enquiry.protocol-changed')
    const { inbox } = await c.ben.ask('{ inbox(open: true, first: 1) { edges { node { kind } } } }')
    expect(inbox.edges[0].node.kind).toBe('PROTOCOL_CHANGED')
    await c.ben.ask(accept, { id, version: 2 })
    const left = await w.sql(
      `select 1 from inbox_item where item_id = $1 and kind = 'PROTOCOL_CHANGED' and done_at is null`,
      [id],
    )
    expect(left).toEqual([])
  })

  it('ENQ-5 and ENQ-8: a lead hands over before leaving, and with fewer than two schools the enquiry pauses by itself', async () => {
    const { id } = await help.active()
    expect(await c.ana.refused(act('leaveEnquiry'), { id })).toBe('enquiry.lead-must-hand-over')
    const handOver = 'mutation($id: ID!, $to: ID!) { handOverEnquiry(id: $id, personId: $to) { lead { name } } }'
    expect(await c.ben.refused(handOver, { id, to: c.ben.id })).toBe('not-allowed')
    expect(await c.ana.refused(handOver, { id, to: c.cal.id })).toBe('enquiry.lead-must-have-joined')
    expect((await c.hal.ask(handOver, { id, to: c.ben.id })).handOverEnquiry.lead.name).toBe('Ben')
    expect((await c.coordinator.ask(handOver, { id, to: c.ana.id })).handOverEnquiry.lead.name).toBe('Ana')
    expect((await c.ana.ask(handOver, { id, to: c.ben.id })).handOverEnquiry.lead.name).toBe('Ben')
    const left = await c.ana.ask(act('leaveEnquiry', 'state schools { school { name } leftAt }'), { id })
    expect(left.leaveEnquiry.state).toBe('PAUSED')
    expect(left.leaveEnquiry.schools.find((one: { leftAt: string }) => one.leftAt).school.name).toBe('Elm Park')
    expect((await audits(id)).at(-1)).toBe('enquiry.move ACTIVE PAUSED (Fewer than two schools remain.)')
    expect(await c.ben.refused(act('resumeEnquiry'), { id })).toBe('enquiry.not-ready')
    await c.ben.ask(inviteSchools, { id, urns: [c.elm] })
    await help.join(c.ana, id, c.elm)
    await help.accept(c.ana, id)
    expect((await c.ben.ask(act('resumeEnquiry'), { id })).resumeEnquiry.state).toBe('ACTIVE')
  })

  it('a colleague who leaves the school hands over what they lead and is gone from the group; what they wrote stays', async () => {
    const dora = await w.person({ name: 'Dora', role: 'TEACHER', school: c.elm })
    const { id } = await help.active()
    await c.ana.ask(invitePeople, { id, people: [dora.id] })
    await help.join(dora, id, c.elm)
    await c.ana.ask('mutation($id: ID!, $to: ID!) { handOverEnquiry(id: $id, personId: $to) { id } }', {
      id,
      to: dora.id,
    })
    const { handover } = await c.hal.ask(
      'query($person: ID!, $urn: ID!) { handover(personId: $person, urn: $urn) { kind id title candidates { name } } }',
      { person: dora.id, urn: c.elm },
    )
    expect(handover).toEqual([
      { kind: 'enquiry', id, title: 'Say it first', candidates: [{ name: 'Ana' }, { name: 'Ben' }] },
    ])
    await c.hal.ask(
      'mutation($person: ID!, $urn: ID!, $over: [HandoverInput!]!) { releasePerson(urn: $urn, personId: $person, handover: $over) }',
      { person: dora.id, urn: c.elm, over: [{ kind: 'enquiry', id, toPersonId: c.ben.id }] },
    )
    const { enquiry: now } = await c.ben.ask(enquiry('lead { name } members { person { name } }'), { id })
    expect(now.lead.name).toBe('Ben')
    expect(now.members.map(({ person }: { person: { name: string } }) => person.name).sort()).toEqual(['Ana', 'Ben'])
  })

  it('MEM-1: while a school’s membership is paused its people read and do not write', async () => {
    const { id } = await help.active()
    await w.sql(`update school_membership set state = 'PAUSED' where space_id = $1 and urn = $2`, [c.alliance, c.oak])
    try {
      expect((await c.ben.ask(enquiry('abilities { readBoard editCards }'), { id })).enquiry.abilities).toEqual({
        readBoard: true,
        editCards: false,
      })
      const answer = 'mutation($id: ID!) { answerHealth(id: $id, process: "TRUST", answer: YES) { id } }'
      expect(await c.ben.refused(answer, { id })).toBe('alliance.read-only')
    } finally {
      await w.sql(`update school_membership set state = 'ACTIVE' where space_id = $1 and urn = $2`, [c.alliance, c.oak])
    }
  })
})

describe('the later life', () => {
  it('pauses with a reason by lead or coordinator, and goes on', async () => {
    const { id } = await help.active()
    expect(await c.ben.refused(because('pauseEnquiry'), { id, reason: 'Mock exams' })).toBe('not-allowed')
    expect(await c.ana.refused(because('pauseEnquiry'), { id, reason: ' ' })).toBe('reason.required')
    const paused = await c.coordinator.ask(because('pauseEnquiry'), { id, reason: 'Mock exams' })
    expect(paused.pauseEnquiry.state).toBe('PAUSED')
    expect(await abilitiesOf(c.ben, id)).not.toContain('editCards')
    expect((await c.ana.ask(act('resumeEnquiry'), { id })).resumeEnquiry.state).toBe('ACTIVE')
    const { inbox } = await c.ana.ask('{ inbox(first: 1) { edges { node { text } } } }')
    expect(inbox.edges[0].node.text).toBe('“Say it first” was paused. “Mock exams”')
  })

  it('shares with a checked cycle, closes with a practice or a reason, and may take sharing back with a reason', async () => {
    const { id, cycleId } = await help.active()
    expect(await c.ana.refused(act('shareEnquiry'), { id })).toBe('enquiry.not-ready')
    await w.sql(`update enquiry_cycle set stage = 'CHECKED' where id = $1`, [cycleId])
    expect((await c.ana.ask(act('shareEnquiry'), { id })).shareEnquiry.state).toBe('SHARING')
    expect(await c.ana.refused(because('reopenEnquiry'), { id, reason: '' })).toBe('reason.required')
    expect((await c.ana.ask(because('reopenEnquiry'), { id, reason: 'One more class' })).reopenEnquiry.state).toBe(
      'ACTIVE',
    )
    await c.ana.ask(act('shareEnquiry'), { id })
    expect(await c.ana.refused(because('closeEnquiry'), { id, reason: '' })).toBe('enquiry.not-ready')
    const closed = await c.ana.ask(because('closeEnquiry'), { id, reason: 'Nothing worth passing on' })
    expect(closed.closeEnquiry).toEqual({ state: 'CLOSED', closingReason: 'Nothing worth passing on' })
    expect(await c.ana.refused('mutation($id: ID!) { updateEnquiry(id: $id, title: "New") { id } }', { id })).toBe(
      'enquiry.finished',
    )
    expect(await abilitiesOf(c.ana, id)).toBe('readBoard')
  })

  it('ENQ-3: is given up with a reason, by its lead', async () => {
    const id = await help.forming()
    expect(await c.coordinator.refused(because('abandonEnquiry'), { id, reason: 'No time' })).toBe('not-allowed')
    expect(await c.ana.refused(because('abandonEnquiry'), { id, reason: '' })).toBe('reason.required')
    await c.ana.ask(because('abandonEnquiry'), { id, reason: 'No partner found' })
    expect((await audits(id)).at(-1)).toBe('enquiry.move FORMING ABANDONED (No partner found)')
  })

  it('HEA-1: answers the ten questions together, the last word standing', async () => {
    const { id } = await help.active()
    const answer = `mutation($id: ID!, $process: String!, $answer: HealthValue!) {
      answerHealth(id: $id, process: $process, answer: $answer) { health { process answer answeredBy { name } } } }`
    await c.ana.ask(answer, { id, process: 'TRUST', answer: 'NOT_YET' })
    const { answerHealth } = await c.ben.ask(answer, { id, process: 'TRUST', answer: 'PARTLY' })
    const given = answerHealth.health.filter((one: { answer: string | null }) => one.answer !== null)
    expect(given).toEqual([{ process: 'TRUST', answer: 'PARTLY', answeredBy: { name: 'Ben' } }])
    expect(await c.ben.refused(answer, { id, process: 'SPEED', answer: 'YES' })).toBe('health.unknown-process')
    const { enquiry: seen } = await c.cal.ask(enquiry('health { answer }'), { id })
    expect(seen.health.every((one: { answer: null }) => one.answer === null)).toBe(true)
  })
})

describe('guests', () => {
  const invite = `mutation($id: ID!, $email: String!) { inviteGuest(id: $id, email: $email, name: "Gwen Guest") {
    guestInvitations { id email link } guests { id } } }`

  it('read this one enquiry and nothing else, until their access ends', async () => {
    const { id } = await help.active()
    const other = await help.active()
    const email = 'gwen@elsewhere.example'
    expect(await c.ben.refused(invite, { id, email })).toBe('not-allowed')
    expect(await c.ana.refused(invite, { id, email: c.ben.email })).toBe('guest.already-has-access')
    const { inviteGuest } = await c.ana.ask(invite, { id, email })
    expect(await c.ana.refused(invite, { id, email })).toBe('enquiry.already-invited')
    const token = inviteGuest.guestInvitations[0].link.split('/').at(-1)
    const gwen = new Caller(w.url)
    await gwen.ask(
      'mutation($token: String!) { acceptInvitation(token: $token, name: "Gwen Guest", password: "a long enough password") { isGuest } }',
      { token },
    )
    const seen = await gwen.ask(
      enquiry(
        'title classroomPractice alliance { name } members { person { name email } } abilities { readBoard editCards comment }',
      ),
      { id },
    )
    expect(seen.enquiry).toMatchObject({
      title: 'Say it first',
      alliance: { name: 'North Alliance' },
      members: [{ person: { name: 'Ana', email: null } }, { person: { name: 'Ben', email: null } }],
      abilities: { readBoard: true, editCards: false, comment: true },
    })
    expect(seen.enquiry.classroomPractice).toContain('Speaking')
    expect(await gwen.ask(enquiry('id'), { id: other.id })).toEqual({ enquiry: null })
    expect((await gwen.ask('{ enquiries { id } }')).enquiries).toEqual([{ id }])
    expect((await gwen.ask('{ search(text: "Ana") { hits { kind } } }')).search.hits).toEqual([])
    const { guests } = (await c.ana.ask(enquiry('guests { id person { name } expiresAt }'), { id })).enquiry
    expect(guests).toMatchObject([{ person: { name: 'Gwen Guest' } }])
    const remove = 'mutation($id: ID!, $guest: ID!) { removeGuest(id: $id, guestId: $guest) { guests { id } } }'
    expect(await c.ana.refused(remove, { id: other.id, guest: guests[0].id })).toBe('not-found')
    expect((await c.ana.ask(remove, { id, guest: guests[0].id })).removeGuest.guests).toEqual([])
    expect(await gwen.ask(enquiry('id'), { id })).toEqual({ enquiry: null })
  })
})
