// How often the name guard is right, measured on a thousand invented notes; what the documentation says of it is what comes out here.
import fs from 'node:fs'
import path from 'node:path'
import { flagsIn, keysOfName, namesIn } from '@alongside/domain/name-guard'
import { expect, it } from '@jest/globals'
import { type CorpusNote, corpus, type Planted } from '../support/notes-corpus.js'
import { projectRoot } from '../support/start.js'

/** Another one than the guard was tried out with. */
const seed = 1
const today = '2030-03-14'
const { lists, notes } = corpus(seed)
const listed = new Set(lists.flat().flatMap(keysOfName))

const found = ({ body }: CorpusNote): Set<string> =>
  new Set([...flagsIn(body, today), ...namesIn(body, listed)].map(({ kind }) => kind))
const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`

function recall(kind: Planted, among: (note: CorpusNote) => boolean = () => true) {
  const planted = notes.filter((note) => note.planted === kind && among(note))
  const hits = planted.filter((note) => found(note).has(kind))
  return { of: planted.length, hits: hits.length, rate: hits.length / planted.length }
}

it('finds what it promises to find, and says in the documentation how much that is', () => {
  const rows = [
    ['names as the school’s list spells them', recall('NAME', ({ isAsListed }) => isAsListed)],
    ['names, nicknames and slips of the finger included', recall('NAME')],
    ['pupil numbers (UPN)', recall('UPN')],
    ['e-mail addresses', recall('EMAIL')],
    ['dates of birth', recall('DATE_OF_BIRTH')],
  ] as const
  const clean = notes.filter(({ planted }) => planted === null)
  const alarms = clean.filter((note) => found(note).size > 0).length
  const table = [
    ...rows.map(([what, { of, hits }]) => `| ${what} | ${hits} of ${of} | ${share(hits, of)} |`),
    `| false alarms, among notes without any of these | ${alarms} of ${clean.length} | ${share(alarms, clean.length)} |`,
  ]
  const said = fs.readFileSync(path.join(projectRoot, 'docs/name-guard.md'), 'utf8')
  expect(said.split('\n').filter((line) => / of \d+ \|/.test(line))).toEqual(table)
  expect(recall('NAME', ({ isAsListed }) => isAsListed).rate).toBeGreaterThanOrEqual(0.95)
  expect(recall('UPN').rate).toBeGreaterThanOrEqual(0.99)
  expect(recall('EMAIL').rate).toBeGreaterThanOrEqual(0.99)
})
