/** The only repository in reach: rows of one table, narrowed to the spaces and grants of whoever acts. */
import { Refusal } from '@alongside/domain/refusal'
import {
  type DeepPartial,
  type EntityManager,
  type FindOptionsOrder,
  type FindOptionsWhere,
  In,
  type ObjectLiteral,
} from 'typeorm'
import type { Scope } from './scope.js'

export type RowClass<R extends ObjectLiteral> = new () => R

export class Rows<R extends ObjectLiteral> {
  constructor(
    private readonly manager: EntityManager,
    private readonly row: RowClass<R>,
    private readonly scope: Scope,
  ) {}

  /** The row, or the refusal `not-found`: what you may not see does not exist. */
  async get(where: FindOptionsWhere<R>): Promise<R> {
    const found = await this.first(where)
    if (!found) throw new Refusal('not-found')
    return found
  }

  first(where: FindOptionsWhere<R>): Promise<R | null> {
    return this.repository.findOne({ where: this.within(where) })
  }

  /** As `get`, and nobody else changes the row until this work is done. */
  async hold(where: FindOptionsWhere<R>): Promise<R> {
    const found = await this.repository.findOne({ where: this.within(where), lock: { mode: 'pessimistic_write' } })
    if (!found) throw new Refusal('not-found')
    return found
  }

  find(where: FindOptionsWhere<R>, order?: FindOptionsOrder<R>): Promise<R[]> {
    return this.repository.find({ where: this.within(where), ...(order ? { order } : {}) })
  }

  async add(row: DeepPartial<R>): Promise<R> {
    const made = this.repository.create(row)
    await this.repository.insert(made as never)
    return made
  }

  /** Writes the changed columns of a row that was loaded here. */
  save(row: R): Promise<R> {
    return this.repository.save(row)
  }

  async change(where: FindOptionsWhere<R>, change: Partial<R>): Promise<number> {
    return (await this.repository.update(this.within(where), change as never)).affected ?? 0
  }

  async remove(where: FindOptionsWhere<R>): Promise<number> {
    return (await this.repository.delete(this.within(where))).affected ?? 0
  }

  private get repository() {
    return this.manager.getRepository<R>(this.row)
  }

  /** Row-level security says the same again; with a purpose or a grant the wider answer is its own. */
  private within(where: FindOptionsWhere<R>): FindOptionsWhere<R> {
    const hasSpace = this.repository.metadata.findColumnWithPropertyName('spaceId') !== undefined
    if (!hasSpace || this.scope.purpose !== '' || this.scope.items.length > 0 || 'spaceId' in where) return where
    return { ...where, spaceId: In([...this.scope.spaces]) } as FindOptionsWhere<R>
  }
}
