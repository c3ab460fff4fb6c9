// Very many people of many alliances, signed in, each with a seat at the board of an enquiry: put straight into the tables,
// because here only their editing is measured.
import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

const roomsPerAlliance = 10
let nextUrn = 910_000

/** A seat for everyone: `rooms` boards with `size` people each. */
export async function roomsOf(sql, cookieName, rooms, size) {
  const people = []
  for (let first = 0; first < rooms; first += roomsPerAlliance) {
    people.push(...(await alliance(sql, cookieName, Math.min(roomsPerAlliance, rooms - first), size)))
  }
  return people
}

async function alliance(sql, cookieName, rooms, size) {
  const space = v7()
  await sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [space])
  await sql(
    `insert into alliance (space_id, name, kind, aims, agreement) values ($1, $2, 'TSA', '', 'We share what we learn.')`,
    [space, `Measured Alliance ${space}`],
  )
  const schools = [await school(sql, space), await school(sql, space)]
  const people = Array.from({ length: rooms * size }, (_, i) => ({
    id: v7(),
    room: Math.floor(i / size),
    ...schools[i % 2],
    secret: randomBytes(32).toString('base64url'),
  }))
  await addPeople(sql, people)
  const documents = []
  for (let room = 0; room < rooms; room++) {
    documents.push(
      await board(
        sql,
        space,
        people.filter((person) => person.room === room),
      ),
    )
  }
  return people.map(({ id, urn, room, secret }) => ({
    person: id,
    urn,
    cookie: `${cookieName}=${secret}`,
    document: documents[room],
    space,
  }))
}

async function school(sql, alliance) {
  const [space, urn] = [v7(), String(nextUrn++)]
  await sql(`insert into school (urn, name, phase, status) values ($1, $2, 'Primary', 'Open')`, [urn, `School ${urn}`])
  await sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2)`, [space, urn])
  await sql(
    `insert into school_membership (space_id, id, urn, role, state, signed_at, agreement_version)
     values ($1, $2, $3, 'MEMBER', 'ACTIVE', now(), 1)`,
    [alliance, v7(), urn],
  )
  return { urn, space }
}

async function addPeople(sql, people) {
  const ids = people.map(({ id }) => id)
  await sql(
    `insert into person (id, email, name, state) select id, id || '@school.example', 'Teacher ' || n, 'ACTIVE' from unnest($1::uuid[]) with ordinality as one(id, n)`,
    [ids],
  )
  await sql(`insert into space (id, kind) select id, 'PERSON' from unnest($1::uuid[]) as id`, [ids])
  await sql(
    `insert into role_holding (id, space_id, person_id, role) select * , 'TEACHER' from unnest($1::uuid[], $2::uuid[], $3::uuid[])`,
    [ids.map(() => v7()), people.map(({ space }) => space), ids],
  )
  await sql(
    `insert into session (id, token_hash, person_id, expires_at) select *, now() + interval '1 day' from unnest($1::uuid[], $2::bytea[], $3::uuid[])`,
    [ids.map(() => v7()), people.map(({ secret }) => createHash('sha256').update(secret).digest()), ids],
  )
}

async function board(sql, space, members) {
  const [enquiry, cycle, document] = [v7(), v7(), v7()]
  const [lead] = members
  await sql(
    `insert into enquiry (space_id, id, title, state, lead_id, created_by, created_urn, protocol)
     values ($1, $2, 'Talk before writing', 'ACTIVE', $3, $3, $4, 'We listen first.')`,
    [space, enquiry, lead.id, lead.urn],
  )
  await sql(
    `insert into enquiry_school (space_id, enquiry_id, urn) select $1, $2, urn from (select distinct unnest($3::text[]) as urn) as schools`,
    [space, enquiry, members.map(({ urn }) => urn)],
  )
  await sql(
    `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_accepted_at, protocol_version)
     select $1, $2, person, urn, 'JOINED', now(), now(), 1 from unnest($3::uuid[], $4::text[]) as member(person, urn)`,
    [space, enquiry, members.map(({ id }) => id), members.map(({ urn }) => urn)],
  )
  await sql(`insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'enquiry-board', $3)`, [
    space,
    document,
    cycle,
  ])
  await sql(
    `insert into enquiry_cycle (space_id, id, enquiry_id, number, stage, document_id) values ($1, $2, $3, 1, 'SCANNING', $4)`,
    [space, cycle, enquiry, document],
  )
  return document
}
