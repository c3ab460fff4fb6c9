// Ending in good order: what was started last ends first, and all of it within ten seconds, mostly within one.
import { endChildren } from './children.mjs'
import { isStillThere, pause, scriptRunner } from './processes.mjs'
import { say } from './progress.mjs'

const LIMIT_MS = 9800

/** One step that hangs must not cost the others their turn. */
const STEP_LIMIT_MS = 2000
/** A server answers what was submitted and sees everybody to another one. */
export const SERVER_LIMIT_MS = 7000

/**
 * Answers Ctrl-C, a polite kill and a closed terminal. When npm started us and is gone itself, nobody could ever stop
 * us again, so that counts as well.
 * @param {{ interrupted?: number }} [options] the exit code for that: stopping a server is a success, a test run is not
 */
export function prepareEnding({ interrupted = 0 } = {}) {
  const abort = new AbortController()
  const steps = []
  let ending = null

  const end = (why, code) => {
    ending ??= (async () => {
      if (why) say(`${why}: stopping`)
      abort.abort(new Error(why ?? 'ending'))
      const limit = setTimeout(() => process.exit(code || 1), LIMIT_MS)
      await Promise.allSettled([endChildren(), runSteps()])
      clearTimeout(limit)
      if (why) say('Stopped')
      process.exit(code)
    })()
    return ending
  }

  const runSteps = async () => {
    for (const { step, within } of steps.reverse()) {
      try {
        await Promise.race([step(), pause(within)])
      } catch (error) {
        console.error(error) // the other steps still have their turn
      }
    }
  }

  process.on('SIGINT', () => end('Ctrl-C', interrupted))
  process.on('SIGTERM', () => end('Asked to end', interrupted))
  process.on('SIGHUP', () => end('The terminal closed', interrupted))
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error) => {
      console.error(error)
      end('A fault nobody expected', 1)
    })
  }
  if (process.env.npm_lifecycle_event) {
    const [runner, parent] = [scriptRunner(), process.ppid]
    const isGone = () => process.ppid !== parent || !isStillThere(runner)
    setInterval(() => isGone() && end('npm is gone', interrupted), 250).unref()
  }

  return {
    /** Aborted as soon as ending begins. */
    signal: abort.signal,
    /** Adds something to do at the end, before everything that was added earlier. */
    add: (step, within = STEP_LIMIT_MS) => steps.push({ step, within }),
    end,
  }
}
