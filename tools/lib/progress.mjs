// Says what is going on, with the seconds since the start, and goes on saying it while something takes long.

const STILL_THERE_MS = 10_000

// When the terminal or npm is gone there is nobody to tell; that must not stop us from ending in good order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const began = performance.now()

export const secondsSince = (moment = began) => ((performance.now() - moment) / 1000).toFixed(1)

export function say(text) {
  console.log(`[${secondsSince().padStart(5)} s] ${text}`)
}

/**
 * Announces a piece of work, repeats itself while that lasts, and gives its result.
 * @template T
 * @param {string} text
 * @param {() => Promise<T>} work
 */
export async function during(text, work) {
  say(`${text} …`)
  const from = performance.now()
  const beat = setInterval(() => say(`  still at it: ${text.toLowerCase()} (${secondsSince(from)} s)`), STILL_THERE_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}
