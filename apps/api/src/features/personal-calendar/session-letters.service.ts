/**
 * Invitations to CPD sessions by mail, as calendars know them: asked with REQUEST, called off with CANCEL. Put into the outbox by the
 * change itself; one for each state of a session and person, however often it is asked for.
 */
import type { Actor } from '@alongside/domain/actor'
import { type EntryStatus, entryStatus } from '@alongside/domain/calendar-entry'
import type { CpdSessionState } from '@alongside/domain/cpd-session'
import type { PersonId, SpaceId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { SessionLetterType } from './personal-calendar.graphql.js'

type Method = 'REQUEST' | 'CANCEL'

interface Standing {
  readonly personId: PersonId
  readonly state: CpdSessionState
  readonly places: readonly string[]
  readonly wasTold: boolean
}

/**
 * To be called within the change that moved a session, put it off or called it off, or changed the place of somebody on it: whoever
 * comes for certain gets an entry for their calendar, whoever has one gets its change, whoever comes no longer has it struck out.
 */
export async function calendarsFollow(work: Work, session: string, people: readonly PersonId[] | null = null) {
  const standings = await work.lookingAs<Standing>('worker', standingsOf, [session, people])
  const those = (status: EntryStatus): PersonId[] =>
    standings.filter((standing) => newsFor(standing) === status).map(({ personId }) => personId)
  for (const status of ['CONFIRMED', 'TENTATIVE', 'CANCELLED'] as const)
    await write(work, session, those(status), status)
}

/** How it stands in their calendar from now on; null: nothing to tell. */
function newsFor({ state, places, wasTold }: Standing): EntryStatus | null {
  const status = entryStatus(state, places)
  if (status === 'CANCELLED') return wasTold ? 'CANCELLED' : null
  // Pencilled is for whoever plans; what was held already is no news.
  if (state !== 'CONFIRMED') return null
  return status === 'CONFIRMED' || wasTold ? status : null
}

// A place that is kept while its owner is asked about another time is theirs, perhaps; one that their school looks at, anew or for
// the first time, and one that waits for the session, is not in their calendar.
const standingsOf = `
  with told as (
    select id, to_person, calendar, created_at from mail where claim like 'session:' || $1::uuid || ':%' and state <> 'DROPPED'
  ), place as (
    -- Who was told once and has no place any more, not even one given back.
    select $1::uuid as session_id, to_person as person_id, 'CANCELLED' as state from told
    union all
    select session_id, person_id, case when state = 'REQUESTED' or state = 'APPROVED' and asked_again_at is null then 'WAITING_LIST' when state = 'APPROVED' then 'REQUESTED' else state end as state from cpd_booking
    union all
    select session_id, person_id, case when declined_at is not null then 'CANCELLED' when confirmed_at is not null then 'CONFIRMED' else 'REQUESTED' end from cpd_facilitator
  )
  select p.person_id as "personId", s.state, array_agg(p.state) as places,
      coalesce((select m.calendar ->> 'method' = 'REQUEST' from told m where m.to_person = p.person_id order by m.created_at desc, m.id desc limit 1), false) as "wasTold"
    from cpd_session s join place p on p.session_id = s.id where s.id = $1 and ($2::uuid[] is null or p.person_id = any($2))
   group by s.id, s.state, p.person_id`

interface Told {
  readonly spaceId: SpaceId
  readonly cycleId: string
  readonly title: string
  readonly startsAt: Date | null
  readonly endsAt: Date
  readonly place: string
}
interface Addressee {
  readonly id: PersonId
  readonly email: string
  /** How often what concerns them has changed, as the rows count it; lower again for whoever led it and no longer does. */
  readonly asOf: number
  /** Of the newest letter, whose number calendars have seen; null: none. */
  readonly lastSequence: number | null
  readonly lastAsOf: number | null
  readonly lastStatus: EntryStatus | null
}

const templateFor = {
  CONFIRMED: 'sessionInvitation',
  TENTATIVE: 'sessionAskedAgain',
  CANCELLED: 'sessionCalledOff',
} as const

async function write(work: Work, id: string, people: readonly PersonId[], status: EntryStatus): Promise<void> {
  const method: Method = status === 'CANCELLED' ? 'CANCEL' : 'REQUEST'
  if (people.length === 0) return
  const [session] = await work.lookingAs<Told>(
    'worker',
    `select s.space_id as "spaceId", s.cycle_id as "cycleId", s.title, s.starts_at as "startsAt", s.ends_at as "endsAt", coalesce(c.name, case when s.online_at <> '' then 'Online' else '' end) as place
       from cpd_session s left join school c on c.urn = s.venue_urn where s.id = $1`,
    [id],
  )
  if (!session?.startsAt) return
  const addressees = await work.lookingAs<Addressee>(
    'worker',
    `select p.id, p.email, calendar_sequence($2, p.id) as "asOf", last.sequence as "lastSequence", coalesce(last.as_of, last.sequence) as "lastAsOf", last.status as "lastStatus"
       from person p left join lateral (
         select split_part(m.claim, ':', 3)::integer as sequence, case when split_part(m.claim, ':', 4) = 'CANCEL' then 'CANCELLED' else coalesce(m.calendar ->> 'status', 'CONFIRMED') end as status, (m.calendar ->> 'asOf')::integer as as_of
           from mail m where m.claim like 'session:' || $2::uuid || ':%:' || p.id order by 1 desc limit 1
       ) last on true where p.id = any($1)`,
    [people, id],
  )
  const { spaceId, cycleId, title, startsAt, endsAt, place } = session
  for (const { id: person, email, asOf, ...last } of addressees) {
    if (last.lastAsOf === asOf && last.lastStatus === status) continue
    // Calendars take the highest for the newest, and nothing below what they have seen.
    const sequence = Math.max(asOf, (last.lastSequence ?? -1) + 1)
    await work.mail({
      to: email,
      toPerson: person,
      template: templateFor[status],
      vars: { path: `/cpd/${cycleId}?session=${id}` },
      claim: `session:${id}:${sequence}:${method}:${person}`,
      calendar: {
        method,
        uid: `session-${id}`,
        sequence,
        asOf,
        ...(status === 'TENTATIVE' && { status }),
        title,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        place,
      },
      onlyWhile: { space: spaceId, session: id },
    })
  }
}

@Injectable()
export class SessionLetters {
  constructor(private readonly work: UnitOfWork) {}

  /** What became of the newest letter to each person of a session; for whoever runs it. */
  async of({ reader }: Asking, session: string): Promise<SessionLetterType[]> {
    const [runs] = await reader.sql('select from app_run_sessions() as s(id) where s.id = $1', [session])
    if (!runs) throw new Refusal('not-allowed')
    const rows = await reader.lookingAs<Omit<SessionLetterType, 'id'>>(
      'worker',
      `select distinct on (m.to_person) m.to_person as "personId", p.name, m.state, m.calendar ->> 'method' = 'CANCEL' as "isCallingOff", m.created_at as "createdAt"
         from mail m join person p on p.id = m.to_person where m.claim like 'session:' || $1::uuid || ':%' order by m.to_person, m.created_at desc, m.id desc`,
      [session],
    )
    return rows.map((row) => ({ id: `${session} ${row.personId}`, ...row }))
  }

  /** Only a person repeats what may have arrived already; it bears the same number, so that mailboxes know it again. */
  async sendAgain(actor: Actor, session: string, person: PersonId): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      const [runs] = await work.sql('select from app_run_sessions() as s(id) where s.id = $1', [session])
      if (!runs) throw new Refusal('not-allowed')
      const [letter] = await work.lookingAs<{ id: string; spaceId: SpaceId }>(
        'worker',
        `update mail set state = 'QUEUED', attempts = 0, error = null where id = (
           select id from mail where claim like 'session:' || $1::uuid || ':%' and to_person = $2 order by created_at desc, id desc limit 1)
           and state in ('UNKNOWN', 'FAILED') returning id, (only_while ->> 'space')::uuid as "spaceId"`,
        [session, person],
      )
      if (!letter) throw new Refusal('mail.nothing-to-repeat')
      await work.enqueue('send-mail', { id: letter.id })
      await work.audit({
        spaceId: letter.spaceId,
        itemKind: 'cpd-session',
        itemId: session,
        action: 'cpd-session.letter-again',
        detail: { person },
      })
      return true
    })
  }
}

interface Letter {
  readonly id: string
  readonly state: string
}
const letterOf = async (work: Work, id: string, state: readonly string[]): Promise<Letter> => {
  const [letter] = await work.lookingAs<Letter>(
    'worker',
    `select id, state from mail where id = $1 and claim like 'session:%' and state = any($2) for update`,
    [id, state],
  )
  if (!letter) throw new Refusal('mail.nothing-to-repeat')
  return letter
}

/** At the desk that found it: of the alliance, or of the school whose cycle it is. */
export async function letterSentAgain(work: Work, id: string): Promise<void> {
  await letterOf(work, id, ['UNKNOWN', 'FAILED'])
  await work.lookingAs('worker', `update mail set state = 'QUEUED', attempts = 0, error = null where id = $1`, [id])
  await work.enqueue('send-mail', { id })
}

/** Somebody has asked, and it is there: nobody wonders any more. Gives back what it takes to wonder again. */
export async function letterArrived(work: Work, id: string): Promise<void> {
  await letterOf(work, id, ['UNKNOWN'])
  await work.lookingAs('worker', `update mail set state = 'SENT' where id = $1`, [id])
}
/** Only what was said to have arrived, and never what was seen to leave: that has a time. */
export async function letterUnsureAgain(work: Work, id: string): Promise<void> {
  await letterOf(work, id, ['SENT'])
  const rows = await work.lookingAs(
    'worker',
    `update mail set state = 'UNKNOWN' where id = $1 and sent_at is null returning 1`,
    [id],
  )
  if (rows.length === 0) throw new Refusal('desk.went-on')
}
