// Runs the full rounds of one proof of tests/proof; its short rounds are part of `npm test`.
import { prepareEnding } from './ending.mjs'
import { namedScript } from './named-script.mjs'
import { inRoot } from './place.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { aligned, keepSection, machine, today } from './results.mjs'
import { explain } from './trouble.mjs'

const resultsFile = inRoot('tests/proof/RESULTS.md')
const intro =
  '# What the long proofs found\n\nWritten by `npm run proof -- NAME --record`. What they try, and how far to trust them: `docs/decisions/0010-proofs.md`.\n'

/**
 * A proof exports `about` and `run(help)`, which throws when it finds that something does not hold, and says else what was tried and
 * what was found.
 * @param {string[]} words the name, then whatever the proof itself understands; `--record` keeps what came of it
 */
export async function proof(words) {
  const ending = prepareEnding({ interrupted: 130 })
  const [name, ...args] = words.filter((word) => word !== '--record')
  try {
    const { about, run } = await namedScript({ kind: 'proof', ending: '.mjs', name })
    await prepare(ending)
    say(about)
    const began = performance.now()
    const { tried, found } = await run({ ending, args, say })
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    const lines = aligned([
      ['proof', 'tried', 'found', 'took'],
      [name, tried, found, `${minutes} minutes`],
    ])
    console.log(`\n${lines.join('\n')}\n`)
    if (words.includes('--record'))
      keepSection(resultsFile, intro, [`## ${name}`, '', `${about}. ${today()}, ${machine()}.`, '', ...lines])
    say(`${name} holds`)
    await ending.end(null, 0)
  } catch (error) {
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
    await ending.end(null, 1)
  }
}
