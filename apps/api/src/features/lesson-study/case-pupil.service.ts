/** Case pupils: alias and group for the readers of the study, attributes for the pupil's own school, both sealed with that school's key. */
import { type Actor, worksAt } from '@alongside/domain/actor'
import {
  type CasePupilAttributes,
  type CasePupilInput,
  type CasePupilLabel,
  type CasePupilView,
  cleanCasePupil,
} from '@alongside/domain/case-pupil'
import type { SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { SchoolKeys } from '../../platform/keys/school-keys.js'
import type { CasePupilType, LessonStudyType } from './lesson-study.graphql.js'
import { audited, changed, goesOn, held } from './lesson-study-change.service.js'
import { actingFor, authorise, reads, readsAttributes } from './lesson-study-policy.service.js'
import { type LessonStudyRecord, schoolsOfStudy } from './lesson-study-record.service.js'

/** A pupil as the rows hold one: both texts sealed. */
interface SealedPupil {
  readonly studyId: StudyId
  readonly label: CasePupilLabel
  readonly urn: Urn
  readonly space: SpaceId
  readonly sealed: Buffer
  readonly sealedAttributes: Buffer
}

/** A pupil opened as far as its school's key allows; null where the key was erased. */
interface OpenPupil {
  readonly studyId: StudyId
  readonly label: CasePupilLabel
  readonly urn: Urn
  readonly view: CasePupilView | null
  readonly attributes: CasePupilAttributes | null
}

@Injectable()
export class CasePupils {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: SchoolKeys,
  ) {}

  /** Only somebody of the pupil's own school says who that is: nobody else can know what they are answering for. */
  set(actor: Actor, id: StudyId, label: CasePupilLabel, input: CasePupilInput): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'casePupil.choose')
      goesOn(record)
      const pupil = cleanCasePupil(input)
      if (!schoolsOfStudy(record).includes(pupil.urn)) throw new Refusal('lesson-study.school-not-in-group')
      ownPupil(actor, record, pupil.urn)
      const before = record.casePupils.find((one) => one.label === label)
      if (before) ownPupil(actor, record, before.urn)
      await this.seal(work, record, label, pupil)
      await audited(work, record, 'case-pupil.set', { detail: { label, urn: pupil.urn } })
      return changed(work, id)
    })
  }

  clear(actor: Actor, id: StudyId, label: CasePupilLabel): Promise<LessonStudyRecord> {
    return this.work.run(actor, async (work) => {
      const record = await held(work, actor, id, 'casePupil.choose')
      goesOn(record)
      const before = record.casePupils.find((one) => one.label === label)
      if (!before) return record
      ownPupil(actor, record, before.urn)
      await work.sql('delete from case_pupil where study_id = $1 and label = $2', [id, label])
      await audited(work, record, 'case-pupil.clear', { detail: { label } })
      return changed(work, id)
    })
  }

  /** Nothing for whoever does not read the study; attributes only for staff of the pupil's own school. */
  async seenBy(asking: Asking, { id, record }: LessonStudyType): Promise<CasePupilType[]> {
    if (!reads(asking.actor, record)) return []
    const pupils = await asking
      .loader<StudyId, OpenPupil[]>('case-pupils', (ids, reader) => this.ofStudies(ids, reader))
      .load(id)
    return pupils.map(({ label, urn, view, attributes }) => ({
      label,
      urn,
      alias: view?.alias ?? '',
      typifies: view?.typifies ?? '',
      attributes: readsAttributes(asking.actor, record, urn) ? attributes : null,
      isOwn: worksAt(asking.actor, urn),
    }))
  }

  /** Alias and group alone, for what is taken along: the attributes are not for anybody's file. */
  async aliasesOf(reader: Reader, id: StudyId): Promise<(CasePupilView & Pick<OpenPupil, 'label' | 'urn'>)[]> {
    const [pupils = []] = await this.ofStudies([id], reader)
    return pupils.map(({ label, urn, view }) => ({
      label,
      urn,
      alias: view?.alias ?? '',
      typifies: view?.typifies ?? '',
    }))
  }

  private async seal(
    work: Work,
    { id, spaceId }: LessonStudyRecord,
    label: CasePupilLabel,
    { urn, alias, typifies, attributes }: CasePupilInput,
  ): Promise<void> {
    const [school] = await work.sql<{ space: SpaceId }>('select id as space from space where urn = $1', [urn])
    if (!school) throw new Refusal('lesson-study.school-not-in-group')
    const key = await this.keys.keyOf(work, school.space, 'CASE_PUPILS')
    const view: CasePupilView = { alias, typifies }
    await work.sql(
      `insert into case_pupil (space_id, study_id, label, urn, sealed, sealed_attributes, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (space_id, study_id, label) do update set urn = excluded.urn, sealed = excluded.sealed,
         sealed_attributes = excluded.sealed_attributes, changed_by = excluded.changed_by, changed_at = now()`,
      [
        spaceId,
        id,
        label,
        urn,
        key.seal(JSON.stringify(view), aboutView(id, label)),
        key.seal(JSON.stringify(attributes), aboutAttributes(id, label)),
        work.actor?.personId ?? null,
      ],
    )
  }

  private async ofStudies(ids: readonly StudyId[], reader: Reader): Promise<OpenPupil[][]> {
    const rows = await reader.sql<SealedPupil>(
      `select c.study_id as "studyId", c.label, c.urn, s.id as space, c.sealed, c.sealed_attributes as "sealedAttributes"
         from case_pupil c join space s on s.urn = c.urn where c.study_id = any($1) order by c.label`,
      [ids],
    )
    if (rows.length === 0) return ids.map(() => [])
    const spaces = rows.map(({ space }) => space)
    const keys = await this.keys.keysOf(reader, spaces, 'CASE_PUPILS')
    const pupils = rows.map(({ studyId, label, urn, sealed, sealedAttributes }, at): OpenPupil => {
      const read = <T>(bytes: Buffer, about: string): T | null => {
        const text = keys[at]?.open(bytes, about) ?? null
        return text === null ? null : (JSON.parse(text) as T)
      }
      return {
        studyId,
        label,
        urn,
        view: read<CasePupilView>(sealed, aboutView(studyId, label)),
        attributes: read<CasePupilAttributes>(sealedAttributes, aboutAttributes(studyId, label)),
      }
    })
    return ids.map((id) => pupils.filter(({ studyId }) => studyId === id))
  }
}

const aboutView = (study: StudyId, label: CasePupilLabel): string => `${study}/${label}/view`
const aboutAttributes = (study: StudyId, label: CasePupilLabel): string => `${study}/${label}/attributes`

function ownPupil(actor: Actor, record: LessonStudyRecord, urn: Urn): void {
  if (!worksAt(actor, urn)) throw new Refusal('case-pupil.other-school')
  authorise(actingFor(actor, urn), record, 'casePupil.choose')
}
