/** Leaving a lesson study: one's own wish, a school that leaves the alliance, a colleague who leaves the school. */
import type { PersonId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import { audited, changed, heldBySystem, pathOfStudy } from './lesson-study-change.service.js'
import { joinedStudyMembers, type LessonStudyRecord } from './lesson-study-record.service.js'

@Injectable()
export class LessonStudyDeparture {
  constructor(private readonly live: LiveDocuments) {}

  /** What these people noted stays. Lessons that are still to come need somebody else to teach and watch them. */
  async depart(work: Work, record: LessonStudyRecord, people: readonly PersonId[]): Promise<LessonStudyRecord> {
    const { id } = record
    await this.settled(work, record)
    await work.sql(
      `update lesson_study_member set state = 'LEFT', left_at = now() where study_id = $1 and person_id = any($2) and state <> 'LEFT'`,
      [id, people],
    )
    const toCome = `l.study_id = $1 and l.state in ('PLANNING', 'READY', 'POSTPONED')`
    await work.sql(
      `delete from research_lesson_observer o using research_lesson l
        where l.space_id = o.space_id and l.id = o.lesson_id and ${toCome} and o.person_id = any($2)`,
      [id, people],
    )
    await work.sql(
      `update research_lesson l set teacher_id = null, version = version + 1 where ${toCome} and l.teacher_id = any($2)`,
      [id, people],
    )
    // Whoever led a discussion that is under way is gone: it falls back to the facilitator of the study.
    await work.sql(
      `update research_lesson set facilitator_id = case when facilitator_id = any($2) then null else facilitator_id end,
         scribe_id = case when scribe_id = any($2) then null else scribe_id end, timekeeper_id = case when timekeeper_id = any($2) then null else timekeeper_id end
        where study_id = $1 and state <> 'CONCLUDED' and (facilitator_id = any($2) or scribe_id = any($2) or timekeeper_id = any($2))`,
      [id, people],
    )
    for (const personId of people) {
      await audited(work, record, 'lesson-study.leave', { to: 'LEFT', detail: { personId } })
    }
    await this.rightsChanged(work, record)
    return changed(work, id, {}, people)
  }

  async passOn(work: Work, record: LessonStudyRecord, to: PersonId): Promise<LessonStudyRecord> {
    const { id, title, facilitatorId } = record
    await audited(work, record, 'lesson-study.hand-over', { detail: { from: facilitatorId, to } })
    if (to !== work.actor?.personId) {
      const notice = { to, itemKind: 'lesson-study', itemId: id, path: pathOfStudy(id) }
      await work.notify({ ...notice, kind: 'LESSON_STUDY_HANDED_OVER', vars: { title } })
    }
    // Guests who have not come yet are the new facilitator's to ask again, or to let be.
    await work.sql(
      `update invitation set invited_by = $3 where item_id = $1 and invited_by = $2 and state in ('OPEN', 'EXPIRED')`,
      [id, facilitatorId, to],
    )
    await this.rightsChanged(work, record)
    return changed(work, id, { facilitatorId: to })
  }

  /** A school is no longer in the alliance: its people leave the studies there, and a facilitator among them is replaced. */
  async schoolLeaves(work: Work, spaceId: SpaceId, urn: Urn): Promise<void> {
    const rows = await work.sql<{ id: StudyId }>(
      `select s.id from lesson_study s where s.space_id = $1 and s.state not in ('SHARED', 'STOPPED') and exists (
         select from lesson_study_member m where m.space_id = s.space_id and m.study_id = s.id and m.urn = $2 and m.state <> 'LEFT') order by s.id`,
      [spaceId, urn],
    )
    for (const { id } of rows) await this.departAll(work, id, (member) => member.urn === urn)
  }

  /** A colleague is no longer at a school. What they facilitated was handed over before. */
  async personLeaves(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    const rows = await work.sql<{ id: StudyId }>(
      `select study_id as id from lesson_study_member where person_id = $1 and ($2::text is null or urn = $2) and state <> 'LEFT' order by study_id`,
      [person, urn],
    )
    for (const { id } of rows) await this.departAll(work, id, (member) => member.personId === person)
  }

  /** Before a lesson's row is written, in the order of every other change: edits wait for us, and never we for them. */
  private async settled(work: Work, { lessons }: LessonStudyRecord): Promise<void> {
    for (const { documentId, discussionId } of lessons) {
      await this.live.settle(work, documentId)
      await this.live.settle(work, discussionId)
    }
  }

  private async rightsChanged(work: Work, { lessons }: LessonStudyRecord): Promise<void> {
    for (const { documentId, discussionId } of lessons) {
      await this.live.rightsChanged(work, documentId)
      await this.live.rightsChanged(work, discussionId)
    }
  }

  private async departAll(
    work: Work,
    id: StudyId,
    who: (member: LessonStudyRecord['members'][number]) => boolean,
  ): Promise<void> {
    let record = await heldBySystem(work, id)
    const leaving = record.members.filter((member) => member.state !== 'LEFT' && who(member))
    const [longest] = joinedStudyMembers(record).filter((member) => !who(member))
    const isFacilitatorLeaving = leaving.some(({ personId }) => personId === record.facilitatorId)
    // Whoever has been here longest takes over, so that nothing stands without a facilitator.
    if (isFacilitatorLeaving && longest) record = await this.passOn(work, record, longest.personId)
    await this.depart(
      work,
      record,
      leaving.map(({ personId }) => personId),
    )
  }
}
