/** Lays the demo's peer challenges: the shell in the alliance, what is thought of a school in that school's space, and its four documents. */
import { createHash } from 'node:crypto'
import { type SummaryBody, summaryPartsOf, summarySeed } from '@alongside/contracts/challenge-summary'
import { putHypothesis } from '@alongside/contracts/desk-study'
import { putFinding } from '@alongside/contracts/findings'
import { putLine, selfReviewSeed } from '@alongside/contracts/self-review'
import { summaryHeadings } from '@alongside/domain/challenge-summary'
import { addDays, type CivilDate } from '@alongside/domain/civil-date'
import { draftContributions } from '@alongside/domain/contribution-draft'
import type { ChallengeId, DocumentId, RoundId } from '@alongside/domain/ids'
import { type ChallengeState, challengeSteps, hasReached } from '@alongside/domain/peer-challenge-states'
import type { RobustChallenge } from '@alongside/domain/robust-challenge'
import { academicYearOf, addSchoolDays, isSchoolDay } from '@alongside/domain/school-days'
import * as Y from 'yjs'
import { indicatorsOf } from '../features/leaders/challenge-indicators.service.js'
import { whatVisitGave } from '../features/peer-challenge/challenge-contributions.service.js'
import { type ChallengeRecord, challengesById } from '../features/peer-challenge/challenge-record.service.js'
import { sectionsOf } from '../features/peer-challenge/challenge-summary.service.js'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import type { LiveDocuments } from '../platform/live/live-documents.js'
import { challenges, type DemoChallenge } from './challenges.js'
import { DemoRows } from './demo-rows.js'
import { finishedChallenges } from './finished-round.js'
import type { PersonHandle } from './handles.js'
import type { Handbook } from './load-handbook.js'
import { people } from './people.js'

const indicatorTo = ['COORDINATOR', 'ALLIANCE']
const ranks = ['a0V', 'a1V', 'a2V', 'a3V'] as const

/** By turns on the days of a visit, and by turns with those who visit. */
export const visitActivities = [
  { kind: 'LEARNING_WALK', from: '09:15', until: '10:15', place: 'From room to room' },
  { kind: 'PUPIL_VOICE', from: '10:45', until: '11:30', place: 'Library' },
  { kind: 'STAFF_MEETING', from: '15:30', until: '16:15', place: 'Staff room' },
] as const

/** Days on which the school is open. */
export function daysOfVisit(book: Handbook, { visitInDays, visitDays = 2 }: DemoChallenge): CivilDate[] {
  if (visitInDays === undefined) return []
  let first = addDays(book.until(0) as CivilDate, visitInDays)
  while (!isSchoolDay(first)) first = addDays(first, visitInDays < 0 ? -1 : 1)
  return Array.from({ length: visitDays }, (_, nth) => (nth === 0 ? first : addSchoolDays(first, nth)))
}

export class ChallengeLoading {
  constructor(
    private readonly work: Work,
    private readonly book: Handbook,
    private readonly live: LiveDocuments,
    private readonly round: RoundId,
  ) {}

  async all(): Promise<void> {
    const rows = new DemoRows()
    const all = [...challenges, ...finishedChallenges].map(
      (challenge) => new OneChallenge(this.book, challenge, rows, this.round),
    )
    await this.live.createAll(
      this.work,
      all.flatMap((one) => one.documents),
    )
    for (const one of all) one.load()
    await rows.write(this.work)
    const records = await challengesById(
      this.work,
      all.map(({ id }) => id),
    )
    const indicators = await indicatorsOf(this.work, records)
    for (const one of all) {
      const record = records.find(({ id }) => id === one.id)!
      one.counted(record, indicators.get(one.id)!)
    }
    await rows.write(this.work)
  }
}

class OneChallenge {
  readonly id = newId<ChallengeId>()
  private readonly space
  private readonly lines
  private readonly notes
  private readonly findings
  readonly documents

  constructor(
    private readonly book: Handbook,
    private readonly it: DemoChallenge,
    private readonly rows: DemoRows,
    private readonly round: RoundId,
  ) {
    this.space = book.space(it.host)
    this.lines = it.lines.map((line) => ({ ...line, id: newId() }))
    this.notes = (it.notes ?? []).map((note) => ({ ...note, id: newId() }))
    this.findings = (it.findings ?? []).map((finding) => ({ ...finding, id: newId() }))
    this.documents = this.laidOut()
  }

  load(): void {
    this.shell()
    this.team()
    this.selfReview()
    this.visit()
    this.outcome()
    if (this.it.summary) this.summary(this.it.summary)
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

  private get days(): CivilDate[] {
    return daysOfVisit(this.book, this.it)
  }

  /** Findings are agreed some days after the visit, and answered a fortnight later. */
  private get agreedAgo(): number {
    const { state, stateDaysAgo, visitInDays = 0 } = this.it
    return state === 'RESPONSE_DUE' ? stateDaysAgo : Math.max(stateDaysAgo, -visitInDays - 12)
  }
  private get answeredAgo(): number {
    return Math.max(this.it.stateDaysAgo, this.agreedAgo - (this.it.answeredAfter ?? 14))
  }

  private shell(): void {
    const { it, book, id } = this
    const [selfReviewId, deskStudyId, findingsId, summaryId] = this.documents.map((one) => one.id)
    const [first, last] = [this.days.at(0), this.days.at(-1)]
    const agreedOn = book.day(this.agreedAgo)
    const endedOn = it.state === 'CLOSED' ? (book.day(it.stateDaysAgo) as CivilDate) : null
    this.put('peer_challenge', {
      space_id: book.alliance,
      id,
      host_urn: book.urn(it.host),
      host_space_id: this.space,
      indicator_released_to: it.isOfRound ? indicatorTo : [],
      round_id: it.isOfRound ? this.round : null,
      state: it.state,
      progress: challengeSteps.indexOf(it.state),
      state_since: book.at(it.stateDaysAgo),
      lead_id: book.person(it.lead),
      champion_id: it.champion ? book.person(it.champion) : null,
      follow_up_id: null,
      proposed_by: book.person('ruth'),
      visit_first_day: first ?? null,
      visit_last_day: last ?? null,
      revealed_at: this.reached('READY_TO_VISIT')
        ? book.at(Math.max(it.stateDaysAgo, 8 - (it.visitInDays ?? 0)))
        : null,
      findings_agreed_on: this.reached('FINDINGS_AGREED') ? agreedOn : null,
      responded_on: this.reached('RESPONDED') ? book.day(this.answeredAgo) : null,
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
      this.put('challenge_step', {
        space_id: book.alliance,
        challenge_id: id,
        id: newId(),
        from_state: from,
        to_state: step,
        person_id: step === 'RESPONSE_DUE' ? null : book.person(hostSteps.has(step) ? it.hostHead : it.lead),
        at: book.at(step === it.state ? it.stateDaysAgo : this.agoOf(step, nth), nth),
      })
      from = step
    }
  }

  private agoOf(step: ChallengeState, nth: number): number {
    const { daysAgo, stateDaysAgo, visitInDays = 0 } = this.it
    const known: Partial<Record<ChallengeState, number>> = {
      VISITING: -visitInDays,
      FINDINGS_DRAFT: -visitInDays - 2,
      FINDINGS_AGREED: this.agreedAgo,
      RESPONSE_DUE: this.agreedAgo,
      RESPONDED: this.answeredAgo,
      WORKSHOP_HELD: this.answeredAgo - 9,
      IN_ACTION: this.answeredAgo - 10,
      FOLLOWED_UP: stateDaysAgo + 20,
    }
    return Math.max(stateDaysAgo, known[step] ?? daysAgo - 5 - nth * 12)
  }

  /** Its four, with what is written in them. */
  private laidOut() {
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
    const laid = (kind: string, seed: (doc: Y.Doc) => void) => ({ ...given, id: newId<DocumentId>(), kind, seed })
    return [
      laid('self-review', selfReview),
      laid('desk-study', deskStudy),
      laid('findings', written),
      laid('challenge-summary', summary),
    ]
  }

  private team(): void {
    const { it, book, id } = this
    for (const [nth, member] of it.members.entries()) {
      const declared = member.hasDeclared === true
      this.put('challenge_member', {
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
      if (declared) this.granted(member.person)
      else this.asked(member.person, 'CHALLENGE_DECLARE')
    }
    const schools = [...new Set(it.members.map(({ school }) => school))]
    for (const school of [it.host, ...schools]) {
      const head = people.find(({ holdings }) =>
        holdings.some((one) => (one.role === 'HEADTEACHER' || one.role === 'EXECUTIVE_HEAD') && one.school === school),
      )
      if (!head) continue
      if (it.state === 'PROPOSED') this.asked(head.handle, 'CHALLENGE_TO_SIGN')
      else
        this.put('challenge_signature', {
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
    if (it.state === 'SELF_REVIEW') this.asked(it.hostHead, 'CHALLENGE_SELF_REVIEW')
    if (it.state === 'RESPONSE_DUE') this.asked(it.hostHead, 'CHALLENGE_RESPONSE')
  }

  private granted(person: PersonHandle): void {
    this.put('item_grant', {
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

  private asked(person: PersonHandle, kind: string): void {
    this.put('inbox_item', {
      space_id: this.book.person(person),
      id: newId(),
      kind,
      item_kind: 'peer-challenge',
      item_id: this.id,
      path: `/challenges/${this.id}`,
      vars: { school: this.book.schoolName(this.it.host) },
      from_person: this.book.person('ruth'),
      created_at: this.book.at(this.it.stateDaysAgo),
    })
  }

  private selfReview(): void {
    const { it, book } = this
    for (const [nth, line] of this.lines.entries()) {
      const { id, title, position, evidence, question, level, teamLevel } = line
      const inside = { space_id: this.space, challenge_id: this.id }
      const by = book.person(it.hostHead)
      this.put('line_of_enquiry', {
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
      if (level) this.put('host_judgement', { ...inside, line_id: id, level, by_person: by })
      if (teamLevel)
        this.put('team_judgement', {
          ...inside,
          line_id: id,
          person_id: book.person(it.lead),
          level: teamLevel,
          blind: true,
        })
    }
  }

  private visit(): void {
    const { it, book, days } = this
    if (!this.reached('READY_TO_VISIT')) return
    const visit = newId()
    const inside = { space_id: this.space, challenge_id: this.id }
    const state = this.reached('FINDINGS_DRAFT') ? 'COMPLETED' : 'CONFIRMED'
    this.put('review_visit', { ...inside, id: visit, state, days, note_seq: this.notes.length })
    for (const [nth, { kind, from, until, place }] of visitActivities.entries()) {
      this.put('visit_activity', {
        ...inside,
        id: newId(),
        visit_id: visit,
        kind,
        on_day: days[nth % days.length],
        from_time: from,
        until_time: until,
        place,
        line_id: this.lines[nth % this.lines.length]!.id,
        reviewer_id: book.person(it.members[nth % it.members.length]!.person),
        host_colleague_id: book.person(it.hostHead),
      })
    }
    for (const [nth, note] of this.notes.entries()) {
      const at = book.clock(days[nth % days.length]!, `1${nth}:05`)
      this.put('evidence_note', {
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

  private outcome(): void {
    const { it, book } = this
    const inside = { space_id: this.space, challenge_id: this.id }
    const isShared = this.reached('FINDINGS_AGREED')
    for (const [nth, finding] of this.findings.entries()) {
      this.put('finding', {
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
      this.put('challenge_response', {
        ...inside,
        finding_id: finding.id,
        state: answer ? 'GIVEN' : 'DUE',
        verdict: answer?.verdict ?? null,
        reason: answer?.reason ?? '',
        given_on: answer ? book.day(this.answeredAgo) : null,
        given_by: answer ? book.person(it.hostHead) : null,
      })
      if (action)
        this.put('improvement_action', {
          ...inside,
          id: newId(),
          finding_id: finding.id,
          owner_id: book.person(action.owner),
          what: action.what,
          success_measure: action.measure,
          due_on: book.until(action.dueInDays),
          state: action.state,
          evidence: action.evidence ?? '',
          reason: action.state === 'CARRIED_OVER' ? 'Begun; the rest comes with the next timetable.' : null,
          confirmed_by: action.state === 'CONFIRMED' ? book.person(it.lead) : null,
        })
    }
    if (this.reached('WORKSHOP_HELD')) this.workshop()
    if (this.reached('FOLLOWED_UP')) this.followedUp()
  }

  private workshop(): void {
    const { it, book } = this
    const first = this.findings.find(({ kind }) => kind === 'EBI')
    if (!first) return
    this.put('improvement_workshop', {
      space_id: this.space,
      challenge_id: this.id,
      held_on: book.day(Math.max(it.stateDaysAgo, this.answeredAgo - 9)),
      staff: 9,
      leaders: 2,
      problem: this.lines[first.line]!.title,
      causes: this.lines[first.line]!.position,
      option: first.what,
      recorded_by: book.person(it.champion ?? it.hostHead),
    })
  }

  private followedUp(): void {
    const { it, book } = this
    const inside = { space_id: this.space, challenge_id: this.id }
    const visits = [
      ['KEEP_IN_TOUCH', 'CALL', this.answeredAgo - 45, 'The first actions have begun; nothing stands in the way.'],
      ['VISIT', 'ON_SITE', it.stateDaysAgo + 20, it.followUp ?? ''],
    ] as const
    for (const [kind, way, ago, record] of visits)
      this.put('challenge_follow_up', {
        ...inside,
        id: newId(),
        kind,
        way,
        held_on: book.day(ago),
        record,
        by_person: book.person(it.lead),
      })
    for (const [nth, side] of (['HOST', 'TEAM'] as const).entries())
      if (it.stretch)
        this.put('stretch_answer', {
          ...inside,
          person_id: book.person(nth === 0 ? it.hostHead : it.lead),
          side,
          answer: it.stretch[nth],
        })
    for (const [step, part, person, ago] of [
      ['FINDINGS_AGREED', 'LEAD_REVIEWER', it.lead, this.agreedAgo],
      ['FINDINGS_AGREED', 'HOST_HEAD', it.hostHead, this.agreedAgo],
      ['CLOSED', 'HOST_HEAD', it.hostHead, it.stateDaysAgo],
      ['CLOSED', 'COORDINATOR', 'ruth', it.stateDaysAgo],
    ] as const)
      this.put('challenge_signature', {
        space_id: book.alliance,
        challenge_id: this.id,
        id: newId(),
        step,
        part,
        urn: part === 'COORDINATOR' ? null : part === 'HOST_HEAD' ? book.urn(it.host) : this.urnOf(it.lead),
        person_id: book.person(person),
        team_version: 1,
        signed_at: book.at(ago),
      })
  }

  /** What the product itself counts once a visit is over, and what a head has released of it. */
  counted(record: ChallengeRecord, indicator: RobustChallenge): void {
    const { it, book } = this
    const last = this.days.at(-1)
    if (!last || !this.reached('FINDINGS_DRAFT')) return
    for (const { giver, receiver, hours, kind } of draftContributions(whatVisitGave(record, this.days.length)))
      this.put('contribution_entry', {
        space_id: book.alliance,
        id: newId(),
        giver_urn: giver,
        receiver_urn: receiver,
        hours,
        kind,
        source_kind: 'peer-challenge',
        source_id: this.id,
        source_title: '',
        academic_year: academicYearOf(last),
        done_on: last,
        drafted_on: last,
        // Those of the last days wait for the host's word.
        state: it.state === 'FINDINGS_DRAFT' ? 'PENDING' : 'CONFIRMED',
        asymmetric_by_design: false,
        version: 1,
      })
    if (!it.isOfRound) return
    const of = (kind: string): number => this.findings.filter((one) => one.kind === kind).length
    this.put('released_indicator', {
      space_id: book.alliance,
      challenge_id: this.id,
      audiences: indicatorTo,
      value: indicator.value,
      is_provisional: indicator.isProvisional,
      components: indicator.parts,
      gates: indicator.gates,
      www: of('WWW'),
      ebi: of('EBI'),
      views_confirmed: this.lines.every(({ level, teamLevel }) => level === teamLevel),
    })
  }

  private summary(texts: NonNullable<DemoChallenge['summary']>): void {
    const { it, book } = this
    const body = Object.fromEntries(
      summaryHeadings.map((heading) => [
        heading,
        texts[heading].map((text) => ({ kind: 'paragraph', depth: 0, runs: [{ text }] })),
      ]),
    ) as unknown as SummaryBody
    const audiences = ['STAFF', 'GOVERNORS', 'COORDINATOR']
    const at = book.at(it.stateDaysAgo + 2)
    this.put('challenge_summary', {
      space_id: this.space,
      challenge_id: this.id,
      state: 'RELEASED',
      audiences,
      body,
      agreed_at: at,
      handed_over_at: at,
      released_at: at,
    })
    this.release(body, audiences, at)
  }

  private release(body: SummaryBody, audiences: readonly string[], at: Date): void {
    this.put('released_summary', {
      space_id: this.book.alliance,
      challenge_id: this.id,
      host_urn: this.book.urn(this.it.host),
      audiences,
      body: {
        sections: sectionsOf(body),
        team: [...new Set(this.it.members.map(({ school }) => this.book.schoolName(school)))].sort(),
        visitFirstDay: this.days[0] ?? null,
        visitLastDay: this.days.at(-1) ?? null,
      },
      released_by: this.book.person(this.it.hostHead),
      released_at: at,
    })
  }

  private put(table: string, row: Readonly<Record<string, unknown>>): void {
    this.rows.add(table, row)
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
