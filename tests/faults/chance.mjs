// The only source of chance in a run: the same numbers for the same seed, everywhere (Mulberry32).

/** @param {number} seed @returns {(below: number) => number} a whole number from 0 to `below` - 1 */
export function chance(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** True so many times in a hundred. */
export const happens = (pick, percent) => pick(1000) < percent * 10
