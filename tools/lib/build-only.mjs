// Installing and building as a command of its own.
import { prepareEnding } from './ending.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { explain } from './trouble.mjs'

export async function buildOnly() {
  const ending = prepareEnding({ interrupted: 130 })
  try {
    await prepare(ending)
    say('Installed and built')
    await ending.end(null, 0)
  } catch (error) {
    if (!ending.signal.aborted) console.error(explain(error))
    await ending.end(null, 1)
  }
}
