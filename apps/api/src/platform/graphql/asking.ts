/** One operation's context: who asks, the reader they read through, and the loaders that batch. */
import type { Actor } from '@alongside/domain/actor'
import { Refusal } from '@alongside/domain/refusal'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { GqlExecutionContext } from '@nestjs/graphql'
import DataLoader from 'dataloader'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DataSource } from 'typeorm'
import type { ResolvedActor } from '../auth/sessions.js'
import { Reader } from '../db/reader.js'

/** An operation that goes on longer than this, in milliseconds, reads no further: its asker has given up. */
const longest = 10_000

export class Asking {
  private readonly began = performance.now()
  private open: Reader | null = null
  private loaders = new Map<string, DataLoader<never, unknown>>()

  constructor(
    private readonly source: DataSource,
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
    private who: ResolvedActor | null,
  ) {}

  /** Null for a stranger. */
  get someone(): ResolvedActor | null {
    return this.who
  }

  /** Somebody signed in or out during this operation: the rest of it is theirs. */
  async become(someone: ResolvedActor | null): Promise<void> {
    await this.close()
    this.who = someone
  }

  get actor(): ResolvedActor {
    if (!this.who) throw new Refusal('sign-in.required')
    return this.who
  }

  get reader(): Reader {
    if (performance.now() - this.began > longest) throw new Refusal('retry')
    this.open ??= new Reader(this.source, this.actor)
    return this.open
  }

  /** A loader by name, made once per operation. `batch` answers one value per key, in the order of the keys. */
  loader<K, V>(
    name: string,
    batch: (keys: readonly K[], reader: Reader, actor: Actor) => Promise<readonly V[]>,
  ): DataLoader<K, V> {
    const known = this.loaders.get(name) as DataLoader<K, V> | undefined
    if (known) return known
    const made = new DataLoader<K, V>(async (keys) => batch(keys, this.reader, this.actor))
    this.loaders.set(name, made as DataLoader<never, unknown>)
    return made
  }

  /** Before a change, and when the answer is sent: what was read so far is forgotten. */
  async close(): Promise<void> {
    const open = this.open
    this.open = null
    this.loaders = new Map()
    await open?.close()
  }
}

/** `@Ask() asking: Asking` in a resolver. */
export const Ask = createParamDecorator(
  (_: unknown, context: ExecutionContext): Asking =>
    GqlExecutionContext.create(context).getContext<{ asking: Asking }>().asking,
)

/** `@As() actor: Actor`: the signed-in person. */
export const As = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor =>
    GqlExecutionContext.create(context).getContext<{ asking: Asking }>().asking.actor,
)
