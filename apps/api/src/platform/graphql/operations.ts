/** The operations the client was built with: a browser names one by its hash, and where others can reach us nothing else is run. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Config } from '../config.js'

/** A tab stays open over some upgrades; after five it has to be loaded anew. */
const builds = 5
/** Hashes that nobody knows are asked for at most this often, in milliseconds. */
const pause = 1_000

@Injectable()
export class Operations implements OnApplicationBootstrap {
  private documents: ReadonlyMap<string, string> = new Map()
  private reading: Promise<void> | null = null
  private readAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly config: Config,
    private readonly source: DataSource,
  ) {}

  /** Before the first request: the other nodes, still of the build before, may be asked by this build's browsers. */
  async onApplicationBootstrap(): Promise<void> {
    const { webRoot } = this.config.options
    if (webRoot) await this.publish(await readFile(path.join(webRoot, '.vite', 'persisted-documents.json'), 'utf8'))
    await this.read()
  }

  /** The document of this hash, or null. One of a build that another node has just published is found too. */
  async documentOf(hash: string): Promise<string | null> {
    if (!this.documents.has(hash) && performance.now() - this.readAt > pause) {
      this.reading ??= this.read().finally(() => {
        this.reading = null
      })
      await this.reading
    }
    return this.documents.get(hash) ?? null
  }

  private async publish(documents: string): Promise<void> {
    const id = createHash('sha256').update(documents).digest('hex')
    await this.source.query(
      'insert into client_build (id, documents) values ($1, $2) on conflict (id) do update set published_at = now()',
      [id, documents],
    )
    await this.source.query(
      'delete from client_build where id not in (select id from client_build order by published_at desc, id limit $1)',
      [builds],
    )
  }

  private async read(): Promise<void> {
    const rows: { documents: Record<string, string> }[] = await this.source.query('select documents from client_build')
    this.documents = new Map(rows.flatMap(({ documents }) => Object.entries(documents)))
    this.readAt = performance.now()
  }
}
