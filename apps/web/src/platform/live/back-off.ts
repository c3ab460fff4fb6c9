/** How long to wait before trying again: longer each time, and never in step with everybody else. */
const longest = 15_000

/** At least as long as the server asked for; spread over as much again, doubled with each attempt. */
export function backOff(attempt: number, asked: number | undefined, chance: () => number = Math.random): number {
  const least = Math.max(asked ?? 500, 50)
  return Math.round(least + chance() * Math.min(longest, least * 2 ** Math.min(attempt, 10)))
}
