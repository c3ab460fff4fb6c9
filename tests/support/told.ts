// What a round counted, for whoever runs the long one.
import { writeFileSync } from 'node:fs'

export function tell(tally: object): void {
  const file = process.env.ALONGSIDE_PROOF_RESULT
  if (file !== undefined) writeFileSync(file, JSON.stringify(tally))
}
