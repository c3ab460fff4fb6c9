/** A picture from a device, made anew: only what can be seen of it is kept, no place, no camera, nothing hidden behind it. */
import { Refusal } from '@alongside/domain/refusal'
import type { Sharp, SharpOptions } from 'sharp'

export const mostBytes = 10 * 1024 * 1024
/** A tablet's camera has twelve million points, a telephone's up to 48; a bomb says it has 2,500. */
const mostPoints = 50_000_000
/** Longest side of what is kept: enough to read a pupil's handwriting. */
const longestSide = 2_000
const seconds = 10
/** Pictures being made at once, and those that wait: each takes a core and up to 200 MB for half a second. */
const most = { atOnce: 2, waiting: 20 } as const

export interface Picture {
  readonly mime: 'image/webp'
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/** By their first bytes, whatever name or type was sent along. */
const beginnings: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
]

export async function madeAnew(bytes: Buffer): Promise<Picture> {
  if (!beginnings.some((begins) => begins(bytes))) throw new Refusal('photo.not-a-picture')
  const open = await painter()
  return inTurn(async () => {
    const { width, height } = await readable(open(bytes).metadata())
    if (width * height > mostPoints) throw new Refusal('photo.too-large', { points: width * height })
    const { data, info } = await readable(
      open(bytes)
        // The way up stands in what is taken away.
        .autoOrient()
        .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .timeout({ seconds })
        .toBuffer({ resolveWithObject: true }),
    )
    return { mime: 'image/webp', bytes: data, width: info.width, height: info.height }
  })
}

/** Whatever is wrong inside, it is no picture to us. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw new Refusal(/pixel limit/i.test(String(error)) ? 'photo.too-large' : 'photo.not-a-picture')
  }
}

let loading: Promise<(bytes: Buffer) => Sharp> | undefined
/** Brought in with the first picture. Of all it can read, three kinds are left; a picture that is broken or cut off is refused. */
const painter = (): Promise<(bytes: Buffer) => Sharp> => {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false)
    sharp.concurrency(1)
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({
      operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
    })
    const careful: SharpOptions = { limitInputPixels: mostPoints, failOn: 'error', pages: 1 }
    return (bytes) => sharp(bytes, careful)
  })
  return loading
}

let busy = 0
const queue: (() => void)[] = []

async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (queue.length >= most.waiting) throw new Refusal('retry')
  if (busy >= most.atOnce) await new Promise<void>((go) => queue.push(go))
  else busy += 1
  try {
    return await act()
  } finally {
    const next = queue.shift()
    if (next) next()
    else busy -= 1
  }
}
