/** Letters about sessions that this desk answers for, of which nobody knows whether they arrived, or which a mail server refused. */
import { dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { CpdCycleId, CpdSessionId, PersonId } from '@alongside/domain/ids'
import { ofDesk } from './desk-cycles.service.js'
import { type DeskPlace, keyOf, type Looks, type StuckRow } from './desk-row.service.js'

interface Letter {
  readonly id: string
  readonly state: 'UNKNOWN' | 'FAILED'
  readonly personId: PersonId
  readonly name: string
  readonly sessionId: CpdSessionId
  readonly cycleId: CpdCycleId
  readonly title: string
  readonly startsAt: Date | null
  readonly isCallingOff: boolean
  readonly at: Date
}

/** The newest letter to each person about each session that is still to come: of older ones nobody needs to know. */
export async function lettersStuck(asks: Looks, desk: DeskPlace): Promise<StuckRow[]> {
  const rows = await asks.lookingAs<Letter>(
    'worker',
    `select * from (
       select distinct on (m.to_person, s.id) m.id, m.state, m.to_person as "personId", p.name, s.id as "sessionId", s.cycle_id as "cycleId", s.title, s.starts_at as "startsAt", m.calendar ->> 'method' = 'CANCEL' as "isCallingOff", m.created_at as at
         from mail m join cpd_session s on s.id::text = split_part(m.claim, ':', 2) join cpd_cycle c on c.space_id = s.space_id and c.id = s.cycle_id and ${ofDesk} join person p on p.id = m.to_person
        where m.claim like 'session:%' and m.state <> 'DROPPED' and m.created_at > now() - interval '30 days' and (s.starts_at is null or s.starts_at > now())
        order by m.to_person, s.id, m.created_at desc, m.id desc
     ) newest where state in ('UNKNOWN', 'FAILED') order by at, id`,
    [desk.allianceId, desk.urn],
  )
  return rows.map(({ id, state, personId, name, sessionId, cycleId, title, startsAt, isCallingOff, at }) => {
    const kind = state === 'UNKNOWN' ? 'LETTER_UNSURE' : 'LETTER_REFUSED'
    const about = isCallingOff ? `that “${title}” is off their calendar` : `about “${title}”`
    return {
      key: keyOf(kind, id),
      kind,
      itemId: sessionId,
      urn: desk.urn,
      personId,
      since: at,
      happensOn: startsAt && dayInLondon(startsAt),
      text:
        state === 'UNKNOWN'
          ? `Nobody knows whether ${name} got the letter ${about}`
          : `The letter to ${name} ${about} was refused by their mail server`,
      detail:
        state === 'UNKNOWN'
          ? `The line went while it was being sent on ${dayInWords(dayInLondon(at))}. It is not repeated by itself.`
          : `Tried on ${dayInWords(dayInLondon(at))}. Perhaps the address has changed.`,
      path: `/cpd/${cycleId}?session=${sessionId}`,
      reminder: '',
      waitsFor: {},
      ids: [id],
    }
  })
}
