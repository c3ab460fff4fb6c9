// An alliance with years of peer challenges behind it, written as rows: for pages that add them up, and for measuring them.
import type { AllianceId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { v7 } from 'uuid'

type Sql = (text: string, values: unknown[]) => Promise<unknown>

export interface PastSchool {
  readonly urn: Urn
  readonly space: SpaceId
  readonly people: readonly PersonId[]
}

export interface Years {
  readonly alliance: AllianceId
  readonly schools: readonly PastSchool[]
  /** One challenge of each school in each of them; the last of the last year is still under way. */
  readonly years: number
  readonly audiences?: readonly string[]
  readonly www?: number
  readonly ebi?: number
  readonly viewsConfirmed?: boolean
}

const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
const lineCount = 3

/** Rows of one table, in one statement. */
async function write(sql: Sql, table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  await sql(
    `insert into ${table} (${columns.join(', ')}) select ${columns.map((one) => `r.${one}`).join(', ')} from jsonb_populate_recordset(null::${table}, $1) r`,
    [JSON.stringify(rows)],
  )
}

export interface PastChallenge {
  readonly id: string
  readonly host: Urn
}

export async function pastChallenges(sql: Sql, given: Years): Promise<PastChallenge[]> {
  const { alliance, schools, years, audiences = ['ALLIANCE'], www = 3, ebi = 3, viewsConfirmed = false } = given
  const tables: Record<string, Record<string, unknown>[]> = {}
  const add = (table: string, row: Record<string, unknown>): void => {
    const rows = tables[table] ?? []
    tables[table] = rows
    rows.push(row)
  }
  const made: PastChallenge[] = []
  for (let year = 0; year < years; year += 1) {
    for (const [at, host] of schools.entries()) {
      const ago = year * 365 + 40 + (at % 30)
      const id = v7()
      const isLast = year === 0 && at % 6 === 5
      const [one, two] = [schools[(at + 1 + year) % schools.length]!, schools[(at + 2 + year) % schools.length]!]
      const [lead, other] = [one.people[0]!, two.people[0]!]
      made.push({ id, host: host.urn })
      const inAlliance = { space_id: alliance, challenge_id: id }
      const inHost = { space_id: host.space, challenge_id: id }
      add('peer_challenge', {
        space_id: alliance,
        id,
        host_urn: host.urn,
        host_space_id: host.space,
        state: isLast ? 'IN_ACTION' : 'CLOSED',
        progress: isLast ? 12 : 14,
        state_since: day(ago - 20),
        lead_id: lead,
        proposed_by: host.people[0],
        team_version: 1,
        visit_first_day: day(ago),
        visit_last_day: day(ago),
        revealed_at: day(ago),
        findings_agreed_on: day(ago - 5),
        responded_on: day(ago - 15),
        ended_on: isLast ? null : day(ago - 20),
        host_silent: false,
        indicator_released_to: audiences,
        self_review_id: v7(),
        desk_study_id: v7(),
        findings_id: v7(),
        summary_id: v7(),
        version: 1,
        created_at: day(ago + 30),
        changed_at: day(ago - 20),
      })
      for (const [person, urn] of [
        [lead, one.urn],
        [other, two.urn],
      ] as const) {
        add('challenge_member', {
          ...inAlliance,
          person_id: person,
          urn,
          is_trained: true,
          is_facilitator: false,
          employed_by_host: false,
          relative_there: false,
          other_interest: '',
          school_conflicts: [],
          declared_at: day(ago + 20),
          added_at: day(ago + 30),
        })
      }
      const lines = Array.from({ length: lineCount }, () => v7())
      const notes: { id: string; line: string }[] = []
      for (const [number, line] of lines.entries()) {
        add('line_of_enquiry', {
          ...inHost,
          id: line,
          rank: `a${number}`,
          title: 'Talk',
          position: '',
          evidence: '',
          question: '',
          changed_at: day(ago),
        })
        for (const person of [lead, other]) {
          for (const blind of [true, false])
            add('team_judgement', { ...inHost, line_id: line, person_id: person, level: 'SECURE', blind, at: day(ago) })
        }
        for (const type of ['LESSON_VISIT', 'PUPIL_VOICE', 'WORK_LOOK', 'MEETING']) {
          const note = { id: v7(), line }
          notes.push(note)
          add('evidence_note', {
            ...inHost,
            id: note.id,
            seq: notes.length,
            line_id: line,
            type,
            body: 'Children explain their thinking to each other.',
            author_id: lead,
            author_urn: one.urn,
            captured_at: day(ago),
            received_at: day(ago),
            clock_corrected: false,
            digest: '\\x00',
          })
        }
      }
      for (const kind of ['WWW', 'EBI'] as const) {
        for (const line of lines) {
          const finding = v7()
          add('finding', {
            ...inHost,
            id: finding,
            line_id: line,
            kind,
            state: 'FINAL',
            rank: 'a0',
            what: 'Give time to think',
            for_whom: 'Year 4',
            evidence: notes.filter((note) => note.line === line).map((note) => note.id),
            host_seen_at: day(ago - 5),
            changed_at: day(ago - 5),
            version: 1,
          })
          if (kind === 'WWW') continue
          add('challenge_response', {
            ...inHost,
            finding_id: finding,
            state: 'GIVEN',
            verdict: 'ACCEPTED',
            reason: 'We see it too',
            given_on: day(ago - 15),
          })
          add('improvement_action', {
            ...inHost,
            id: v7(),
            finding_id: finding,
            owner_id: host.people.at(-1),
            what: 'Think first in each lesson',
            success_measure: 'Heard in three lessons',
            help_wanted: '',
            due_on: day(ago - 30),
            state: isLast ? 'IN_HAND' : 'CONFIRMED',
            evidence: isLast ? '' : 'Seen in May',
            version: 1,
            created_at: day(ago - 16),
            changed_at: day(ago - 16),
          })
        }
      }
      if (!isLast) {
        add('challenge_follow_up', {
          ...inHost,
          id: v7(),
          kind: 'VISIT',
          way: 'ON_SITE',
          held_on: day(ago - 18),
          record: 'We walked through the school again.',
          by_person: lead,
          at: day(ago - 18),
        })
        add('released_indicator', {
          ...inAlliance,
          audiences,
          value: 60 + (at % 30),
          is_provisional: false,
          components: [],
          gates: [],
          www,
          ebi,
          views_confirmed: viewsConfirmed,
          computed_at: day(ago - 20),
        })
      }
      for (const [giver, receiver, hours, kind] of [
        [one, host, 15, 'VISITING_REVIEWER'],
        [two, host, 12, 'VISITING_REVIEWER'],
        [host, one, 6, 'HOSTING'],
      ] as const) {
        add('contribution_entry', {
          space_id: alliance,
          id: v7(),
          giver_urn: giver.urn,
          receiver_urn: receiver.urn,
          hours,
          kind,
          source_kind: 'peer-challenge',
          source_id: id,
          source_title: '',
          academic_year: new Date(Date.now() - ago * 86_400_000 - 243 * 86_400_000).getFullYear(),
          done_on: day(ago),
          drafted_on: day(ago),
          asymmetric_by_design: false,
          state: 'CONFIRMED',
          version: 1,
        })
      }
    }
  }
  for (const [table, rows] of Object.entries(tables)) await write(sql, table, rows)
  return made
}
