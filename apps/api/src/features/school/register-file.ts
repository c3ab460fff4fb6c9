/** A register file is looked through once before a word of it is believed: is it text, in which encoding, does it end. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { BrokenFile } from './broken-file.js'

export type Encoding = 'utf-8' | 'windows-1252'

export interface RegisterFile {
  readonly path: string
  readonly bytes: number
  readonly encoding: Encoding
  /** A file that stops without a line end may have been cut off in its last row. */
  readonly endsWithLineEnd: boolean
}

/** The official register of all open and closed establishments is near 60 MB. */
export const mostBytes = 100 * 1024 * 1024

const zip = Buffer.from('PK\x03\x04', 'latin1')
const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf])
const lineEnds = [0x0a, 0x0d]

export async function examine(path: string, signal?: AbortSignal): Promise<RegisterFile> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new BrokenFile('There is no such file.')
  if (found.size === 0) throw new BrokenFile('The file is empty.')
  if (found.size > mostBytes) throw new BrokenFile(`The file is larger than ${mostBytes / 1024 / 1024} MB.`)

  const text = new Utf8Check()
  let bytes = 0
  let last = 0
  let isMarkedUtf8 = false
  for await (const chunk of createReadStream(path, { signal }) as AsyncIterable<Buffer>) {
    if (bytes === 0) {
      if (chunk.subarray(0, 4).equals(zip)) {
        throw new BrokenFile('This is a ZIP or Excel file. Unpack it, or save the sheet as CSV, and import that.')
      }
      isMarkedUtf8 = chunk.subarray(0, 3).equals(utf8Mark)
    }
    if (chunk.includes(0)) throw new BrokenFile('This is not a text file. Import the register as CSV.')
    text.read(chunk)
    bytes += chunk.length
    last = chunk.at(-1) ?? last
  }
  const verdict = text.verdict()
  if (verdict === 'cut' || (isMarkedUtf8 && verdict === 'other')) {
    throw new BrokenFile('The file is damaged or was cut off: it is UTF-8 text with a broken character in it.')
  }
  const encoding = verdict === 'utf-8' ? 'utf-8' : 'windows-1252'
  return { path, bytes, encoding, endsWithLineEnd: lineEnds.includes(last) }
}

/** The first accent may stand near the end of the file, so only the whole of it says which encoding it has. */
class Utf8Check {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })
  private isBroken = false
  private hasAccents = false

  read(chunk: Buffer): void {
    if (this.isBroken) return
    try {
      const text = this.decoder.decode(chunk, { stream: true })
      this.hasAccents ||= /[\u0080-\uffff]/.test(text)
    } catch {
      this.isBroken = true
    }
  }

  /** `cut`: proper UTF-8 with accents that stops within a character. One stray last byte alone is Windows-1252. */
  verdict(): 'utf-8' | 'other' | 'cut' {
    if (this.isBroken) return 'other'
    try {
      this.decoder.decode()
      return 'utf-8'
    } catch {
      return this.hasAccents ? 'cut' : 'other'
    }
  }
}
