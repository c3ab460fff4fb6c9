/** The rows of a register file, a batch at a time. The parser hands over the listed columns and nothing else. */
import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type Info, parse } from 'csv-parse'
import { BrokenFile } from './broken-file.js'
import type { RegisterFile } from './register-file.js'
import { type Recognised, recognise } from './register-recognise.js'
import { textOf } from './register-text.js'

export interface RegisterRow {
  readonly line: number
  /** By the header's name, as the layout writes it; a column that a short row does not reach is missing. */
  readonly cells: Readonly<Record<string, string>>
}

export interface RegisterRows {
  readonly recognised: Recognised
  readonly rows: readonly RegisterRow[]
  readonly rowsRead: number
  readonly bytesRead: number
}

const batchSize = 1_000
/** The official register's longest row is near 3 kB. */
const longestRow = 100_000
const chunkBytes = 64 * 1024

export async function* readRows(file: RegisterFile, signal?: AbortSignal): AsyncGenerator<RegisterRows> {
  const firstLine: Recognised[] = []
  const parser = parse({
    columns: (header: string[]) => {
      const recognised = recognise(header)
      firstLine.push(recognised)
      return recognised.wanted.map((name) => name ?? false)
    },
    delimiter: ',',
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    info: true,
  })
  const source = createReadStream(file.path, { highWaterMark: chunkBytes })
  const flow = pipeline([source, textOf(file.encoding), rowsThatEnd(parser.info), parser], signal ? { signal } : {})
  // Its failure reaches the loop below through the parser; this only keeps it from being nobody's.
  flow.catch(() => undefined)

  let rows: RegisterRow[] = []
  let rowsRead = 0
  let isLastCutShort = false
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      rowsRead++
      isLastCutShort = (info.error?.record.length ?? Infinity) < (firstLine[0]?.wanted.length ?? 0)
      rows.push({ line: info.lines, cells: record })
      if (rows.length === batchSize) {
        yield { recognised: firstLine[0]!, rows, rowsRead, bytesRead: source.bytesRead }
        rows = []
      }
    }
    await flow
  } catch (error) {
    throw inWords(error)
  }
  if (rowsRead === 0) throw new BrokenFile('The file has no rows below its first line.')
  if (isLastCutShort && !file.endsWithLineEnd) {
    throw new BrokenFile('The file was cut off: its last row is not complete. Download it again.')
  }
  yield { recognised: firstLine[0]!, rows, rowsRead, bytesRead: file.bytes }
}

interface Parsed {
  readonly record: Record<string, string>
  readonly info: Info & { readonly error?: { readonly record: readonly unknown[] } }
}

/** The parser's own limit does not count empty fields: a row of a hundred million commas would fill the memory. */
function rowsThatEnd(info: Info): Transform {
  let ended = 0
  let since = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const now = info.records + info.empty_lines
      since = now === ended ? since + chunk.length : chunk.length
      ended = now
      done(since > longestRow + 4 * chunkBytes ? endless(info.lines) : null, chunk)
    },
  })
}

const endless = (line: number) =>
  new BrokenFile(`The row at line ${line} does not end within ${longestRow / 1000} kB: this is not a register file.`)

function inWords(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const line = Number(error.lines)
  if (error.code === 'CSV_MAX_RECORD_SIZE') return endless(line)
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new BrokenFile('The file was cut off: it ends within a quoted field. Download it again.')
  }
  return new BrokenFile(`The file cannot be read as CSV at line ${line}.`)
}
