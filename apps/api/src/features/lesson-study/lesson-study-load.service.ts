/** How full the half-term of colleagues would be, before they are asked into the group, or a lesson is given a day. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { PersonId } from '@alongside/domain/ids'
import { isFinishedLesson } from '@alongside/domain/research-lesson'
import { usualMinutes } from '@alongside/domain/workload'
import type { Asking } from '../../platform/graphql/asking.js'
import { type LoadIfAsked, loadsIfAsked, type Part, staffAmong } from '../load/load-if-asked.service.js'
import { mayIn, mayInLesson } from './lesson-study-policy.service.js'
import { joinedStudyMembers, type LessonInStudy, type LessonStudyRecord } from './lesson-study-record.service.js'

const partIn = (on: CivilDate, at: Part['at']): Part => ({
  role: 'OBSERVER',
  minutes: usualMinutes.researchLesson,
  on,
  at,
})

/** Whoever joins is there in every lesson that is still to come. */
export async function loadsInStudy(
  { reader, actor }: Asking,
  study: LessonStudyRecord,
  people: readonly PersonId[],
): Promise<LoadIfAsked[]> {
  if (!mayIn(actor, study, 'lessonStudy.invitePerson')) return []
  const today = dayInLondon(new Date())
  const ahead = study.lessons.flatMap(({ onDay, urn, state }) =>
    onDay !== null && onDay >= today && !isFinishedLesson(state) ? [partIn(onDay, urn)] : [],
  )
  return loadsIfAsked(reader, await staffAmong(reader, study.spaceId, people), ahead, { day: today })
}

/** Of the whole group, should the lesson be on this day. */
export async function loadsOnDay({ reader, actor }: Asking, at: LessonInStudy, day: CivilDate): Promise<LoadIfAsked[]> {
  if (!mayInLesson(actor, at, 'researchLesson.plan')) return []
  const { study, lesson } = at
  const [leading, others] = [
    joinedStudyMembers(study).filter(({ personId }) => personId === study.facilitatorId),
    joinedStudyMembers(study).filter(({ personId }) => personId !== study.facilitatorId),
  ]
  const part = partIn(day, lesson.urn)
  const options = { except: lesson.id, day }
  const led = await loadsIfAsked(reader, leading, [{ ...part, role: 'FACILITATOR' }], options)
  return [...led, ...(await loadsIfAsked(reader, others, [part], options))]
}
