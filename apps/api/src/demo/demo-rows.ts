/** Rows of the demo, gathered and written table by table in a few statements: the first start waits for them. */
import type { Work } from '../platform/db/unit-of-work.js'

type Row = Readonly<Record<string, unknown>>

export class DemoRows {
  /** By table and by the columns that are said; in the order in which they were first needed, as keys to other rows ask for it. */
  private readonly sheets = new Map<
    string,
    { readonly table: string; readonly columns: string[]; readonly rows: Row[] }
  >()

  add(table: string, row: Row): void {
    const columns = Object.keys(row)
    const key = `${table} ${columns.join(' ')}`
    const sheet = this.sheets.get(key) ?? { table, columns, rows: [] }
    sheet.rows.push(row)
    this.sheets.set(key, sheet)
  }

  /** What is thought of a school is laid there by nobody who could read it: as jobs do. */
  async write(work: Work): Promise<void> {
    for (const { table, columns, rows } of this.sheets.values()) {
      await work.lookingAs(
        'worker',
        `insert into ${table} (${columns.join(', ')}) select ${columns.map((one) => `r.${one}`).join(', ')} from jsonb_populate_recordset(null::${table}, $1) r`,
        [JSON.stringify(rows.map(plain))],
      )
    }
    this.sheets.clear()
  }
}

const plain = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  )
