// An enquiry of two schools with a full board: 200 cards, 600 links, several hands on each card, comments. People and
// schools are put into the tables; everything else is done as people do it, over the API and the live documents.
import { v7 } from 'uuid'
import { ask } from './load.mjs'
import { openLive } from './provider.mjs'

const LINKS = 600

/** How many cards of each kind. */
const kinds = { EVIDENCE: 60, HUNCH: 40, NEW_LEARNING: 25, CHANGE_IDEA: 25, QUICK_TEST: 15, CHECK: 10, NOTE: 25 }
const hands = 3
const sentence =
  'When we ask the pupils to say a sentence aloud before they write it, most of them write twice as much, and with fewer words left out.'

/** `people` members, half of them of each school; the first leads. */
export async function enquiryOf({ url, sql, signIn }, people) {
  const alliance = v7()
  await sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [alliance])
  await sql(
    `insert into alliance (space_id, name, kind, aims, agreement) values ($1, 'Measured Alliance', 'TSA', '', 'We share what we learn.')`,
    [alliance],
  )
  const schools = [await school(sql, alliance, '900001', 'Elm Park'), await school(sql, alliance, '900002', 'Oak Tree')]
  const join = async (name, role, space, urn) => {
    const id = v7()
    await sql(`insert into person (id, email, name, state) values ($1, $2, $3, 'ACTIVE')`, [
      id,
      `${id}@school.example`,
      name,
    ])
    await sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
    await sql('insert into role_holding (id, space_id, person_id, role) values ($1, $2, $3, $4)', [
      v7(),
      space,
      id,
      role,
    ])
    return { id, name, urn, url, cookie: await signIn(id) }
  }
  const coordinator = await join('Coco Ordway', 'ALLIANCE_COORDINATOR', alliance, null)
  const members = []
  for (let i = 0; i < people; i++) {
    const { urn, space } = schools[i % 2]
    members.push(await join(`Teacher Number${i}`, 'TEACHER', space, urn))
  }
  return { alliance, coordinator, members, ...(await activate(alliance, members, coordinator)) }
}

async function school(sql, alliance, urn, name) {
  const space = v7()
  await sql(`insert into school (urn, name, phase, status) values ($1, $2, 'Primary', 'Open')`, [urn, name])
  await sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2)`, [space, urn])
  await sql(
    `insert into school_membership (space_id, id, urn, role, state, signed_at, agreement_version)
     values ($1, $2, $3, 'MEMBER', 'ACTIVE', now(), 1)`,
    [alliance, v7(), urn],
  )
  return { urn, space }
}

async function activate(alliance, members, coordinator) {
  const [lead, partner] = members
  const input = {
    allianceId: alliance,
    urn: lead.urn,
    title: 'Talk before writing',
    classroomPractice: 'Saying a sentence before writing it',
    pupilsToBenefit: 'Year 4 pupils who write little',
    partnerUrns: [partner.urn],
  }
  const { startEnquiry } = await ask(
    lead,
    'mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) { id protocolVersion } }',
    { input },
  )
  const { id, protocolVersion: version } = startEnquiry
  await ask(lead, 'mutation($id: ID!) { openEnquiry(id: $id) { id } }', { id })
  for (const member of members) {
    if (member !== lead) {
      await ask(member, 'mutation($id: ID!, $urn: ID!) { joinEnquiry(id: $id, urn: $urn) { id } }', {
        id,
        urn: member.urn,
      })
    }
    await ask(member, 'mutation($id: ID!, $version: Int!) { acceptProtocol(id: $id, version: $version) { id } }', {
      id,
      version,
    })
  }
  const { activateEnquiry } = await ask(
    lead,
    'mutation($id: ID!) { activateEnquiry(id: $id) { currentCycle { id documentId } } }',
    { id },
  )
  const { id: cycleId, documentId } = activateEnquiry.currentCycle
  await ask(
    coordinator,
    'mutation($enquiry: ID!, $cycle: ID!) { unlockAction(enquiryId: $enquiry, cycleId: $cycle, reason: "To fill it") { id } }',
    { enquiry: id, cycle: cycleId },
  )
  return { id, cycleId, documentId }
}

/** Fills the board: each card made by one member, then written on by some others; gives the cards. */
export async function fillBoard({ members, documentId }) {
  const cards = await cardsToMake()
  const writers = await Promise.all(members.map((member) => openLive(member, documentId)))
  const { cardsOf, putCard } = await import('@alongside/contracts/board')
  for (const [place, writer] of writers.entries()) {
    const own = cards.filter((_, i) => i % writers.length === place)
    const { id: createdBy, urn: createdUrn } = members[place]
    // Links lead to cards of everybody; those that come later are there when the last writer has finished.
    writer.live.doc.transact(() => {
      for (const { id, ...card } of own) {
        putCard(writer.live.doc, id, { ...card, createdBy, createdUrn, createdAt: new Date().toISOString() })
      }
    })
    await writer.saved()
  }
  for (const writer of writers) await writer.sees((doc) => cardsOf(doc).size === cards.length)
  for (let hand = 1; hand <= hands; hand++) {
    for (const [place, writer] of writers.entries()) {
      const touched = cards.filter((_, i) => (i + hand) % writers.length === place)
      writer.live.doc.transact(() => {
        for (const { id, fields } of touched) {
          const [heading] = Object.keys(fields)
          cardsOf(writer.live.doc).get(id).get('fields').set(heading, `${fields[heading]} (${hand})`)
        }
      })
      await writer.saved()
    }
  }
  for (const writer of writers) writer.close()
  return cards
}

async function cardsToMake() {
  const [{ firstColumn, mayLink }, { rankAt }] = await Promise.all([
    import('@alongside/domain/board'),
    import('@alongside/domain/rank'),
  ])
  const ranks = new Map()
  const cards = Object.entries(kinds).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => {
      const column = firstColumn[kind]
      const above = ranks.get(column) ?? []
      const rank = rankAt(above, above.length, i + 1)
      ranks.set(column, [...above, rank])
      const heading = `${sentence.slice(0, 40)} ${i}`
      return {
        id: v7(),
        kind,
        column,
        rank,
        fields:
          kind === 'HUNCH' ? { statement: heading, ourContribution: sentence, howWrong: sentence } : { title: heading },
        paragraphs: [`${i}. ${sentence}`],
        links: {},
      }
    }),
  )
  const linkable = cards.filter(({ kind }) => kind !== 'EVIDENCE')
  for (let n = 0; n < LINKS; n++) {
    const card = linkable[n % linkable.length]
    const targets = cards.filter((other) => other !== card && mayLink(card.kind, other.kind) && !card.links[other.id])
    const target = targets[(n * 7) % targets.length]
    card.links[target.id] = target.kind
  }
  return cards
}

/** Says something on every card, answers half of it, settles some, and tries some of the hunches. */
export async function talkOver({ id, cycleId, members }, cards) {
  const say = `mutation($enquiry: ID!, $cycle: ID!, $card: ID!, $thread: ID, $body: String!) {
    addComment(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, threadId: $thread, body: $body) { id } }`
  const place = { enquiry: id, cycle: cycleId }
  for (const [i, { id: card }] of cards.entries()) {
    const who = (n) => members[(i + n) % members.length]
    const { addComment } = await ask(who(1), say, { ...place, card, body: sentence })
    const [thread] = addComment
    if (i % 2 === 0) await ask(who(2), say, { ...place, card, thread: thread.id, body: `Yes. ${sentence}` })
    if (i % 4 === 0) {
      const resolve =
        'mutation($enquiry: ID!, $thread: ID!) { resolveThread(enquiryId: $enquiry, threadId: $thread) { id } }'
      await ask(who(1), resolve, { enquiry: id, thread: thread.id })
    }
  }
  const hunches = cards.filter(({ kind }) => kind === 'HUNCH').slice(0, 12)
  for (const { id: card } of hunches) {
    const test = `mutation($enquiry: ID!, $cycle: ID!, $card: ID!) {
      setHunchStatus(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, status: TESTING) { id } }`
    await ask(members[0], test, { ...place, card })
  }
}
