// The full round of the flipped bytes of tests/live/store.test.ts.
import { bound, count, longRound } from '../support/long-round.mjs'

export const about = 'R14: one bit of a stored row, snapshot or archive turns over; each time it must be found'

/** `npm run proof -- corruption [flips] [first seed]` */
export async function run({ args: [flips = '1000', first = '1'], say }) {
  const told = await longRound({
    title: 'The proof of corruption',
    kind: 'live',
    file: 'live/store',
    first: Number(first),
    portions: 1,
    settings: () => ({ ALONGSIDE_PROOF_FLIPS: flips }),
    next: (from) => from + 1,
    say,
  })
  const found = told.reduce((all, one) => all + one.flips, 0)
  return { tried: `${count(found)} bits from seed ${first}`, found: `not noticed: ${bound(found)}` }
}
