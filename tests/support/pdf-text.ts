// What a person reads in a PDF: its pages' letters, decoded by the tables that the file itself brings. Spaces are where the typesetter put them, so compare without.
import { inflateSync } from 'node:zlib'

interface Objects {
  readonly text: string
  readonly stream: string
}

function objectsOf(pdf: Buffer): Map<string, Objects> {
  const whole = pdf.toString('latin1')
  const found = new Map<string, Objects>()
  for (const match of whole.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id, body] = match
    const begin = body!.indexOf('stream\n')
    const text = begin < 0 ? body! : body!.slice(0, begin)
    const bytes =
      begin < 0 ? Buffer.alloc(0) : Buffer.from(body!.slice(begin + 7, body!.lastIndexOf('\nendstream')), 'latin1')
    const isText = begin >= 0 && !/\/Subtype \/Image|\/Length1/.test(text)
    const stream = !isText ? '' : (text.includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
    found.set(id!, { text, stream })
  }
  return found
}

/** Glyph by glyph, from a font's own table. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>()
  const say = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, start, , list] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    const entries = [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex]) => say(hex!.replaceAll(' ', '')))
    for (const [at, letter] of entries.entries()) letters.set(Number.parseInt(start!, 16) + at, letter)
  }
  return letters
}

export function textOf(pdf: Buffer): string {
  const objects = objectsOf(pdf)
  const fonts = new Map<string, Map<number, string>>()
  for (const { text } of objects.values()) {
    for (const [, name, id] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)?.text ?? '')?.[1]
      if (table) fonts.set(name!, lettersOf(objects.get(table)?.stream ?? ''))
    }
  }
  const read: string[] = []
  for (const { stream } of objects.values()) {
    let font = new Map<number, string>()
    for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name) ?? new Map()
      const hex = [...(shown ?? '').matchAll(/<([0-9a-f]+)>/gi)].map(([, one]) => one).join('')
      read.push((hex.match(/.{4}/g) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join(''))
    }
  }
  return read.join('')
}

export const unspaced = (text: string): string => text.replace(/\s+/g, '')
