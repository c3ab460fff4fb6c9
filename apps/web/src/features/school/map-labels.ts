/** Where the names stand on the map: beside their dot, where nothing else stands; a name without room is left out. */
import type { Frame, Point } from './map-drawing'

export interface Named extends Point {
  readonly key: string
  readonly name: string
}
export interface Label extends Point {
  readonly key: string
  readonly words: string
  readonly anchor: 'start' | 'middle' | 'end'
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const dotSize = 8
const letter = 6.9
const line = 17
const gap = dotSize + 5

/** What is said on nearly every sign takes room and tells nobody apart: the full name stands in the list and on pressing. */
const saidOnEverySign =
  /\b(church of england|roman catholic|catholic|c of e|ce|rc|voluntary (aided|controlled)|(primary|infants?|junior|first|middle|secondary|high|special|nursery|community|comprehensive|grammar|foundation)|school|academy|college)\b/gi

export function shortName(name: string): string {
  const short = name
    .replace(saidOnEverySign, ' ')
    .replace(/\s+(and|of|the)?\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  return short.length >= 3 ? short : name
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const boxOf = ({ x, y, anchor, words }: Label): Box => {
  const width = words.length * letter
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - line / 2, bottom: y + line / 2 }
}

const around = ({ key, name, x, y }: Named): Label[] => {
  const words = shortName(name)
  return [
    { key, words, x: x + gap, y, anchor: 'start' },
    { key, words, x: x - gap, y, anchor: 'end' },
    { key, words, x, y: y + gap + 5, anchor: 'middle' },
    { key, words, x, y: y - gap - 5, anchor: 'middle' },
  ]
}

export function labelsOf(places: readonly Named[], { width, height }: Frame): Label[] {
  const taken: Box[] = places.map(({ x, y }) => ({
    left: x - dotSize,
    right: x + dotSize,
    top: y - dotSize,
    bottom: y + dotSize,
  }))
  const labels: Label[] = []
  for (const place of places) {
    const fitting = around(place).find((label) => {
      const box = boxOf(label)
      const isInside = box.left > 4 && box.right < width - 4 && box.top > 4 && box.bottom < height - 4
      return isInside && !taken.some((other) => meet(box, other))
    })
    if (!fitting) continue
    taken.push(boxOf(fitting))
    labels.push(fitting)
  }
  return labels
}
