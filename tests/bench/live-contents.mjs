// Documents that people have written for a long time: a whole board of a given size, and a server that has it stored.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { putCard } from '@alongside/contracts/board'
import { v7 } from 'uuid'
import * as Y from 'yjs'

const authors = 12
const paragraphs = 40
const words =
  'When we ask the pupils to say a sentence aloud before they write it, most of them write twice as much as before.'

/** The state of a board of about so many bytes, as an update. */
export function contentsOf(bytes) {
  const parts = []
  const cards = Math.max(1, Math.round(bytes / ((words.length + 22) * paragraphs)))
  for (let author = 0; author < authors; author++) {
    const doc = new Y.Doc()
    doc.clientID = 1_000 + author
    for (let card = author; card < cards; card += authors) {
      doc.transact(() =>
        putCard(doc, v7(), {
          kind: 'EVIDENCE',
          column: 'SCANNING',
          rank: 'a0V',
          fields: { title: `Card ${card}` },
          paragraphs: Array.from({ length: paragraphs }, (_, i) => `${i}. ${words}`),
          links: {},
          createdBy: v7(),
          createdUrn: '910000',
          createdAt: new Date().toISOString(),
        }),
      )
    }
    parts.push(Y.encodeStateAsUpdate(doc))
  }
  return Buffer.from(Y.mergeUpdates(parts))
}

/** Gives every one of these documents these contents, where the server keeps them. */
export const store = {
  async alongside({ place, people, contents }) {
    for (const { space, document } of people) {
      await place.sql(
        'insert into live_snapshot (space_id, document_id, epoch, seq, bytes, sha256) values ($1, $2, 1, 1, $3, $4)',
        [space, document, contents, createHash('sha256').update(contents).digest()],
      )
      await place.sql('update live_document set seq = 1, snapshot_seq = 1 where space_id = $1 and id = $2', [
        space,
        document,
      ])
    }
  },
  async hocuspocus({ place, people, contents }) {
    for (const { document } of people) {
      await place.peersSql('insert into hocuspocus_document (name, data) values ($1, $2)', [document, contents])
    }
  },
  /** It stores nothing: somebody has to have brought them since it started. */
  async 'y-websocket'({ place, server, crowd, people, contents }) {
    const file = path.join(place.folder, 'contents.bin')
    fs.writeFileSync(file, contents)
    const documents = people.map(({ document }) => document)
    await crowd.fill({ server: 'y-websocket', port: server.port, documents, file })
  },
}
