/** Writes the demo's schools, trusts and people. */
import { invitationDays } from '@alongside/domain/person'
import { hashOf } from '../platform/auth/sessions.js'
import { newId, newSecret, type Work } from '../platform/db/unit-of-work.js'
import type { Handbook } from './load-handbook.js'
import { people } from './people.js'
import { schools, trusts } from './schools.js'
import type { DemoPerson } from './types.js'

export async function loadSchools(work: Work, book: Handbook): Promise<void> {
  await work.sql(`select set_config('app.purpose', 'register', true)`)
  const trustOf = new Map(trusts.map((trust) => [trust.handle, { ...trust, id: newId<string>() }]))
  for (const trust of trustOf.values()) {
    await work.sql('insert into governance_group (id, kind, name, uid) values ($1, $2, $3, $4)', [
      trust.id,
      trust.kind,
      trust.name,
      trust.uid,
    ])
  }
  for (const school of schools) {
    const trust = school.trust === null ? null : trustOf.get(school.trust)!
    await work.sql(
      `insert into school (urn, name, phase, establishment_type, la_code, la_name, establishment_number, district, town, postcode, easting, northing, roll, percent_fsm, trust_name, trust_uid)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        school.urn,
        school.name,
        school.phase,
        school.establishmentType,
        school.laCode,
        school.laName,
        school.establishmentNumber,
        school.district,
        school.town,
        school.postcode,
        school.easting,
        school.northing,
        school.roll,
        school.percentFsm,
        trust?.name ?? null,
        trust?.uid ?? null,
      ],
    )
    if (trust) {
      await work.sql('insert into governance_group_school (group_id, urn) values ($1, $2)', [trust.id, school.urn])
    }
    await work.sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2)`, [
      book.space(school.handle),
      school.urn,
    ])
  }
}

export async function loadPeople(work: Work, book: Handbook, passwordHash: string): Promise<void> {
  await work.sql(`select set_config('app.purpose', 'account', true)`)
  for (const person of people) await loadPerson(work, book, person, passwordHash)
  for (const person of people) await loadHoldings(work, book, person)
}

async function loadPerson(work: Work, book: Handbook, person: DemoPerson, passwordHash: string): Promise<void> {
  const id = book.person(person.handle)
  const joined = person.joinedDaysAgo === null ? new Date() : book.at(person.joinedDaysAgo)
  await work.sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
  await work.sql(
    'insert into person (id, email, name, state, created_at, last_here_at) values ($1, $2, $3, $4, $5, $6)',
    [id, person.email, person.name, person.state ?? 'ACTIVE', joined, book.at(6)],
  )
  if (person.joinedDaysAgo === null) return
  await work.sql('insert into credential (person_id, password_hash) values ($1, $2)', [id, passwordHash])
}

async function loadHoldings(work: Work, book: Handbook, person: DemoPerson): Promise<void> {
  for (const holding of person.holdings) {
    const space = holding.school ? book.space(holding.school) : holding.alliance ? book.alliance : null
    if (person.joinedDaysAgo === null) {
      // Invited, and has not joined yet: the role waits in the invitation.
      const by = person.invitation!
      await work.sql(
        `insert into invitation (space_id, id, token_hash, email, name, role, invited_by, state, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8, now() + make_interval(days => $9))`,
        [
          space,
          newId(),
          hashOf(newSecret()),
          person.email,
          person.name,
          holding.role,
          book.person(by.by),
          book.at(by.daysAgo),
          Math.max(1, invitationDays - by.daysAgo),
        ],
      )
      continue
    }
    if (person.state === 'LEFT') continue
    await work.sql(
      'insert into role_holding (id, space_id, person_id, role, deputy, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6, $7)',
      [
        newId(),
        space,
        book.person(person.handle),
        holding.role,
        holding.deputyForDays !== undefined,
        holding.deputyForDays === undefined ? book.day(person.joinedDaysAgo) : book.until(0),
        holding.deputyForDays === undefined ? null : book.until(holding.deputyForDays),
      ],
    )
  }
}
