/** What somebody is given who comes in by an invitation to one item, where that is more than a grant: the item's feature says. */
import type { PersonId, SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'

export interface Arrival {
  readonly spaceId: SpaceId
  readonly itemId: string
  readonly person: PersonId
}
type Receive = (work: Work, arrival: Arrival) => Promise<void>

@Injectable()
export class ItemArrivals {
  private readonly hosts = new Map<string, Receive>()

  /** Features call it in `onModuleInit`. */
  on(itemKind: string, receive: Receive): void {
    this.hosts.set(itemKind, receive)
  }

  /** False where a grant is all there is to give. */
  async receive(work: Work, itemKind: string | null, arrival: Arrival): Promise<boolean> {
    const receive = itemKind === null ? undefined : this.hosts.get(itemKind)
    if (!receive) return false
    await receive(work, arrival)
    return true
  }
}
