// The full round of tests/security/live-mutations.test.ts.
import { bound, count, longRound } from '../support/long-round.mjs'

export const about =
  'T11: edits tampered with by chance, before the guard; each that is taken must leave one board that loads again'

const portion = 50_000
/** More seeds than a portion of edits can use up. */
const seedsPerPortion = 1_000

/** `npm run proof -- mutations [edits] [first seed]` */
export async function run({ args: [edits = '1000000', first = '1'], say }) {
  const portions = Math.ceil(Number(edits) / portion)
  const told = await longRound({
    title: 'The proof of mutations',
    kind: 'security',
    file: 'live-mutations',
    first: Number(first),
    portions,
    settings: () => ({ ALONGSIDE_PROOF_MUTANTS: String(Math.min(portion, Number(edits))) }),
    next: (from) => from + seedsPerPortion,
    say,
  })
  const sum = (name) => told.reduce((all, one) => all + one[name], 0)
  return {
    tried: `${count(sum('tried'))} edits from seed ${first}, ${count(sum('taken'))} taken`,
    found: `broken boards: ${bound(sum('tried'))}`,
  }
}
