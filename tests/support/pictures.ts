// Pictures as tests need them, put together byte by byte: real ones with a place in them, and things that only say they are pictures.
import { crc32, deflateSync } from 'node:zlib'

const be32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([be32(data.length), named, be32(crc32(named))])
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const header = (width: number, height: number): Buffer =>
  pngChunk('IHDR', Buffer.concat([be32(width), be32(height), Buffer.from([8, 2, 0, 0, 0])]))

export interface PngOptions {
  readonly width: number
  readonly height: number
  /** Put into the file as it is, such as where it was taken. */
  readonly exif?: Buffer
  readonly comment?: string
  /** Rows that are there; fewer than it says it has. */
  readonly rows?: number
}

export function png({ width, height, exif, comment, rows = height }: PngOptions): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x99)])
  return Buffer.concat([
    signature,
    header(width, height),
    ...(exif ? [pngChunk('eXIf', exif)] : []),
    ...(comment ? [pngChunk('tEXt', Buffer.from(`Comment\0${comment}`, 'latin1'))] : []),
    pngChunk('IDAT', deflateSync(Buffer.concat(Array<Buffer>(rows).fill(row)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** Says that it has 2,500 million points, in a few bytes. */
export const bomb = (): Buffer =>
  Buffer.concat([
    signature,
    header(50_000, 50_000),
    pngChunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])

/** EXIF of a camera in a school at 51° 30′ north, 0° 7′ west: TIFF with one directory that leads to one of a place. */
export function exifWithPlace(): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.writeUInt16BE(tag, 0)
    head.writeUInt16BE(type, 2)
    head.writeUInt32BE(count, 4)
    return Buffer.concat([head, value])
  }
  const count = (entries: number): Buffer => Buffer.from([0, entries])
  const text = (letter: string): Buffer => Buffer.from([letter.charCodeAt(0), 0, 0, 0])
  const degrees = (...parts: number[]): Buffer => Buffer.concat(parts.flatMap((part) => [be32(part), be32(1)]))
  const place = 8 + 2 + 12 + 4
  const values = place + 2 + 4 * 12 + 4
  return Buffer.concat([
    Buffer.from('MM\0*', 'latin1'),
    be32(8),
    count(1),
    entry(0x8825, 4, 1, be32(place)),
    be32(0),
    count(4),
    entry(1, 2, 2, text('N')),
    entry(2, 5, 3, be32(values)),
    entry(3, 2, 2, text('W')),
    entry(4, 5, 3, be32(values + 24)),
    be32(0),
    degrees(51, 30, 0),
    degrees(0, 7, 0),
  ])
}

/** Things that are no picture, or one and something else. */
export const impostors: Readonly<Record<string, Buffer>> = {
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  gif: Buffer.from('GIF89a\x01\0\x01\0\x80\0\0/*<script>*/', 'latin1'),
  pdf: Buffer.from('%PDF-1.7\n1 0 obj << /JS (app.alert(1)) >>'),
  text: Buffer.from('hello'),
  nothing: Buffer.alloc(0),
  'html that begins like a jpeg': Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff]),
    Buffer.from('<script>alert(1)</script>'),
  ]),
  'svg that begins like a png': Buffer.concat([signature, Buffer.from('<svg onload="alert(1)"/>')]),
  'a webp of nothing': Buffer.from('RIFF\x20\0\0\0WEBPVP8 \x04\0\0\0<svg', 'latin1'),
  'half a png': png({ width: 400, height: 400 }).subarray(0, 200),
  'a png with rows missing': png({ width: 400, height: 400, rows: 3 }),
}
