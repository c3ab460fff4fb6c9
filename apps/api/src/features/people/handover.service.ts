/** What a colleague leads and owns, and how it passes on before they leave. Features that have leads tell it theirs. */
import type { PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Work } from '../../platform/db/unit-of-work.js'

/** Asks within the transaction at hand, a reader's or a work's. */
export type Asks = Pick<Reader, 'sql'>

export interface LedItem {
  readonly id: string
  readonly title: string
  /** Who could take it over: colleagues who are in it already. */
  readonly candidateIds: readonly PersonId[]
}
export interface HandoverItem extends LedItem {
  readonly kind: string
}
export interface HandedOver {
  readonly kind: string
  readonly id: string
  readonly toPersonId: PersonId
}

export interface HandoverSource {
  /** The noun of the feature: `enquiry`. */
  readonly kind: string
  /** What this person leads for a school; for null, all they lead. */
  ledBy(asks: Asks, person: PersonId, urn: Urn | null): Promise<readonly LedItem[]>
  /** The rules of the feature decide whether this person can take it. */
  handOver(work: Work, id: string, to: PersonId): Promise<void>
  /** They are gone from this school (for null, altogether): their memberships end, what they wrote stays. */
  released(work: Work, person: PersonId, urn: Urn | null): Promise<void>
}

@Injectable()
export class Handover {
  private readonly sources: HandoverSource[] = []

  add(source: HandoverSource): void {
    this.sources.push(source)
  }

  async ledBy(asks: Asks, person: PersonId, urn: Urn | null): Promise<HandoverItem[]> {
    const items: HandoverItem[] = []
    for (const source of this.sources) {
      const led = await source.ledBy(asks, person, urn)
      items.push(...led.map((item) => ({ ...item, kind: source.kind })))
    }
    return items
  }

  /** Only what this person leads is handed over here. */
  async handOver(work: Work, person: PersonId, urn: Urn | null, wanted: readonly HandedOver[]): Promise<void> {
    const led = wanted.length > 0 ? await this.ledBy(work, person, urn) : []
    for (const { kind, id, toPersonId } of wanted) {
      const source = this.sources.find((one) => one.kind === kind)
      if (!source || !led.some((item) => item.kind === kind && item.id === id)) throw new Refusal('not-found')
      await source.handOver(work, id, toPersonId)
    }
  }

  async released(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    for (const source of this.sources) await source.released(work, person, urn)
  }
}
