/** From a file's rows to the register, inside one transaction: a table of the rows as read, checked, then merged. */
import type { ClientBase } from 'pg'
import type { Value } from './register-fields.js'
import type { Layout } from './register-layouts.js'
import type { Recognised } from './register-recognise.js'
import { mostRefusedRows, type RefusedRow, type RegisterReport } from './register-report.js'

/** Gone at the end of the transaction. Every identifier in this file comes from register-tables.ts, none from a file. */
const stage = 'register_stage'

export interface StagedRow {
  readonly line: number
  readonly values: readonly Value[]
}

export interface Merged {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

export class RegisterMerge {
  private readonly table: Layout['table']

  private constructor(
    private readonly client: ClientBase,
    readonly layout: Layout,
    private readonly fills: readonly string[],
  ) {
    this.table = layout.table
  }

  static async begin(client: ClientBase, { layout, fills }: Recognised): Promise<RegisterMerge> {
    await client.query(
      `create temp table ${stage} on commit drop as select 0 as line, ${fills.join(', ')} from ${layout.table.name} limit 0`,
    )
    return new RegisterMerge(client, layout, fills)
  }

  async add(rows: readonly StagedRow[]): Promise<void> {
    if (rows.length === 0) return
    const types = ['integer', ...this.fills.map((name) => this.table.columns[name])]
    const columns = [
      rows.map(({ line }) => line),
      ...this.fills.map((_, i) => rows.map(({ values }) => values[i] ?? null)),
    ]
    const arrays = types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')
    await this.client.query(`insert into ${stage} select * from unnest(${arrays})`, columns)
  }

  /** Rows that can only be judged beside the others and beside the register. */
  async refuse(report: RegisterReport): Promise<void> {
    await this.client.query(`analyze ${stage}`)
    await this.refuseThose(
      report,
      'This row stands in the file already.',
      `delete from ${stage} s using (
         select line, min(line) over (partition by ${this.table.key.join(', ')}) as first from ${stage}
       ) t where s.line = t.line and t.line > t.first returning t.line, s.urn, 'This row stands in the file already, at line ' || t.first || '.' as reason`,
    )
    if (!this.table.needsSchool) return
    await this.refuseThose(
      report,
      'No school with this URN is in the register.',
      `delete from ${stage} s where not exists (select from school where school.urn = s.urn)
       returning line, urn, 'No school with this URN is in the register.' as reason`,
    )
  }

  private async refuseThose(report: RegisterReport, reason: string, removal: string): Promise<void> {
    const { rows } = await this.client.query<RefusedRow & { total: number }>(
      `with gone as (${removal}) select line, urn, reason, (count(*) over ())::int as total
         from gone order by line limit ${mostRefusedRows}`,
    )
    const refused = rows.map(({ line, urn, reason }) => ({ line, urn, reason }))
    report.refuseAll(reason, refused, rows[0]?.total ?? 0)
  }

  /** Two plain statements instead of one upsert: rows that stay as they are are then not touched at all. */
  async merge(): Promise<Merged> {
    const { name, key, isDated } = this.table
    const guessed = this.layout.guessed ?? []
    const rest = this.fills.filter((column) => !key.includes(column))
    const same = key.map((column) => `known.${column} = read.${column}`).join(' and ')
    const now = rest.map((column) => `known.${column}`)
    const then = rest.map((column) =>
      guessed.includes(column) ? `coalesce(known.${column}, read.${column})` : `read.${column}`,
    )
    const set = rest.map((column, i) => `${column} = ${then[i]}`)
    const { rows } = await this.client.query<{ staged: number }>(`select count(*)::int as staged from ${stage}`)
    const { rowCount: changed } = await this.client.query(
      `update ${name} known set ${[...set, ...(isDated ? ['updated_at = now()'] : [])].join(', ')}
         from ${stage} read where ${same} and (${now.join(', ')}) is distinct from (${then.join(', ')})`,
    )
    const { rowCount: added } = await this.client.query(
      `insert into ${name} (${this.fills.join(', ')}) select ${this.fills.join(', ')} from ${stage} read
         where not exists (select from ${name} known where ${same}) order by ${key.join(', ')}`,
    )
    await this.client.query(succession)
    const counts = { added: added ?? 0, changed: changed ?? 0 }
    return { ...counts, unchanged: (rows[0]?.staged ?? 0) - counts.added - counts.changed }
  }
}

/** A school's predecessor, from the links of both sides: of several the one that it followed last. */
const succession = `
  update school set predecessor_urn = latest.predecessor from (
    select distinct on (urn) urn, predecessor from (
      select urn, link_urn as predecessor, established_on from school_link where link_type ilike 'predecessor%'
      union all
      select link_urn, urn, established_on from school_link where link_type ilike 'successor%'
    ) link order by urn, established_on desc nulls last, predecessor
  ) latest where school.urn = latest.urn and school.predecessor_urn is distinct from latest.predecessor`
