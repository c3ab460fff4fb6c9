/** What pupils of the demo wrote and drew, for its photos: strokes laid by code, so that no child's hand is in it. */
import type { Picture } from '../features/observation/photo-picture.js'

/** One stroke of a pencil each, on a line at 0 with small letters 10 high; and how wide the letter is. */
const letters: Readonly<Record<string, readonly [width: number, strokes: string]>> = {
  a: [11, 'M8 -8C6 -11 0 -11 0 -5C0 1 6 1 8 -4M8 -10L8 0'],
  b: [11, 'M0 -20L0 0M0 -6C2 -11 9 -11 9 -5C9 1 2 1 0 -3'],
  c: [10, 'M8 -8C6 -11 0 -11 0 -5C0 1 6 1 8 -2'],
  d: [11, 'M8 -8C6 -11 0 -11 0 -5C0 1 6 1 8 -4M8 -20L8 0'],
  e: [10, 'M0 -5L8 -6C8 -11 0 -11 0 -5C0 1 6 1 8 -2'],
  g: [11, 'M8 -8C6 -11 0 -11 0 -5C0 1 6 1 8 -4M8 -10L8 5C8 9 2 9 0 6'],
  h: [11, 'M0 -20L0 0M0 -5C2 -11 8 -11 8 -5L8 0'],
  i: [4, 'M0 -10L0 0M0 -14L0 -13'],
  l: [6, 'M0 -20L0 -2C0 0 1 0 3 0'],
  m: [15, 'M0 -10L0 0M0 -5C1 -11 6 -11 6 -5L6 0M6 -5C7 -11 12 -11 12 -5L12 0'],
  n: [11, 'M0 -10L0 0M0 -5C2 -11 8 -11 8 -5L8 0'],
  o: [11, 'M4 -10C-1 -10 -1 0 4 0C9 0 9 -10 4 -10'],
  r: [8, 'M0 -10L0 0M0 -5C1 -9 4 -10 6 -9'],
  s: [10, 'M7 -8C6 -11 0 -11 1 -7C2 -4 7 -6 7 -3C7 1 1 1 0 -2'],
  t: [9, 'M3 -17L3 -2C3 0 5 1 7 -1M0 -11L7 -11'],
  u: [11, 'M0 -10L0 -4C0 1 6 1 8 -4M8 -10L8 0'],
  v: [10, 'M0 -10L4 0L8 -10'],
  y: [11, 'M0 -10L4 -1M9 -10L3 8'],
  A: [15, 'M0 0L6 -20L12 0M3 -8L9 -8'],
  N: [14, 'M0 0L0 -20L11 0L11 -20'],
  T: [13, 'M0 -20L12 -20M6 -20L6 0'],
  '.': [4, 'M0 -1L1 0'],
  ',': [4, 'M1 -1L0 3'],
  ' ': [11, ''],
}

/** No two letters of a child stand quite alike. */
const wobble = (nth: number): number => Math.sin(nth * 2.4) + Math.sin(nth * 5.1) / 2

function written(words: string, x: number, y: number, size = 3.1): string {
  let at = x
  return [...words]
    .map((sign, nth) => {
      const [width, strokes] = letters[sign] ?? [11, '']
      const place = `translate(${at.toFixed(1)} ${(y + wobble(nth) * 2.5).toFixed(1)}) rotate(${(wobble(nth + 7) * 2).toFixed(1)}) scale(${size})`
      at += (width + 1.5 + wobble(nth) * 0.4) * size
      return strokes && `<path d="${strokes}" transform="${place}"/>`
    })
    .join('')
}

const pencil = 'fill="none" stroke="#3c4250" stroke-linecap="round" stroke-linejoin="round" stroke-width="1.15"'
const crayon = (colour: string, width = 7): string =>
  `fill="none" stroke="${colour}" stroke-linecap="round" stroke-linejoin="round" stroke-width="${width}" opacity="0.85"`

/** A sheet on a table, as somebody holds a tablet over it. */
function sheet(height: number, inside: string, tilt: number): string {
  const lines = Array.from({ length: 12 }, (_, nth) => 90 + nth * 92).filter((y) => y < height - 60)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="${height}" viewBox="0 0 1200 ${height}">
    <rect width="1200" height="${height}" fill="#b08a62"/>
    <path d="M0 ${height * 0.2}C400 ${height * 0.16} 800 ${height * 0.26} 1200 ${height * 0.2}M0 ${height * 0.72}C300 ${height * 0.78} 900 ${height * 0.66} 1200 ${height * 0.74}" fill="none" stroke="#9c7751" stroke-width="5"/>
    <g transform="rotate(${tilt} 600 ${height / 2})">
      <rect x="58" y="48" width="1096" height="${height - 84}" rx="4" fill="#00000022"/>
      <rect x="50" y="38" width="1100" height="${height - 84}" rx="4" fill="#fbf8f0"/>
      ${lines.map((y) => `<path d="M70 ${y}H1130" stroke="#cfd9e6" stroke-width="2"/>`).join('')}
      ${inside}
    </g>
  </svg>`
}

const boatInTree = `
  <g ${crayon('#7a5230', 16)}><path d="M300 560C310 470 296 430 304 360M304 420C270 390 250 380 232 350M304 400C340 370 360 366 384 338"/></g>
  <g ${crayon('#4d8a4f', 22)}><path d="M200 330C170 250 250 190 310 220C380 180 450 250 416 320C400 370 230 380 200 330M250 280C290 250 330 300 370 262"/></g>
  <g ${crayon('#c2553d', 12)}><path d="M214 200C240 262 390 266 420 196L214 200M316 196L318 96M318 100C360 120 372 150 380 176L320 180"/></g>
  <g ${crayon('#8a7a4f', 5)}><path d="M416 206C470 240 476 320 470 400C466 470 500 520 540 548"/></g>`
const lighthouse = `
  <g ${crayon('#c2553d', 12)}><path d="M860 520L890 220L960 220L992 520M876 330L976 330M868 430L984 430M884 220C900 160 950 160 966 220"/></g>
  <g ${crayon('#e0b23c', 9)}><path d="M850 190L760 160M850 206L750 216M1000 190L1086 158M1000 206L1094 214"/></g>
  <g ${crayon('#3f7aa8', 9)}><path d="M720 560C760 530 790 590 830 560C870 530 900 590 940 560C980 530 1010 590 1050 560C1080 536 1100 560 1120 566M700 600C740 576 780 624 820 600C860 576 900 624 940 600"/></g>`

const drawings = {
  'rubbed-out': sheet(
    420,
    `<g fill="none" stroke="#d9d3c6" stroke-width="15"><path d="M752 146L850 128L758 172L862 150L770 190L858 180"/></g>
     <g ${pencil}>${written('The boat is heavy', 100, 180)}${written('but', 770, 180)}${written('it stays in the tree.', 100, 272)}</g>`,
    -1.4,
  ),
  'nobody-in-it': sheet(
    860,
    `${boatInTree}<g ${pencil}>${written('Although nobody is in it,', 100, 640)}${written('the boat is tied.', 100, 732)}</g>`,
    1.1,
  ),
  'unless-they-have': sheet(
    820,
    `${lighthouse}<g ${pencil}>${written('No one can', 100, 268)}${written('come unless', 100, 360)}${written('they have a boat.', 100, 452)}</g>`,
    -0.8,
  ),
} as const
export type PupilWork = keyof typeof drawings

const svg = { operation: ['VipsForeignLoadSvgBuffer'] }

/** The drawing as a photo is kept. Only while this lasts may a drawing be read at all: no upload ever is one. */
export async function photoOfWork(work: PupilWork): Promise<Picture> {
  const { default: sharp } = await import('sharp')
  sharp.unblock(svg)
  try {
    const { data, info } = await sharp(Buffer.from(drawings[work]))
      .webp({ quality: 78 })
      .toBuffer({ resolveWithObject: true })
    return { mime: 'image/webp', bytes: data, width: info.width, height: info.height }
  } finally {
    sharp.block(svg)
  }
}
