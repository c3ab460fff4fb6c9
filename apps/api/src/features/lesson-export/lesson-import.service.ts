/** Takes over what another alliance planned: the open file of a lesson study becomes a new study, in one piece or not at all. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, StudyId, Urn } from '@alongside/domain/ids'
import { defaultLessonProtocol } from '@alongside/domain/protocol'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { changed } from '../lesson-study/lesson-study-change.service.js'
import { LessonStudyStart, mayStart } from '../lesson-study/lesson-study-start.service.js'
import { ResearchLessonPlanning } from '../lesson-study/research-lesson-planning.service.js'
import { fileName } from './study-file.js'
import { type LessonTemplate, type StudyTemplate, templateOf } from './study-template.js'
import { entryOf } from './zip-entry.js'

/** What an archive may weigh, and what its one file may hold: a study with nine full lessons has about 2 MB of words. */
export const mostBytes = 10 * 1024 * 1024
const mostWords = 8 * 1024 * 1024

interface Target {
  readonly allianceId: AllianceId
  readonly urn: Urn
}

@Injectable()
export class LessonImport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly starting: LessonStudyStart,
    private readonly planning: ResearchLessonPlanning,
  ) {}

  /** Judged before a byte is taken. */
  authorise(actor: Actor, { allianceId, urn }: Target): void {
    mayStart(actor, allianceId, urn)
  }

  /** Read to its end before anything is written. */
  take(actor: Actor, target: Target, archive: Buffer): Promise<StudyId> {
    const template = templateOf(entryOf(archive, fileName, mostWords))
    return this.work.run(actor, async (work) => {
      const { title, subject, yearGroup, focus, protocol, lessons } = template
      const { id } = await this.starting.begin(work, actor, { ...target, title, subject, yearGroup })
      await work.sql(`update lesson_study set origin = 'FILE' where id = $1`, [id])
      let study = await changed(work, id, { ...focus, protocol: protocol || defaultLessonProtocol })
      for (const lesson of lessons) {
        const begun = await this.planning.begin(work, actor, study, lesson.header, rowsOf(lesson))
        await sayObjective(work, begun.lesson.id, lesson)
        study = begun.study
      }
      const detail = { lessons: lessons.length }
      await work.audit({
        spaceId: study.spaceId,
        itemKind: 'lesson-study',
        itemId: id,
        action: 'lesson-study.import',
        detail,
      })
      return id
    })
  }
}

const rowsOf = ({ stages }: LessonTemplate) =>
  stages.map(({ title, minutes }) => ({ id: newId<string>(), minutes, texts: { title } }))

const sayObjective = (work: Work, id: string, { learningObjective }: StudyTemplate['lessons'][number]) =>
  work.sql('update research_lesson set learning_objective = $2 where id = $1', [id, learningObjective])
