/** News: tells the people concerned that something changed. The engine that carries it is set once sockets listen. */
import type { Events } from '@alongside/contracts/events'
import type { PersonId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'

export interface NewsItem {
  readonly readers: readonly PersonId[]
  readonly name: keyof Events
  readonly event: Events[keyof Events]
}

@Injectable()
export class News {
  private readonly carriers = new Set<(item: NewsItem) => void>()

  tell<Name extends keyof Events>(readers: readonly PersonId[], name: Name, event: Events[Name]): void {
    if (readers.length === 0) return
    for (const carry of this.carriers) carry({ readers, name, event })
  }

  carryBy(carrier: (item: NewsItem) => void): void {
    this.carriers.add(carrier)
  }
}
