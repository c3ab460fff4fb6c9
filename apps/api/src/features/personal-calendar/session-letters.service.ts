/**
 * Invitations to CPD sessions by mail, as calendars know them: asked with REQUEST, called off with CANCEL. Put into the outbox by the
 * change itself; one for each state of a session and person, however often it is asked for.
 */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, SpaceId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { SessionLetterType } from './personal-calendar.graphql.js'

export interface SessionAt {
  readonly spaceId: SpaceId
  readonly id: string
}

/** These people have a place, or lead it: their calendars are told when and where. Also after a move. */
export const invite = (work: Work, session: SessionAt, people: readonly PersonId[]): Promise<void> =>
  write(work, session, people, 'REQUEST')

/** These people had a place, or the session is called off: their calendars strike it out. */
export const callOff = (work: Work, session: SessionAt, people: readonly PersonId[]): Promise<void> =>
  write(work, session, people, 'CANCEL')

interface Told {
  readonly title: string
  readonly startsAt: Date | null
  readonly endsAt: Date
  readonly place: string
}
interface Addressee {
  readonly id: PersonId
  readonly email: string
  readonly sequence: number
}

async function write(
  work: Work,
  { spaceId, id }: SessionAt,
  people: readonly PersonId[],
  method: 'REQUEST' | 'CANCEL',
) {
  if (people.length === 0) return
  const [session] = await work.sql<Told>(
    `select s.title, s.starts_at as "startsAt", s.ends_at as "endsAt", coalesce(c.name, case when s.online_at <> '' then 'Online' else '' end) as place
       from cpd_session s left join school c on c.urn = s.venue_urn where s.space_id = $1 and s.id = $2`,
    [spaceId, id],
  )
  if (!session?.startsAt) return
  const addressees = await work.sql<Addressee>(
    'select id, email, calendar_sequence($2, id) as sequence from person where id = any($1)',
    [[...new Set(people)], id],
  )
  const { title, startsAt, endsAt, place } = session
  for (const { id: person, email, sequence } of addressees) {
    await work.mail({
      to: email,
      toPerson: person,
      template: method === 'REQUEST' ? 'sessionInvitation' : 'sessionCalledOff',
      vars: { path: '/account' },
      claim: `session:${id}:${sequence}:${method}:${person}`,
      calendar: {
        method,
        uid: `session-${id}`,
        sequence,
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
