/** A lesson study taken along: as a paper to read, or as an open file with the pictures whoever asks may see. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { StudyId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { strToU8, zipSync } from 'fflate'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { PhotoKeeping } from '../observation/photo-keeping.service.js'
import { PaperPress } from './paper-press.service.js'
import { fileName, type StudyFile } from './study-file.js'
import { type Gathered, StudyFiles } from './study-file.service.js'
import type { Section } from './study-sections.js'

export interface Taken {
  readonly name: string
  readonly bytes: Buffer
}

@Injectable()
export class LessonExport {
  constructor(
    private readonly files: StudyFiles,
    private readonly photos: PhotoKeeping,
    private readonly press: PaperPress,
    private readonly work: UnitOfWork,
  ) {}

  /** Nothing is noted of a paper that nobody waited for. */
  async asPaper(actor: Actor, id: StudyId, sections: ReadonlySet<Section>, gone: AbortSignal): Promise<Taken> {
    const gathered = await this.files.gather(actor, id)
    const bytes = await this.press.set({ file: gathered.file, sections: [...sections] }, gone)
    await this.audit(actor, id, gathered, { as: 'pdf', sections: [...sections] })
    return { name: nameOf(gathered.file, 'pdf'), bytes }
  }

  async asFile(actor: Actor, id: StudyId): Promise<Taken> {
    const gathered = await this.files.gather(actor, id)
    const pictures = await this.picturesOf(actor, gathered)
    const words = strToU8(JSON.stringify(withPictures(gathered.file, pictures), null, 2))
    const entries = [...pictures].map(([name, bytes]) => [name, [bytes, { level: 0 }]] as const)
    const bytes = zipSync({ [fileName]: words, ...Object.fromEntries(entries) })
    await this.audit(actor, id, gathered, { as: 'file', pictures: pictures.size })
    return { name: nameOf(gathered.file, 'zip'), bytes: Buffer.from(bytes) }
  }

  /** Each is asked for as if it were opened: what was withdrawn a moment ago is not taken along. */
  private async picturesOf(actor: Actor, { photos }: Gathered): Promise<Map<string, Uint8Array>> {
    const pictures = new Map<string, Uint8Array>()
    for (const [name, id] of photos) {
      const photo = await this.photos.see(actor, id)
      if (photo) pictures.set(name, photo.bytes)
    }
    return pictures
  }

  private audit(actor: Actor, id: StudyId, { spaceId }: Gathered, detail: Readonly<Record<string, unknown>>) {
    return this.work.run(actor, (work) =>
      work.audit({ spaceId, itemKind: 'lesson-study', itemId: id, action: 'lesson-study.export', detail }),
    )
  }
}

/** Names no picture that is not in the archive. */
const withPictures = (file: StudyFile, pictures: ReadonlyMap<string, unknown>): StudyFile => ({
  ...file,
  lessons: file.lessons.map((lesson) => ({
    ...lesson,
    notes: lesson.notes.map((note) => {
      const name = note.photo?.file ?? null
      return name === null || pictures.has(name) ? note : { ...note, photo: { ...note.photo!, file: null } }
    }),
  })),
})

const nameOf = ({ study }: StudyFile, ending: string): string => {
  const slug = study.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return `${slug || 'lesson-study'}-${dayInLondon(new Date())}.${ending}`
}
