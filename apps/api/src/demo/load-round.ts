/** Lays the demo's round of pairing, and the hours that schools gave each other. */
import type { ContributionId, RoundId } from '@alongside/domain/ids'
import { academicYearOf } from '@alongside/domain/school-days'
import { tagged } from '../features/pairing/pairing-record.service.js'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import type { Handbook } from './load-handbook.js'
import { type DemoHours, type DemoSignUp, hours, round, signUps } from './round.js'

export async function loadRound(work: Work, book: Handbook): Promise<void> {
  const id = newId<RoundId>()
  await work.sql(
    `insert into pairing_round (space_id, id, title, first_day, last_day, sign_up_until, state, created_by, created_at) values ($1, $2, $3, $4, $5, $6, 'SIGN_UP', $7, $8)`,
    [book.alliance, id, round.title, book.ahead(35), book.ahead(85), book.ahead(14), book.person(round.by), book.at(9)],
  )
  for (const signUp of signUps) await loadSignUp(work, book, id, signUp)
  for (const entry of hours) await loadHours(work, book, entry)
}

async function loadSignUp(work: Work, book: Handbook, id: RoundId, said: DemoSignUp): Promise<void> {
  await work.sql(
    `insert into pairing_sign_up (space_id, round_id, urn, strengths, wants, visitor_times, facilitator_times, reviewers, trained, by_person, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      book.alliance,
      id,
      book.urn(said.school),
      JSON.stringify(tagged(said.strengths)),
      JSON.stringify(tagged(said.wants)),
      said.visits,
      said.facilitates,
      said.reviewers.map(book.person),
      said.trained.map(book.person),
      book.person(said.by),
      book.at(5),
    ],
  )
}

async function loadHours(work: Work, book: Handbook, entry: DemoHours): Promise<void> {
  const day = book.day(entry.daysAgo)
  const id = newId<ContributionId>()
  await work.sql(
    `insert into contribution_entry (space_id, id, giver_urn, receiver_urn, hours, kind, source_kind, source_id, source_title, academic_year, done_on, drafted_on, state, created_by)
     values ($1, $2, $3, $4, $5, $6, 'by-hand', $2, $7, $8, $9, $9, $10, $11)`,
    [
      book.alliance,
      id,
      book.urn(entry.from),
      book.urn(entry.to),
      entry.hours,
      entry.kind,
      entry.title,
      academicYearOf(day),
      day,
      entry.isPending ? 'PENDING' : 'CONFIRMED',
      book.person(entry.by),
    ],
  )
}
