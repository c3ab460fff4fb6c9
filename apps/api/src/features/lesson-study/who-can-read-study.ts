/** "Who can read this", in sentences that stand on the study's page. */
import { isOpenStudy } from '@alongside/domain/lesson-study'
import { joinedStudyMembers, type LessonStudyRecord, schoolsOfStudy } from './lesson-study-record.service.js'

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export function whoCanReadStudy(record: LessonStudyRecord, guests: number): string[] {
  const members = joinedStudyMembers(record).length
  const group = `Plans, notes and discussions: the ${counted(members, 'member', 'members')} from ${counted(schoolsOfStudy(record).length, 'school', 'schools')}.`
  const invited = guests === 0 ? [] : [`These too: ${counted(guests, 'guest', 'guests')} of this lesson study alone.`]
  const pupils = 'What is known of a case pupil beside the alias: staff of the pupil’s own school.'
  const shell = isOpenStudy(record.state)
    ? 'Title, schools, state and facilitator: staff of all schools in the alliance. Its coordinator sees the dates too.'
    : 'Nobody else yet: the group is still being set up.'
  return [group, ...invited, pupils, shell]
}
