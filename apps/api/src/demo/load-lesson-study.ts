/** Writes one lesson study of the demo: its group, its case pupils, its lessons, how far the pupils came, and its history. */
import { type CasePupilLabel, casePupilLabels } from '@alongside/domain/case-pupil'
import type { CycleId, LessonId, StudyId } from '@alongside/domain/ids'
import { defaultLessonProtocol } from '@alongside/domain/protocol'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import type { SchoolKeys } from '../platform/keys/school-keys.js'
import type { LiveDocuments } from '../platform/live/live-documents.js'
import type { DemoLessonStudy } from './lesson-types.js'
import type { Handbook } from './load-handbook.js'
import { LessonLoading } from './load-lesson.js'

/** The lessons of a study, by their number. */
export type LessonIds = ReadonlyMap<number, LessonId>

export class LessonStudyLoading {
  private readonly lessons: LessonLoading

  constructor(
    private readonly work: Work,
    private readonly book: Handbook,
    live: LiveDocuments,
    private readonly keys: SchoolKeys,
  ) {
    this.lessons = new LessonLoading(work, book, live)
  }

  async load(study: DemoLessonStudy): Promise<LessonIds> {
    const { book, work } = this
    const id = book.study(study.handle)
    const { sharing } = study
    await work.sql(
      `insert into lesson_study (space_id, id, title, state, enquiry_id, cycle_id, facilitator_id, created_by, created_urn, subject, year_group, class_size, grouping,
         improvement, aim, focus_evidence, protocol, sharing_on, sharing_with, shared_record, research_theme, materials_study, board_plan, knowledgeable_other, knowledgeable_other_comment, summary, created_at, changed_at)
       select $1, n.id, n.title, n.state, n.enquiry, n.cycle, n.facilitator, n.facilitator, n.urn, n.subject, n.year, n.size, n.grouping,
         n.improvement, n.aim, n.evidence, n.protocol, n.sharing_on, n.sharing_with, n.record, n.theme, n.materials, n.board, n.other, n.comment, n.summary, n.created, n.changed
         from jsonb_to_record($2) as n (id uuid, title text, state text, enquiry uuid, cycle uuid, facilitator uuid, urn text, subject text, year text, size integer, grouping text,
           improvement text, aim text, evidence text, protocol text, sharing_on date, sharing_with text, record text, theme text, materials text, board text, other text, comment text, summary jsonb, created timestamptz, changed timestamptz)`,
      [
        book.alliance,
        JSON.stringify({
          id,
          title: study.title,
          state: study.state,
          enquiry: study.enquiry ? book.enquiry(study.enquiry) : null,
          cycle: await this.cycleOf(study),
          facilitator: book.person(study.facilitator),
          urn: book.memberUrn(study, study.facilitator),
          subject: study.subject,
          year: study.yearGroup,
          size: study.classSize,
          grouping: study.grouping,
          improvement: study.improvement,
          aim: study.aim,
          evidence: study.focusEvidence,
          protocol: defaultLessonProtocol,
          sharing_on: 'inDays' in sharing ? book.ahead(sharing.inDays) : book.day(sharing.daysAgo),
          sharing_with: sharing.with,
          record: study.sharedRecord ?? '',
          theme: study.researchTheme ?? '',
          materials: study.materialsStudy ?? '',
          board: study.boardPlan ?? '',
          other: study.knowledgeableOther ?? '',
          comment: study.knowledgeableOtherComment ?? '',
          summary: study.summary ?? {},
          created: book.at(study.startedDaysAgo),
          changed: book.at(study.moves.at(-1)?.daysAgo ?? study.startedDaysAgo),
        }),
      ],
    )
    await this.group(study, id)
    for (const label of casePupilLabels) await this.casePupil(study, id, label)
    const lessons = new Map<number, LessonId>()
    for (const lesson of study.lessons) lessons.set(lesson.number, await this.lessons.load(study, id, lesson))
    await this.progress(study, id)
    await this.history(study, id)
    return lessons
  }

  private async cycleOf({ enquiry }: DemoLessonStudy): Promise<CycleId | null> {
    if (!enquiry) return null
    const [cycle] = await this.work.sql<{ id: CycleId }>(
      'select id from enquiry_cycle where enquiry_id = $1 order by number desc limit 1',
      [this.book.enquiry(enquiry)],
    )
    return cycle?.id ?? null
  }

  private async group(study: DemoLessonStudy, id: StudyId): Promise<void> {
    const { book, work } = this
    for (const member of study.members) {
      await work.sql(
        `insert into lesson_study_member (space_id, study_id, person_id, urn, state, invited_by, joined_at, protocol_accepted_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', $5, $6, $7, 1)`,
        [
          book.alliance,
          id,
          book.person(member.person),
          book.urn(member.school),
          member.invitedDaysAgo === null ? null : book.person(study.facilitator),
          book.at(member.joinedDaysAgo),
          book.at(member.acceptedProtocolDaysAgo, 1),
        ],
      )
    }
    for (const guest of study.guests) {
      await work.sql(
        `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, created_at, expires_at) values ($1, $2, $3, 'lesson-study', $4, 'GUEST', $5, $6, $7)`,
        [
          book.alliance,
          newId(),
          id,
          book.person(guest.person),
          book.person(guest.by),
          book.at(guest.daysAgo),
          book.until(Math.max(7, guest.forDays - guest.daysAgo)),
        ],
      )
    }
  }

  /** Sealed with the key of the pupil's own school, as the product does it. */
  private async casePupil(study: DemoLessonStudy, id: StudyId, label: CasePupilLabel): Promise<void> {
    const { book, work } = this
    const { school, alias, typifies, yearGroup, term, needs } = study.casePupils[label]
    const key = await this.keys.keyOf(work, book.space(school), 'CASE_PUPILS')
    const attributes = {
      yearGroup,
      term,
      send: needs?.send ?? false,
      eal: needs?.eal ?? false,
      disadvantaged: needs?.disadvantaged ?? false,
      necessity: needs?.necessity ?? '',
    }
    const chosenBy = study.members.find((member) => member.school === school)!.person
    await work.sql(
      `insert into case_pupil (space_id, study_id, label, urn, sealed, sealed_attributes, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        book.alliance,
        id,
        label,
        book.urn(school),
        key.seal(JSON.stringify({ alias, typifies }), `${id}/${label}/view`),
        key.seal(JSON.stringify(attributes), `${id}/${label}/attributes`),
        book.person(chosenBy),
        book.at(study.moves.at(1)?.daysAgo ?? study.startedDaysAgo),
      ],
    )
  }

  private async progress(study: DemoLessonStudy, id: StudyId): Promise<void> {
    const { book, work } = this
    await work.sql(
      `insert into pupil_progress (space_id, study_id, label, point, body, reach, changed_by, changed_at)
       select $1, $2, n.label, n.point, n.body, n.reach, n.by, n.at
         from jsonb_to_recordset($3) as n (label text, point integer, body text, reach text, by uuid, at timestamptz)`,
      [
        book.alliance,
        id,
        JSON.stringify(
          study.progress.map(({ label, point, body, reach, by, daysAgo }) => ({
            label,
            point,
            body,
            reach,
            by: book.person(by),
            at: book.at(daysAgo, point),
          })),
        ),
      ],
    )
  }

  private async history(study: DemoLessonStudy, id: StudyId): Promise<void> {
    const { book, work } = this
    const joined = study.members
      .filter(({ invitedDaysAgo }) => invitedDaysAgo !== null)
      .map(({ person, joinedDaysAgo }) => ({
        by: person,
        daysAgo: joinedDaysAgo,
        action: 'lesson-study.join',
        from: 'INVITED',
        to: 'JOINED',
      }))
    const begun = {
      by: study.facilitator,
      daysAgo: study.startedDaysAgo,
      action: 'lesson-study.start',
      from: null,
      to: 'SETTING_UP',
    }
    const moves = study.moves.map((step) => ({ ...step, action: 'lesson-study.move' }))
    for (const { by, daysAgo, action, from, to } of [begun, ...joined, ...moves]) {
      await work.sql(
        `insert into audit_event (space_id, id, at, actor_id, action, item_kind, item_id, from_state, to_state) values ($1, $2, $3, $4, $5, 'lesson-study', $6, $7, $8)`,
        [book.alliance, newId(), book.at(daysAgo), book.person(by), action, id, from, to],
      )
    }
  }
}
