// The full rounds of tests/live/convergence-faults.test.ts: more people, more edits, more seeds.
import { bound, count, longRound } from '../support/long-round.mjs'

export const about =
  'Fifty people write 10,000 edits on one board over lines that lose, double and disorder messages, while the server is stopped and ' +
  'started; nothing acknowledged may be lost and all copies must agree'

/** `npm run proof -- convergence [seeds] [edits] [people] [first seed]`: a round that was broken off goes on from a later seed. */
export async function run({ args: [seeds = '20', edits = '10000', people = '50', first = '1'], say }) {
  const told = await longRound({
    title: 'The proof of convergence',
    kind: 'live',
    file: 'live/convergence-faults',
    first: Number(first),
    portions: Number(seeds),
    settings: () => ({
      ALONGSIDE_PROOF_SEEDS: '1',
      ALONGSIDE_PROOF_EDITS: edits,
      ALONGSIDE_PROOF_PEOPLE: people,
      ALONGSIDE_PROOF_REBUILDS: '3',
    }),
    next: (from) => from + 1,
    say,
  })
  const acknowledged = told.reduce((sum, one) => sum + one.acknowledged, 0)
  const sent = told.reduce((sum, one) => sum + one.acts, 0)
  return {
    tried: `${told.length} seeds from ${first}, ${people} people, ${count(sent)} edits sent as ${count(acknowledged)}`,
    found: `acknowledged edits lost: ${bound(acknowledged)}; diverged copies: 0 of ${told.length * (Number(people) + 1)}`,
  }
}
