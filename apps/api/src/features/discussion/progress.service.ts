/** How far each case pupil has come: written by the group, seen by whoever reads the study. */
import type { Actor } from '@alongside/domain/actor'
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { StudyId } from '@alongside/domain/ids'
import { cleanProgress, type Progress } from '@alongside/domain/pupil-progress'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { audited, changed, goesOn, held } from '../lesson-study/lesson-study-change.service.js'
import type { LessonStudyRecord } from '../lesson-study/lesson-study-record.service.js'

@Injectable()
export class PupilProgress {
  constructor(private readonly work: UnitOfWork) {}

  set(actor: Actor, id: StudyId, label: CasePupilLabel, said: Progress): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'lessonStudy.setProgress')
      goesOn(record)
      const progress = cleanProgress(said)
      const place = [record.spaceId, id, label, said.point]
      if (progress) {
        await work.sql(
          `insert into pupil_progress (space_id, study_id, label, point, body, reach, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (space_id, study_id, label, point) do update set body = excluded.body, reach = excluded.reach, changed_by = excluded.changed_by, changed_at = now()`,
          [...place, progress.body, progress.reach, actor.personId],
        )
      } else {
        await work.sql(
          'delete from pupil_progress where space_id = $1 and study_id = $2 and label = $3 and point = $4',
          place,
        )
      }
      await audited(work, record, 'case-pupil.progress', { detail: { label, point: said.point } })
      return changed(work, id)
    })
  }
}
