/** Lays the demo's peer challenges: the shell in the alliance, what is thought of a school in that school's space, and its four documents. */
import { createHash } from 'node:crypto'
import { type SummaryBody, summaryPartsOf, summarySeed } from '@alongside/contracts/challenge-summary'
import { putHypothesis } from '@alongside/contracts/desk-study'
import { putFinding } from '@alongside/contracts/findings'
import { putLine, selfReviewSeed } from '@alongside/contracts/self-review'
import { summaryHeadings } from '@alongside/domain/challenge-summary'
import { addDays, type CivilDate } from '@alongside/domain/civil-date'
import type { ChallengeId, DocumentId } from '@alongside/domain/ids'
import { type ChallengeState, challengeSteps, hasReached } from '@alongside/domain/peer-challenge-states'
import { addSchoolDays, isSchoolDay } from '@alongside/domain/school-days'
import * as Y from 'yjs'
import { sectionsOf } from '../features/peer-challenge/challenge-summary.service.js'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import type { LiveDocuments } from '../platform/live/live-documents.js'
import { challenges, type DemoChallenge } from './challenges.js'
import type { PersonHandle } from './handles.js'
import type { Handbook } from './load-handbook.js'
import { people } from './people.js'

const ranks = ['a0V', 'a1V', 'a2V', 'a3V'] as const

export class ChallengeLoading {
  constructor(
    private readonly work: Work,
    private readonly book: Handbook,
    private readonly live: LiveDocuments,
  ) {}

  async all(): Promise<void> {
    for (const challenge of challenges) await new OneChallenge(this.work, this.book, this.live, challenge).load()
  }
}

class OneChallenge {
  private readonly id = newId<ChallengeId>()
  private readonly space
  private readonly lines
  private readonly notes
  private readonly findings

  constructor(
    private readonly work: Work,
    private readonly book: Handbook,
    private readonly live: LiveDocuments,
    private readonly it: DemoChallenge,
  ) {
    this.space = book.space(it.host)
    this.lines = it.lines.map((line) => ({ ...line, id: newId() }))
    this.notes = (it.notes ?? []).map((note) => ({ ...note, id: newId() }))
    this.findings = (it.findings ?? []).map((finding) => ({ ...finding, id: newId() }))
  }

  async load(): Promise<void> {
    await this.shell()
    await this.team()
    await this.selfReview()
    await this.visit()
    await this.outcome()
    if (this.it.summary) await this.summary(this.it.summary)
  }

  private reached = (step: ChallengeState): boolean => hasReached({ state: this.it.state, postponedFrom: null }, step)
  private urnOf = (person: PersonHandle): string => {
    const at = people.find(({ handle }) => handle === person)!.holdings.find(({ school }) => school)
    return this.book.urn(at!.school!)
  }
  private maker = (person: PersonHandle) => ({
    createdBy: this.book.person(person),
    createdUrn: this.urnOf(person),
    createdAt: this.book.at(this.it.daysAgo - 10).toISOString(),
  })

  /** Two days on which the school is open. */
  private get days(): CivilDate[] {
    const { visitInDays } = this.it
    if (visitInDays === undefined) return []
    let first = addDays(this.book.until(0) as CivilDate, visitInDays)
    while (!isSchoolDay(first)) first = addDays(first, visitInDays < 0 ? -1 : 1)
    return [first, addSchoolDays(first, 1)]
  }

  private async shell(): Promise<void> {
    const { it, book, id } = this
    const [selfReviewId, deskStudyId, findingsId, summaryId] = await this.documents()
    const [first, last] = this.days
    const agreedOn = book.day(it.stateDaysAgo + (it.state === 'RESPONSE_DUE' ? 0 : 30))
    const endedOn = it.state === 'CLOSED' ? (book.day(it.stateDaysAgo) as CivilDate) : null
    await this.put('peer_challenge', {
      space_id: book.alliance,
      id,
      host_urn: book.urn(it.host),
      host_space_id: this.space,
      state: it.state,
      progress: challengeSteps.indexOf(it.state),
      state_since: book.at(it.stateDaysAgo),
      lead_id: book.person(it.lead),
      champion_id: it.champion ? book.person(it.champion) : null,
      follow_up_id: null,
      proposed_by: book.person('ruth'),
      visit_first_day: first ?? null,
      visit_last_day: last ?? null,
      revealed_at: this.reached('READY_TO_VISIT') ? book.at(it.stateDaysAgo) : null,
      findings_agreed_on: this.reached('FINDINGS_AGREED') ? agreedOn : null,
      responded_on: this.reached('RESPONDED') ? book.day(it.stateDaysAgo + 15) : null,
      ended_on: endedOn,
      ended_from: endedOn ? 'FOLLOWED_UP' : null,
      team_reads_until: endedOn ? addSchoolDays(endedOn, 60) : null,
      self_review_id: selfReviewId,
      desk_study_id: deskStudyId,
      findings_id: findingsId,
      summary_id: summaryId,
      created_at: book.at(it.daysAgo),
    })
    let from = 'PROPOSED'
    for (const [nth, step] of challengeSteps.slice(1, challengeSteps.indexOf(it.state) + 1).entries()) {
      const ago = Math.max(it.stateDaysAgo, it.daysAgo - 5 - nth * 12)
      await this.put('challenge_step', {
        space_id: book.alliance,
        challenge_id: id,
        id: newId(),
        from_state: from,
        to_state: step,
        person_id: step === 'RESPONSE_DUE' ? null : book.person(hostSteps.has(step) ? it.hostHead : it.lead),
        at: book.at(step === it.state ? it.stateDaysAgo : ago, nth),
      })
      from = step
    }
  }

  private async documents(): Promise<DocumentId[]> {
    const { it, lines, findings, notes } = this
    const given = { spaceId: this.space, itemId: this.id }
    const selfReview = (doc: Y.Doc): void => {
      selfReviewSeed(doc)
      for (const [nth, { id, title, position, evidence, question }] of lines.entries())
        putLine(doc, id, {
          rank: ranks[nth]!,
          words: { title, position, evidence, question },
          ...this.maker(it.hostHead),
        })
    }
    const deskStudy = (doc: Y.Doc): void => {
      for (const [nth, { id, hypothesis }] of lines.entries()) {
        if (!hypothesis) continue
        const [text, needed] = hypothesis
        putHypothesis(doc, newId(), { rank: ranks[nth]!, line: id, words: { text, needed }, ...this.maker(it.lead) })
      }
    }
    const written = (doc: Y.Doc): void => {
      for (const [nth, { id, line, kind, what, forWhom, notes: of }] of findings.entries())
        putFinding(doc, id, {
          rank: ranks[nth]!,
          line: lines[line]!.id,
          kind,
          evidence: of.map((note) => notes[note]!.id),
          words: { what, forWhom },
          ...this.maker(it.lead),
        })
    }
    const summary = (doc: Y.Doc): void => {
      summarySeed(doc)
      for (const heading of summaryHeadings) {
        for (const text of it.summary?.[heading] ?? []) {
          const paragraph = new Y.XmlElement('paragraph')
          paragraph.insert(0, [new Y.XmlText(text)])
          const part = summaryPartsOf(doc).get(heading)!
          part.insert(part.length, [paragraph])
        }
      }
    }
    return [
      await this.live.create(this.work, { ...given, kind: 'self-review', seed: selfReview }),
      await this.live.create(this.work, { ...given, kind: 'desk-study', seed: deskStudy }),
      await this.live.create(this.work, { ...given, kind: 'findings', seed: written }),
      await this.live.create(this.work, { ...given, kind: 'challenge-summary', seed: summary }),
    ]
  }

  private async team(): Promise<void> {
    const { it, book, id } = this
    for (const [nth, member] of it.members.entries()) {
      const declared = member.hasDeclared === true
      await this.put('challenge_member', {
        space_id: book.alliance,
        challenge_id: id,
        person_id: book.person(member.person),
        urn: book.urn(member.school),
        is_trained: member.isTrained ?? false,
        employed_by_host: declared ? false : null,
        relative_there: declared ? false : null,
        school_conflicts: member.conflicts ?? [],
        declared_at: declared ? book.at(it.daysAgo - 2, nth) : null,
        added_by: book.person('ruth'),
        added_at: book.at(it.daysAgo, nth),
      })
      if (declared) await this.granted(member.person)
      else await this.asked(member.person, 'CHALLENGE_DECLARE')
    }
    const schools = [...new Set(it.members.map(({ school }) => school))]
    for (const school of [it.host, ...schools]) {
      const head = people.find(({ holdings }) =>
        holdings.some((one) => one.role === 'HEADTEACHER' && one.school === school),
      )
      if (!head) continue
      if (it.state === 'PROPOSED') await this.asked(head.handle, 'CHALLENGE_TO_SIGN')
      else
        await this.put('challenge_signature', {
          space_id: book.alliance,
          challenge_id: id,
          id: newId(),
          step: 'AGREED',
          part: school === it.host ? 'HOST_HEAD' : 'VISITING_HEAD',
          urn: book.urn(school),
          person_id: book.person(head.handle),
          team_version: 1,
          signed_at: book.at(it.daysAgo - 5),
        })
    }
    if (it.state === 'SELF_REVIEW') await this.asked(it.hostHead, 'CHALLENGE_SELF_REVIEW')
    if (it.state === 'RESPONSE_DUE') await this.asked(it.hostHead, 'CHALLENGE_RESPONSE')
  }

  private async granted(person: PersonHandle): Promise<void> {
    await this.put('item_grant', {
      space_id: this.space,
      id: newId(),
      item_id: this.id,
      item_kind: 'peer-challenge',
      person_id: this.book.person(person),
      role: 'REVIEWER',
      granted_by: this.book.person('ruth'),
      created_at: this.book.at(this.it.daysAgo - 2),
    })
  }

  private async asked(person: PersonHandle, kind: string): Promise<void> {
    await this.put('inbox_item', {
      space_id: this.book.person(person),
      id: newId(),
      kind,
      item_kind: 'peer-challenge',
      item_id: this.id,
      path: `/challenges/${this.id}`,
      vars: JSON.stringify({ school: this.book.schoolName(this.it.host) }),
      from_person: this.book.person('ruth'),
      created_at: this.book.at(this.it.stateDaysAgo),
    })
  }

  private async selfReview(): Promise<void> {
    const { it, book } = this
    for (const [nth, line] of this.lines.entries()) {
      const { id, title, position, evidence, question, level, teamLevel } = line
      const inside = { space_id: this.space, challenge_id: this.id }
      const by = book.person(it.hostHead)
      await this.put('line_of_enquiry', {
        ...inside,
        id,
        rank: ranks[nth],
        title,
        position,
        evidence,
        question,
        created_by: by,
        created_at: book.at(it.daysAgo - 10),
      })
      if (level) await this.put('host_judgement', { ...inside, line_id: id, level, by_person: by })
      if (teamLevel)
        await this.put('team_judgement', {
          ...inside,
          line_id: id,
          person_id: book.person(it.lead),
          level: teamLevel,
          blind: true,
        })
    }
  }

  private async visit(): Promise<void> {
    const { it, book, days } = this
    if (!this.reached('READY_TO_VISIT')) return
    const visit = newId()
    const inside = { space_id: this.space, challenge_id: this.id }
    const state = this.reached('FINDINGS_DRAFT') ? 'COMPLETED' : 'CONFIRMED'
    await this.put('review_visit', { ...inside, id: visit, state, days, note_seq: this.notes.length })
    for (const [nth, kind] of (['LEARNING_WALK', 'PUPIL_VOICE', 'STAFF_MEETING'] as const).entries()) {
      await this.put('visit_activity', {
        ...inside,
        id: newId(),
        visit_id: visit,
        kind,
        on_day: days[nth % 2],
        from_time: ['09:15', '10:45', '15:30'][nth],
        until_time: ['10:15', '11:30', '16:15'][nth],
        place: ['From room to room', 'Library', 'Staff room'][nth],
        line_id: this.lines[nth % this.lines.length]!.id,
        reviewer_id: book.person(it.members[nth % it.members.length]!.person),
        host_colleague_id: book.person(it.hostHead),
      })
    }
    for (const [nth, note] of this.notes.entries()) {
      const at = book.clock(days[nth % 2]!, `1${nth}:05`)
      await this.put('evidence_note', {
        ...inside,
        id: note.id,
        seq: nth + 1,
        line_id: this.lines[note.line]!.id,
        type: note.type,
        body: note.body,
        author_id: book.person(note.by),
        author_urn: this.urnOf(note.by),
        captured_at: at,
        received_at: at,
        digest: createHash('sha256').update(note.id).digest(),
      })
    }
  }

  private async outcome(): Promise<void> {
    const { it, book } = this
    const inside = { space_id: this.space, challenge_id: this.id }
    const isShared = this.reached('FINDINGS_AGREED')
    for (const [nth, finding] of this.findings.entries()) {
      await this.put('finding', {
        ...inside,
        id: finding.id,
        line_id: this.lines[finding.line]!.id,
        kind: finding.kind,
        state: isShared ? 'FINAL' : 'DRAFT',
        rank: ranks[nth],
        what: finding.what,
        for_whom: finding.forWhom,
        evidence: finding.notes.map((note) => this.notes[note]!.id),
        host_seen_at: isShared ? book.at(it.stateDaysAgo + 1) : null,
        host_seen_by: isShared ? book.person(it.hostHead) : null,
        created_by: book.person(it.lead),
        created_at: book.at(it.stateDaysAgo + 4),
      })
      if (finding.kind !== 'EBI' || !isShared) continue
      const { answer, action } = finding
      await this.put('challenge_response', {
        ...inside,
        finding_id: finding.id,
        state: answer ? 'GIVEN' : 'DUE',
        verdict: answer?.verdict ?? null,
        reason: answer?.reason ?? '',
        given_on: answer ? book.day(it.stateDaysAgo + 16) : null,
        given_by: answer ? book.person(it.hostHead) : null,
      })
      if (action)
        await this.put('improvement_action', {
          ...inside,
          id: newId(),
          finding_id: finding.id,
          owner_id: book.person(action.owner),
          what: action.what,
          success_measure: action.measure,
          due_on: book.until(action.dueInDays),
          state: action.state,
          evidence: action.evidence ?? '',
          reason: action.state === 'CARRIED_OVER' ? 'Begun in maths; science comes next year.' : null,
          confirmed_by: action.state === 'CONFIRMED' ? book.person(it.lead) : null,
        })
    }
    if (this.reached('FOLLOWED_UP'))
      await this.put('challenge_follow_up', {
        ...inside,
        id: newId(),
        kind: 'VISIT',
        way: 'ON_SITE',
        held_on: book.day(it.stateDaysAgo + 20),
        record: 'We sat in two lessons: the starters are used, and pupils point each other to them.',
        by_person: book.person(it.lead),
      })
  }

  private async summary(texts: NonNullable<DemoChallenge['summary']>): Promise<void> {
    const { it, book } = this
    const body = Object.fromEntries(
      summaryHeadings.map((heading) => [
        heading,
        texts[heading].map((text) => ({ kind: 'paragraph', depth: 0, runs: [{ text }] })),
      ]),
    ) as unknown as SummaryBody
    const audiences = ['STAFF', 'GOVERNORS', 'COORDINATOR']
    const at = book.at(it.stateDaysAgo + 2)
    await this.put('challenge_summary', {
      space_id: this.space,
      challenge_id: this.id,
      state: 'RELEASED',
      audiences,
      body: JSON.stringify(body),
      agreed_at: at,
      handed_over_at: at,
      released_at: at,
    })
    await this.release(body, audiences, at)
  }

  private async release(body: SummaryBody, audiences: readonly string[], at: Date): Promise<void> {
    await this.put('released_summary', {
      space_id: this.book.alliance,
      challenge_id: this.id,
      host_urn: this.book.urn(this.it.host),
      audiences,
      body: JSON.stringify({
        sections: sectionsOf(body),
        team: [...new Set(this.it.members.map(({ school }) => this.book.schoolName(school)))].sort(),
        visitFirstDay: this.days[0] ?? null,
        visitLastDay: this.days[1] ?? null,
      }),
      released_by: this.book.person(this.it.hostHead),
      released_at: at,
    })
  }

  private async put(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row)
    // What is thought of a school is laid there by nobody who could read it: as jobs do.
    await this.work.lookingAs(
      'worker',
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
}

const hostSteps: ReadonlySet<ChallengeState> = new Set([
  'AGREED',
  'SELF_REVIEW',
  'SELF_REVIEW_SUBMITTED',
  'RESPONDED',
  'IN_ACTION',
  'CLOSED',
])
