// Writing on a board as its members do, from their browsers, until it is stored.
import { type CardSeed, cardsOf, cycleOf } from '@alongside/contracts/board'
import { type CardKind, firstColumn } from '@alongside/domain/board'
import type { DocumentId, Urn } from '@alongside/domain/ids'
import * as Y from 'yjs'
import { addCard } from './board.js'
import { Browser } from './live.js'
import type { Someone } from './world.js'

/** Somebody at an open board, writing for their school. */
export class AtBoard {
  private constructor(
    readonly browser: Browser,
    private readonly member: { someone: Someone; urn: Urn },
  ) {}

  static async open(someone: Someone, urn: Urn, documentId: string): Promise<AtBoard> {
    return new AtBoard(await new Browser(someone, documentId as DocumentId).joined(), { someone, urn })
  }

  /** The id of the new card, once it is stored. */
  async card(kind: CardKind, fields: CardSeed['fields'], paragraphs: string[] = []): Promise<string> {
    const id = addCard(this.browser.doc, this.member, { kind, column: firstColumn[kind], fields, paragraphs })
    await this.browser.saved()
    return id
  }

  async link(from: string, to: string): Promise<void> {
    const links = cardsOf(this.browser.doc).get(from)?.get('links') as Y.Map<string>
    links.set(to, 'BUILDS_ON')
    await this.browser.saved()
  }

  async field(card: string, name: string, value: string): Promise<void> {
    const fields = cardsOf(this.browser.doc).get(card)?.get('fields') as Y.Map<string>
    fields.set(name, value)
    await this.browser.saved()
  }

  async remove(card: string): Promise<void> {
    cardsOf(this.browser.doc).delete(card)
    await this.browser.saved()
  }

  /** The cycle's own words, e.g. its focus. */
  async words(words: Readonly<Record<string, string | number>>): Promise<void> {
    this.browser.doc.transact(() => {
      for (const [key, value] of Object.entries(words)) cycleOf(this.browser.doc).set(key, value)
    })
    await this.browser.saved()
  }

  close(): void {
    this.browser.close()
  }
}
