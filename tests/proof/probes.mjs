// The full round of tests/security/probes.test.ts.
import { bound, count, longRound } from '../support/long-round.mjs'

export const about =
  'T01: every field that takes an id, with ids of one’s own, of a school beside and of strangers; nothing of others may be read or changed'

const portion = 20_000
const seedsPerPortion = 1_000

/** `npm run proof -- probes [probes] [first seed]` */
export async function run({ args: [probes = '100000', first = '1'], say }) {
  const told = await longRound({
    title: 'The proof of probes',
    kind: 'security',
    file: 'security/probes',
    first: Number(first),
    portions: Math.ceil(Number(probes) / portion),
    settings: () => ({ ALONGSIDE_PROOF_PROBES: String(Math.min(portion, Number(probes))) }),
    next: (from) => from + seedsPerPortion,
    say,
  })
  const asked = told.reduce((all, one) => all + one.asked, 0)
  const answered = told.reduce((all, one) => all + one.answered, 0)
  return {
    tried: `${count(asked)} probes from seed ${first}, ${count(answered)} answered`,
    found: `foreign rows: ${bound(asked)}`,
  }
}
