// Two alliances and everybody who could be curious: one enquiry at work, one draft, and around them all the roles there are.
import type { AllianceId, CycleId, DocumentId, EnquiryId, Urn } from '@alongside/domain/ids'
import { v7 } from 'uuid'
import type { Someone, World } from './world.js'

export type Name =
  | 'lead'
  | 'member'
  | 'left'
  | 'colleague'
  | 'neighbour'
  | 'paused'
  | 'head'
  | 'partnerHead'
  | 'pastDeputy'
  | 'governor'
  | 'trust'
  | 'coordinator'
  | 'broker'
  | 'observer'
  | 'guest'
  | 'askedHead'
  | 'governorOnly'
  | 'admin'
  | 'foreigner'
  | 'foreignHead'
  | 'foreignCoordinator'

export interface Neighbourhood {
  north: AllianceId
  south: AllianceId
  /** Elm Park leads the alliance; Oak Tree works with it; Ash Hill stands beside; Yew Lane is paused; Fir End is asked to join; Far Away is of the other alliance. */
  schools: Readonly<Record<'elm' | 'oak' | 'ash' | 'yew' | 'fir' | 'far', Urn>>
  memberships: Readonly<Record<'elm' | 'oak' | 'ash' | 'yew' | 'fir' | 'far', string>>
  people: Readonly<Record<Name, Someone>>
  enquiry: { id: EnquiryId; cycleId: CycleId; documentId: DocumentId }
  draft: EnquiryId
  grant: string
}

export async function neighbourhood(w: World): Promise<Neighbourhood> {
  const school = (name: string) => w.school(name, { town: 'Milborough' })
  const schools = {
    elm: await school('Elm Park'),
    oak: await school('Oak Tree'),
    ash: await school('Ash Hill'),
    yew: await school('Yew Lane'),
    fir: await school('Fir End'),
    far: await school('Far Away'),
  }
  const { elm, oak, ash, yew, fir, far } = schools
  const north = await w.alliance('North Alliance')
  const south = await w.alliance('South Alliance')
  await w.sql('update alliance set lead_urn = $2 where space_id = $1', [north, elm])
  const memberships = {
    elm: await w.member(north, elm, { role: 'LEAD' }),
    oak: await w.member(north, oak),
    ash: await w.member(north, ash),
    yew: await w.member(north, yew, { state: 'PAUSED' }),
    fir: await w.member(north, fir, { state: 'INVITED' }),
    far: await w.member(south, far, { role: 'LEAD' }),
  }
  const at = (urn: Urn, name: string, role: 'TEACHER' | 'HEADTEACHER' | 'GOVERNOR' | 'TRUST_LEADER' = 'TEACHER') =>
    w.person({ name, role, school: urn })
  const people = {
    lead: await at(elm, 'Ana Lead'),
    member: await at(oak, 'Ben Member'),
    left: await at(oak, 'Lou Left'),
    colleague: await at(elm, 'Cora Colleague'),
    neighbour: await at(ash, 'Nia Neighbour'),
    paused: await at(yew, 'Pat Paused'),
    head: await at(elm, 'Hal Head', 'HEADTEACHER'),
    partnerHead: await at(oak, 'Hope Head', 'HEADTEACHER'),
    pastDeputy: await w.person({
      name: 'Dee Deputy',
      role: 'TEACHER',
      school: ash,
      also: [{ role: 'HEADTEACHER', school: ash, deputy: true, endsOn: '2020-01-01' }],
    }),
    governor: await at(elm, 'Gus Governor', 'GOVERNOR'),
    trust: await at(elm, 'Tess Trust', 'TRUST_LEADER'),
    coordinator: await w.person({ name: 'Coco Coordinator', role: 'ALLIANCE_COORDINATOR', alliance: north }),
    broker: await w.person({ name: 'Bro Broker', role: 'BROKER', alliance: north }),
    observer: await w.person({ name: 'Obi Observer', role: 'OBSERVER', alliance: north }),
    guest: await w.person({ name: 'Gwen Guest' }),
    askedHead: await at(fir, 'Ivy Asked', 'HEADTEACHER'),
    // Teaches in the other alliance, and governs a school of this one: nothing of the one role counts for the other.
    governorOnly: await w.person({
      name: 'Sam Both',
      role: 'TEACHER',
      school: far,
      also: [{ role: 'GOVERNOR', school: elm }],
    }),
    admin: await w.person({ name: 'Ada Admin', role: 'ADMIN' }),
    foreigner: await at(far, 'Zoe Foreign'),
    foreignHead: await at(far, 'Zed Foreign', 'HEADTEACHER'),
    foreignCoordinator: await w.person({ name: 'Otto Foreign', role: 'ALLIANCE_COORDINATOR', alliance: south }),
  }
  const place = { w, north, elm, oak }
  const enquiry = await put(place, 'ACTIVE', [
    [people.lead, elm, 'JOINED'],
    [people.member, oak, 'JOINED'],
    [people.left, oak, 'LEFT'],
  ])
  const draft = await put(place, 'DRAFT', [[people.lead, elm, 'JOINED']])
  const grant = v7()
  await w.sql(
    `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', $5, now() + interval '30 days')`,
    [north, grant, enquiry.id, people.guest.id, people.lead.id],
  )
  return { north, south, schools, memberships, people, enquiry, draft: draft.id, grant }
}

/** An enquiry of Elm Park and Oak Tree with its first cycle, straight in the tables. */
async function put(
  { w, north, elm, oak }: { w: World; north: AllianceId; elm: Urn; oak: Urn },
  state: 'ACTIVE' | 'DRAFT',
  members: readonly (readonly [Someone, Urn, 'JOINED' | 'LEFT'])[],
): Promise<Neighbourhood['enquiry']> {
  const ids = { id: v7() as EnquiryId, cycleId: v7() as CycleId, documentId: v7() as DocumentId }
  await w.sql(
    `insert into enquiry (space_id, id, title, state, lead_id, created_by, created_urn, protocol) values ($1, $2, 'Say it first', $3, $4, $4, $5, 'We listen first.')`,
    [north, ids.id, state, members[0]![0].id, elm],
  )
  for (const urn of [elm, oak]) {
    await w.sql('insert into enquiry_school (space_id, enquiry_id, urn) values ($1, $2, $3)', [north, ids.id, urn])
  }
  for (const [person, urn, standing] of members) {
    await w.sql(
      `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, left_at, protocol_accepted_at, protocol_version)
       values ($1, $2, $3, $4, $5, now(), case when $5 = 'LEFT' then now() end, now(), 1)`,
      [north, ids.id, person.id, urn, standing],
    )
  }
  await w.sql(`insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'enquiry-board', $3)`, [
    north,
    ids.documentId,
    ids.cycleId,
  ])
  await w.sql(
    `insert into enquiry_cycle (space_id, id, enquiry_id, number, stage, document_id) values ($1, $2, $3, 1, 'SCANNING', $4)`,
    [north, ids.cycleId, ids.id, ids.documentId],
  )
  return ids
}
