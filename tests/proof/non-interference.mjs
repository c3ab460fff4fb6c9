// The full round of tests/security/non-interference.test.ts.
import { bound, count, longRound } from '../support/long-round.mjs'

export const about =
  'T26: two worlds that differ only in what is thought of a school and was not released; whoever is outside is told the same in both'

const portion = 50

/** `npm run proof -- non-interference [seeds] [first seed]` */
export async function run({ args: [seeds = '500', first = '1'], say }) {
  const told = await longRound({
    title: 'The proof of non-interference',
    kind: 'security',
    file: 'security/non-interference',
    first: Number(first),
    portions: Math.ceil(Number(seeds) / portion),
    settings: () => ({ ALONGSIDE_PROOF_SEEDS: String(Math.min(portion, Number(seeds))) }),
    next: (from) => from + portion,
    say,
  })
  const tried = told.reduce((all, one) => all + one.seeds, 0)
  const readers = told.reduce((all, one) => all + one.readers, 0)
  return {
    tried: `${count(tried)} pairs of worlds from seed ${first}, each as ${count(Math.round(readers / tried))} outsiders`,
    found: `differences: ${bound(readers)}`,
  }
}
