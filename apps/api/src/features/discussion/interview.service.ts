/** What case pupils said after the lesson: noted by whoever talked with them, sent twice and kept once. */
import { createHash } from 'node:crypto'
import type { Actor } from '@alongside/domain/actor'
import type { InterviewId, LessonId } from '@alongside/domain/ids'
import { flagsIn } from '@alongside/domain/name-guard'
import { cleanInterview, type InterviewWords, interviewQuestionKeys } from '@alongside/domain/pupil-interview'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { Sessions } from '../../platform/auth/sessions.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { auditedLesson, goesOn, heldLesson, lessonChanged } from '../lesson-study/lesson-study-change.service.js'
import { type LessonInStudy, studyMemberOf, studyOfLesson } from '../lesson-study/lesson-study-record.service.js'
import { NameGuard } from '../observation/name-guard.service.js'
import type { PupilInterviewInput } from './discussion.graphql.js'

@Injectable()
export class Interviews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly names: NameGuard,
  ) {}

  async add(actor: Actor, lessonId: LessonId, input: PupilInterviewInput): Promise<LessonInStudy> {
    const { id } = input
    const words = cleanInterview(saidIn(input))
    // The lists are asked before the lesson is held, so that nobody waits for them.
    const heldBack = await this.mayName(actor, lessonId, words)
    return this.work.run(actor, async (work) => {
      const at = await heldLesson(work, actor, lessonId, 'researchLesson.interview')
      goesOn(at.study)
      const digest = digestOf(words)
      const before = await kept(work, at, id)
      if (before) {
        if (before.byPerson !== actor.personId || !before.digest.equals(digest))
          throw new Refusal('interview.other-words')
        return at
      }
      const { state } = at.lesson
      if (state !== 'OBSERVED' && state !== 'INTERVIEWED')
        throw new Refusal('lesson.state-out-of-order', { from: state })
      await work.sql(
        `insert into pupil_interview (space_id, lesson_id, id, pupils, enjoyed, learned, worked, would_change, minutes, by_person, by_urn, digest, held_back)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          at.study.spaceId,
          lessonId,
          id,
          words.pupils,
          words.enjoyed,
          words.learned,
          words.worked,
          words.wouldChange,
          words.minutes,
          actor.personId,
          studyMemberOf(at.study, actor.personId)?.urn,
          digest,
          heldBack,
        ],
      )
      await auditedLesson(work, at, 'interview.add', { detail: { pupils: words.pupils } })
      return lessonChanged(work, at)
    })
  }

  /** Its author has looked at what was held back, and says that no name is in it. */
  confirm(actor: Actor, lessonId: LessonId, id: InterviewId): Promise<LessonInStudy> {
    return this.work.run(actor, async (work) => {
      const at = await heldLesson(work, actor, lessonId, 'researchLesson.interview')
      const interview = await kept(work, at, id)
      if (interview?.byPerson !== actor.personId) throw new Refusal('not-found')
      if (!interview.heldBack) return at
      await work.sql(
        'update pupil_interview set held_back = false, confirmed_at = now() where space_id = $1 and lesson_id = $2 and id = $3',
        [at.study.spaceId, lessonId, id],
      )
      await auditedLesson(work, at, 'interview.confirm')
      return lessonChanged(work, at)
    })
  }

  private async mayName(actor: Actor, lessonId: LessonId, words: InterviewWords): Promise<boolean> {
    const texts = interviewQuestionKeys.map((key) => words[key]).filter((text) => text !== '')
    if (texts.some((text) => flagsIn(text).length > 0)) return true
    const { study } = await this.sessions.reading(actor, (sql) => studyOfLesson({ sql }, lessonId))
    return (await this.names.named(study.spaceId, study.id, texts)).includes(true)
  }
}

/** Questions that were not asked have no answer. */
const saidIn = ({ pupils, enjoyed, learned, worked, wouldChange, minutes }: PupilInterviewInput): InterviewWords => ({
  pupils,
  enjoyed: enjoyed ?? '',
  learned: learned ?? '',
  worked: worked ?? '',
  wouldChange: wouldChange ?? '',
  minutes: minutes ?? null,
})

interface Kept {
  readonly byPerson: string
  readonly digest: Buffer
  readonly heldBack: boolean
}
async function kept(work: Work, { study, lesson }: LessonInStudy, id: InterviewId): Promise<Kept | undefined> {
  const [interview] = await work.sql<Kept>(
    'select by_person as "byPerson", digest, held_back as "heldBack" from pupil_interview where space_id = $1 and lesson_id = $2 and id = $3',
    [study.spaceId, lesson.id, id],
  )
  return interview
}

const digestOf = (words: InterviewWords): Buffer => createHash('sha256').update(JSON.stringify(words)).digest()
