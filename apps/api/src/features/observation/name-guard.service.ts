/** Names in what is written about a lesson: compared with the lists that heads of the study's schools loaded, which nobody can read back. */
import type { Actor } from '@alongside/domain/actor'
import type { SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import { keysOfName, nameKeys } from '@alongside/domain/name-guard'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { SchoolKeys } from '../../platform/keys/school-keys.js'
import type { GuardedNamesType } from './observation.graphql.js'

/** More pupils than the largest school has. */
const mostNames = 6_000

@Injectable()
export class NameGuard {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: SchoolKeys,
  ) {}

  /** Which of these texts hold a listed name: for notes and interviews. Asked of every school of the study that has a list. */
  async named(space: SpaceId, study: StudyId, texts: readonly string[]): Promise<boolean[]> {
    const keysIn = texts.map((text) => nameKeys(text).map(({ key }) => key))
    const words = [...new Set(keysIn.flat())]
    if (words.length === 0) return texts.map(() => false)
    const listed = await this.work.runAs({ purpose: 'sealing', spaces: [space] }, (work) =>
      this.listedAmong(work, space, study, words),
    )
    return keysIn.map((keys) => keys.some((key) => listed.has(key)))
  }

  /** Takes the place of the list before. Only marks are kept, made with a key of this school. */
  load(actor: Actor, urn: Urn, names: readonly string[]): Promise<GuardedNamesType> {
    authorise(actor, urn)
    if (names.length > mostNames) throw new Refusal('too-many', { most: mostNames })
    if (names.some((name) => name.length > limits.personName)) throw new Refusal('input.too-long', { field: 'names' })
    const words = [...new Set(names.flatMap(keysOfName))]
    return this.work.run(actor, async (work) => {
      const space = await spaceOf(work, urn)
      const key = await this.keys.keyOf(work, space, 'NAMES')
      await work.sql('delete from guarded_name where space_id = $1', [space])
      await work.sql('insert into guarded_name (space_id, hash) select $1, unnest($2::bytea[])', [
        space,
        words.map((word) => key.mac(word)),
      ])
      const detail = { entries: words.length }
      await work.audit({ spaceId: space, action: 'names.load', itemKind: 'school', detail })
      return entriesOf(work, space)
    })
  }

  loaded(actor: Actor, urn: Urn): Promise<GuardedNamesType> {
    authorise(actor, urn)
    return this.work.run(actor, async (work) => entriesOf(work, await spaceOf(work, urn)))
  }

  private async listedAmong(
    work: Work,
    space: SpaceId,
    study: StudyId,
    words: readonly string[],
  ): Promise<Set<string>> {
    const schools = await schoolsWithList(work, space, study)
    const keys = await this.keys.keysOf(work, schools, 'NAMES')
    const listed = new Set<string>()
    for (const [i, school] of schools.entries()) {
      const key = keys[i]
      if (!key) continue
      const wordOf = new Map(words.map((word) => [key.mac(word).toString('hex'), word]))
      const found = await work.sql<{ hash: string }>(
        `select encode(hash, 'hex') as hash from guarded_name
          where space_id = $1 and hash in (select decode(mark, 'hex') from unnest($2::text[]) mark)`,
        [school, [...wordOf.keys()]],
      )
      for (const { hash } of found) listed.add(wordOf.get(hash)!)
    }
    return listed
  }
}

function authorise(actor: Actor, urn: Urn): void {
  if (!may(actor, 'names.load', { spaceId: null, urn })) throw new Refusal('not-allowed')
}

async function spaceOf(work: Work, urn: Urn): Promise<SpaceId> {
  const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  if (!space) throw new Refusal('not-found')
  return space.id
}

/** Schools of members, also of those who left, of the lessons and of the case pupils. */
async function schoolsWithList(work: Work, space: SpaceId, study: StudyId): Promise<SpaceId[]> {
  const schools = await work.sql<{ id: SpaceId }>(
    `select s.id from space s where s.urn in (
       select urn from lesson_study_member where space_id = $1 and study_id = $2 and state <> 'INVITED'
       union select urn from research_lesson where space_id = $1 and study_id = $2
       union select urn from case_pupil where space_id = $1 and study_id = $2)
     and exists (select from guarded_name g where g.space_id = s.id)`,
    [space, study],
  )
  return schools.map(({ id }) => id)
}

async function entriesOf(work: Work, space: SpaceId): Promise<GuardedNamesType> {
  const [kept] = await work.sql<GuardedNamesType>(
    'select count(*)::int as entries, max(added_at) as "loadedAt" from guarded_name where space_id = $1',
    [space],
  )
  return kept!
}
