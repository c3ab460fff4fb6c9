// The full round of tests/security/tenants.test.ts.
import { bound, count, longRound } from '../support/long-round.mjs'

export const about =
  'T02: 64 spaces share a pool of 4 connections, with transactions that fail in every way; nobody may see a row of others'

const portion = 64_000
const seedsPerPortion = 1

/** `npm run proof -- tenants [queries] [first seed]` */
export async function run({ args: [queries = '1280000', first = '1'], say }) {
  const told = await longRound({
    title: 'The proof of tenants',
    kind: 'security',
    file: 'security/tenants',
    first: Number(first),
    portions: Math.ceil(Number(queries) / portion),
    settings: () => ({ ALONGSIDE_PROOF_QUERIES: String(Math.min(portion, Number(queries))) }),
    next: (from) => from + seedsPerPortion,
    say,
  })
  const asked = told.reduce((all, one) => all + one.asked, 0)
  const failed = told.reduce((all, one) => all + one.failed, 0)
  return {
    tried: `${count(asked)} queries of 64 spaces from seed ${first}, ${count(failed)} transactions failed`,
    found: `foreign rows: ${bound(asked)}`,
  }
}
