/** Lays the demo's rounds of pairing, the one that is finished and the one that is open, and the hours that schools gave each other. */
import type { CivilDate } from '@alongside/domain/civil-date'
import type { ContributionId, RoundId } from '@alongside/domain/ids'
import type { PairingSolution } from '@alongside/domain/pairing-model'
import { academicYearOf } from '@alongside/domain/school-days'
import { factsOfRound } from '../features/pairing/pairing-facts.service.js'
import { roundsById, tagged } from '../features/pairing/pairing-record.service.js'
import { putSeats } from '../features/pairing/pairing-solving.service.js'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import { finishedRound, seatsOfRound } from './finished-round.js'
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

async function loadSignUp(work: Work, book: Handbook, id: RoundId, said: DemoSignUp, daysAgo = 5): Promise<void> {
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
      book.at(daysAgo),
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

/** Laid before its challenges: why two schools were paired is what was known of them then. */
export async function loadFinishedRound(work: Work, book: Handbook): Promise<RoundId> {
  const id = newId<RoundId>()
  const { title, by, daysAgo } = finishedRound
  const pairings = seatsOfRound.flatMap(({ host, visitor, facilitator }) => [
    { host: book.urn(host), seat: 'VISITOR' as const, guest: book.urn(visitor) },
    { host: book.urn(host), seat: 'FACILITATOR' as const, guest: book.urn(facilitator) },
  ])
  await work.sql(
    `insert into pairing_round (space_id, id, title, first_day, last_day, sign_up_until, state, created_by, created_at, solved_at, accepted_by, accepted_at)
     values ($1, $2, $3, $4, $5, $6, 'ACCEPTED', $7, $8, $9, $7, $10)`,
    [
      book.alliance,
      id,
      title,
      book.day(215),
      book.day(170),
      book.day(314),
      book.person(by),
      book.at(daysAgo),
      book.at(310),
      book.at(308),
    ],
  )
  const went = (school: string, seat: 'visitor' | 'facilitator'): number =>
    seatsOfRound.filter((one) => one[seat] === school).length
  for (const { host, head, strengths, wants, reviewers } of seatsOfRound)
    await loadSignUp(
      work,
      book,
      id,
      {
        school: host,
        by: head,
        strengths,
        wants,
        visits: went(host, 'visitor'),
        facilitates: went(host, 'facilitator'),
        reviewers,
        trained: reviewers.slice(0, 1),
      },
      318,
    )
  const [round] = await roundsById(work, [id])
  const facts = await factsOfRound(work, round!, book.day(310) as CivilDate)
  const cost = pairings.reduce((sum, { host, seat, guest }) => {
    const option = [...facts.problem.options.values()].find(
      (one) => one.host === host && one.seat === seat && one.guest === guest,
    )
    return sum + (option?.cost ?? 0)
  }, 0)
  const solution: PairingSolution = { pairings, empty: [], cost: Math.round(cost * 100) / 100 }
  await putSeats(work, round!, facts, solution)
  await work.sql('update pairing_round set solution = $2 where id = $1', [
    id,
    JSON.stringify({ ...solution, isBest: false, difference: null, isStale: false, isLost: false, seconds: 0.4 }),
  ])
  return id
}
