// The long round of a test of `npm test`: the same file, portion after portion, each with seeds of its own, so that a run that was
// broken off goes on from where it was.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runNode } from '../../tools/lib/children.mjs'
import { inRoot, root } from '../../tools/lib/place.mjs'

const minutes = 60_000

/**
 * @param {{ title: string, kind: string, file: string, first: number, portions: number, settings: (first: number) => Record<string, string>, next: (first: number) => number, say: (text: string) => void }} round
 * @returns {Promise<Record<string, unknown>[]>} what the test told of each portion
 */
export async function longRound({ title, kind, file, first, portions, settings, next, say }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alongside-proof-'))
  const told = []
  let from = first
  try {
    for (let portion = 1; portion <= portions; portion += 1) {
      const result = path.join(folder, `${portion}.json`)
      const began = performance.now()
      const jest = [inRoot('node_modules/jest/bin/jest.js'), '-c', inRoot(`tests/jest.${kind}.config.mjs`), '--silent']
      await runNode(
        title,
        '--experimental-vm-modules',
        ['--no-warnings', ...jest, file, '--testTimeout', String(60 * minutes)],
        {
          cwd: root,
          env: {
            ...process.env,
            ...settings(from),
            ALONGSIDE_PROOF_FIRST: String(from),
            ALONGSIDE_PROOF_RESULT: result,
          },
        },
      )
      const one = JSON.parse(fs.readFileSync(result, 'utf8'))
      told.push(one)
      const seconds = Math.round((performance.now() - began) / 1000)
      say(`${portion} of ${portions}, from seed ${from}, ${seconds} s: ${JSON.stringify(one)}`)
      from = next(from)
    }
    return told
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Zero failures in N trials say, with 95 % confidence, that a trial fails less often than about 3 in N. */
export const bound = (trials) => `0 in ${count(trials)}: fewer than 3 in ${count(trials)}, with 95 % confidence`
export const count = (many) => many.toLocaleString('en-GB')
