/** One register file into the register: all of it, or, when it is broken or stopped, nothing. */
import type { ClientBase } from 'pg'
import { BrokenFile } from './broken-file.js'
import { RefusedField } from './register-fields.js'
import { examine } from './register-file.js'
import type { Layout } from './register-layouts.js'
import { type Merged, RegisterMerge, type StagedRow } from './register-merge.js'
import { headersOf, type Recognised } from './register-recognise.js'
import { RegisterReport } from './register-report.js'
import { type RegisterRow, readRows } from './register-rows.js'

export interface RegisterProgress {
  readonly kind: Layout['kind'] | null
  readonly rowsRead: number
  readonly bytesRead: number
  readonly bytesTotal: number
}

export interface RegisterImportOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RegisterProgress) => void
  /** The last word, within the transaction. */
  readonly beforeCommit?: (result: RegisterImportResult) => Promise<void>
}

export interface RegisterImportResult extends Merged {
  readonly kind: Layout['kind']
  readonly rowsRead: number
  readonly bytes: number
  readonly report: RegisterReport
}

/** Held while a file is merged, so that two imports never run into each other. */
export const registerLock = 7_361_002

export async function importRegister(
  client: ClientBase,
  path: string,
  options: RegisterImportOptions = {},
): Promise<RegisterImportResult> {
  await client.query('begin')
  try {
    const result = await importWithin(client, path, options)
    await options.beforeCommit?.(result)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that broke has rolled back by itself; the first error is the one to tell.
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function importWithin(
  client: ClientBase,
  path: string,
  { signal, onProgress }: RegisterImportOptions,
): Promise<RegisterImportResult> {
  await client.query(
    `select set_config('app.purpose', 'register', true), set_config('statement_timeout', '5min', true)`,
  )
  const { rows: lock } = await client.query<{ got: boolean }>('select pg_try_advisory_xact_lock($1) as got', [
    registerLock,
  ])
  if (!lock[0]?.got) throw new BrokenFile('Another import is running. Wait until it has ended.')

  const file = await examine(path, signal)
  const report = new RegisterReport()
  let merge: RegisterMerge | null = null
  let rowsRead = 0
  for await (const { recognised, rows, ...sofar } of readRows(file, signal)) {
    merge ??= await RegisterMerge.begin(client, recognised)
    await merge.add(read(recognised, rows, report))
    rowsRead = sofar.rowsRead
    onProgress?.({ ...sofar, kind: recognised.layout.kind, bytesTotal: file.bytes })
    signal?.throwIfAborted()
  }
  if (!merge) throw new BrokenFile('The file has no rows below its first line.')
  await merge.refuse(report)
  const merged = await merge.merge()
  signal?.throwIfAborted()
  return { ...merged, kind: merge.layout.kind, rowsRead, bytes: file.bytes, report }
}

/** Rows in the register's own terms; one with a field that cannot be right is refused whole. */
function read({ layout, fills }: Recognised, rows: readonly RegisterRow[], report: RegisterReport): StagedRow[] {
  const fields = fills.map((column) => ({ field: layout.fields[column]!, headers: headersOf(layout.fields[column]) }))
  return rows.flatMap(({ line, cells }) => {
    try {
      return [
        { line, values: fields.map(({ field, headers }) => field.read(...headers.map((name) => cells[name] ?? ''))) },
      ]
    } catch (error) {
      if (!(error instanceof RefusedField)) throw error
      report.refuse({ line, reason: error.message, urn: urnOf(layout, cells) })
      return []
    }
  })
}

function urnOf(layout: Layout, cells: RegisterRow['cells']): string | null {
  const value = (cells[layout.fields.urn?.from[0] ?? ''] ?? '').trim()
  return /^[0-9]{6}$/.test(value) ? value : null
}
