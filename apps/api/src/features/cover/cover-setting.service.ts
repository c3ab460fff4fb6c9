/** What a unit of cover costs at a school, and where it usually comes from: told by whoever arranges it. */
import type { Actor } from '@alongside/domain/actor'
import { CoverSource, coverCost } from '@alongside/domain/cover-need'
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { CoverRateInput, CoverSettingType } from './cover.graphql.js'
import { arrangesAt, seesCoverOf } from './cover-policy.service.js'
import type { Asks, CoverUnit } from './cover-record.service.js'

export interface CoverSetting {
  readonly unit: CoverUnit
  readonly usualSource: CoverSource | null
  readonly rates: Partial<Readonly<Record<CoverSource, number>>>
  readonly version: number
}

const select = `select unit, usual_source as "usualSource", rates, version from cover_setting where space_id = $1`
const none: CoverSetting = { unit: 'PERIOD', usualSource: null, rates: {}, version: 0 }

/** Also for a teacher who says what they miss: what it costs is worked out, and not shown to them. */
export const settingOf = async (work: Work, space: SpaceId): Promise<CoverSetting> =>
  (await work.lookingAs<CoverSetting>('worker', select, [space]))[0] ?? none

/** What one unit costs: as the school has said; a swap and cover without pay cost nothing. */
export function rateOf({ rates }: CoverSetting, source: CoverSource): number {
  const rate = rates[source] ?? (source === 'LESSON_SWAP' || source === 'NONE_NEEDED' ? 0 : undefined)
  if (rate === undefined) throw new Refusal('cover.rate-missing')
  return rate
}

export async function spaceOfSchool(asks: Asks, urn: Urn): Promise<SpaceId> {
  const [space] = await asks.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  if (!space) throw new Refusal('not-found')
  return space.id
}

@Injectable()
export class CoverSettings {
  constructor(private readonly work: UnitOfWork) {}

  async setting({ reader, actor }: Asking, urn: Urn): Promise<CoverSettingType | null> {
    const space = await spaceOfSchool(reader, urn)
    if (!seesCoverOf(actor, space, urn)) return null
    const [setting = none] = await reader.sql<CoverSetting>(select, [space])
    return shown(urn, setting, arrangesAt(actor, space, urn))
  }

  /** @throws Refusal `stale` when somebody else has changed them meanwhile */
  tell(
    actor: Actor,
    urn: Urn,
    unit: CoverUnit,
    usual: CoverSource | null,
    rates: readonly CoverRateInput[],
    version: number,
  ) {
    return this.work.run(actor, async (work): Promise<CoverSettingType> => {
      const space = await spaceOfSchool(work, urn)
      if (!arrangesAt(actor, space, urn)) throw new Refusal('not-allowed')
      // What is asked of a rate is asked of the cost of one unit.
      for (const { source, ratePence } of rates) coverCost({ source, ratePence, units: 1 })
      const kept = Object.fromEntries(rates.map(({ source, ratePence }) => [source, ratePence]))
      const written = await work.sql<{ version: number }>(
        `insert into cover_setting (space_id, unit, usual_source, rates, changed_by) select $1, $2, $3, $4, $5 where $6 = 0 or exists (select from cover_setting where space_id = $1)
         on conflict (space_id) do update set unit = $2, usual_source = $3, rates = $4, changed_by = $5, changed_at = now(), version = cover_setting.version + 1
           where cover_setting.version = $6 returning version`,
        [space, unit, usual, JSON.stringify(kept), actor.personId, version],
      )
      if (!written[0]) throw new Refusal('stale')
      await work.audit({ spaceId: space, itemKind: 'school', action: 'cover.rates' })
      return shown(urn, { unit, usualSource: usual, rates: kept, version: written[0].version }, true)
    })
  }
}

const shown = (urn: Urn, { unit, usualSource, rates, version }: CoverSetting, tell: boolean): CoverSettingType => ({
  urn,
  unit,
  usualSource,
  rates: Object.values(CoverSource).flatMap((source) => {
    const ratePence = rates[source]
    return ratePence === undefined ? [] : [{ source, ratePence }]
  }),
  version,
  abilities: { tell },
})
