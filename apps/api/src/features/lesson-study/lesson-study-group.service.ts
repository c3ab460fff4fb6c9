/** The people of a lesson study: asking in, joining, accepting the group agreement, handing over, leaving. */
import { type Actor, worksAt } from '@alongside/domain/actor'
import type { PersonId, StudyId, Urn } from '@alongside/domain/ids'
import { handOverStudy, inviteToStudy, joinStudy, leaveStudy } from '@alongside/domain/lesson-study'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { takePart } from '../enquiry/enquiry-start.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { audited, changed, goesOn, held, pathOfStudy } from './lesson-study-change.service.js'
import { LessonStudyDeparture } from './lesson-study-departure.service.js'
import { actingFor, authorise } from './lesson-study-policy.service.js'
import { type LessonStudyRecord, studyMemberOf } from './lesson-study-record.service.js'
import { schoolToJoinFor } from './school-to-join-for.js'

/** Asked in one go; a group has six members at most. */
const askedLimit = 12

@Injectable()
export class LessonStudyGroup {
  constructor(
    private readonly work: UnitOfWork,
    private readonly departure: LessonStudyDeparture,
  ) {}

  invite(actor: Actor, id: StudyId, people: readonly PersonId[]): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      let record = await held(work, actor, id, 'lessonStudy.invitePerson')
      goesOn(record)
      const asked = [...new Set(people)]
      if (asked.length > askedLimit) throw new Refusal('too-many', { limit: askedLimit })
      for (const person of asked) record = await askPerson(work, record, person)
      await audited(work, record, 'lesson-study.invite', { detail: { people: asked } })
      return changed(work, id)
    })
  }

  join(actor: Actor, id: StudyId, urn: Urn): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, null)
      goesOn(record)
      if (!worksAt(actor, urn)) throw new Refusal('person.not-at-this-school')
      authorise(actingFor(actor, urn), record, 'lessonStudy.join')
      await takePart(work, record.spaceId, [urn])
      const step = joinStudy(studyMemberOf(record, actor.personId))
      await work.sql(
        `update lesson_study_member set state = 'JOINED', urn = $3, joined_at = now(), left_at = null, protocol_accepted_at = null, protocol_version = null
          where study_id = $1 and person_id = $2`,
        [id, actor.personId, urn],
      )
      await noticesDone(work, 'LESSON_STUDY_INVITATION', id, actor.personId)
      await audited(work, record, 'lesson-study.join', { ...step, detail: { personId: actor.personId, urn } })
      return changed(work, id)
    })
  }

  /** `version`: the one that was read. If the words changed meanwhile, they are read again first. */
  acceptProtocol(actor: Actor, id: StudyId, version: number): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'lessonStudy.acceptProtocol')
      goesOn(record)
      if (version !== record.protocolVersion) throw new Refusal('lesson-study.protocol-changed')
      await work.sql(
        `update lesson_study_member set protocol_version = $3, protocol_accepted_at = now()
          where study_id = $1 and person_id = $2 and state = 'JOINED' and protocol_version is distinct from $3`,
        [id, actor.personId, version],
      )
      await noticesDone(work, 'LESSON_PROTOCOL', id, actor.personId)
      await audited(work, record, 'lesson-study.accept-protocol', { detail: { version } })
      return changed(work, id)
    })
  }

  handOver(actor: Actor, id: StudyId, to: PersonId): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'lessonStudy.handOver')
      goesOn(record)
      return this.departure.passOn(work, record, handOverStudy(record.members, to))
    })
  }

  /** Also says no to an invitation. */
  leave(actor: Actor, id: StudyId): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, null)
      const member = studyMemberOf(record, actor.personId)
      if (!member) throw new Refusal('not-allowed')
      if (member.state === 'JOINED') authorise(actor, record, 'lessonStudy.leave')
      leaveStudy(record, member)
      await noticesDone(work, 'LESSON_STUDY_INVITATION', id, actor.personId)
      return this.departure.depart(work, record, [actor.personId])
    })
  }
}

async function askPerson(work: Work, record: LessonStudyRecord, person: PersonId): Promise<LessonStudyRecord> {
  const { spaceId, id, title, members } = record
  inviteToStudy(members, person)
  const urn = await schoolToJoinFor(work, record, person)
  await work.sql(
    `insert into lesson_study_member (space_id, study_id, person_id, urn, state, invited_by) values ($1, $2, $3, $4, 'INVITED', $5)
     on conflict (space_id, study_id, person_id) do update
       set state = 'INVITED', urn = excluded.urn, invited_by = excluded.invited_by, left_at = null, joined_at = null`,
    [spaceId, id, person, urn, work.actor?.personId ?? null],
  )
  const to = { to: person, itemKind: 'lesson-study', itemId: id, path: pathOfStudy(id) }
  await work.notify({ ...to, kind: 'LESSON_STUDY_INVITATION', vars: { title } })
  const asked = { personId: person, urn, state: 'INVITED' as const, protocolVersion: null }
  const others = members.filter(({ personId }) => personId !== person)
  return { ...record, members: [...others, { ...asked, joinedAt: null, protocolAcceptedAt: null }] }
}
