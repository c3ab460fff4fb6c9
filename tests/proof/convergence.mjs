// The full rounds of tests/live/convergence.test.ts: more seeds, more people, longer.
import { runNode } from '../../tools/lib/children.mjs'
import { inRoot, root } from '../../tools/lib/place.mjs'

export const about =
  'Ten people write at once on one board, drop out and come back; copies, rows and journal must agree'

/** `npm run proof -- convergence [seeds] [acts] [people]` */
export async function run({ args: [seeds = '20', acts = '1500', people = '10'], say }) {
  say(`${seeds} seeds of ${acts} acts by ${people} people`)
  const jest = [inRoot('node_modules/jest/bin/jest.js'), '-c', inRoot('tests/jest.live.config.mjs')]
  await runNode(
    'The proof of convergence',
    '--experimental-vm-modules',
    [...jest, 'convergence', '--testTimeout', '600000'],
    {
      cwd: root,
      onText: (text) => process.stdout.write(text),
      env: { ...process.env, ALONGSIDE_PROOF_SEEDS: seeds, ALONGSIDE_PROOF_ACTS: acts, ALONGSIDE_PROOF_PEOPLE: people },
    },
  )
}
