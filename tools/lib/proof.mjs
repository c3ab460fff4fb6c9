// Runs the full rounds of one proof of tests/proof; its short rounds are part of `npm test`.
import { prepareEnding } from './ending.mjs'
import { namedScript } from './named-script.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { explain } from './trouble.mjs'

/**
 * A proof exports `about` and `run(help)`, which throws when it finds that something does not hold.
 * @param {string[]} words the name, then whatever the proof itself understands
 */
export async function proof(words) {
  const ending = prepareEnding({ interrupted: 130 })
  const [name, ...args] = words
  try {
    const { about, run } = await namedScript({ kind: 'proof', ending: '.mjs', name })
    await prepare(ending)
    say(about)
    await run({ ending, args, say })
    say(`${name} holds`)
    await ending.end(null, 0)
  } catch (error) {
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
    await ending.end(null, 1)
  }
}
