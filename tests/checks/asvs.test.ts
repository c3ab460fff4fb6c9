// The core of OWASP ASVS 5.0.0, level 2, for this product: what docs/asvs.csv says is met, a test of that name proves.
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { projectRoot } from '../support/start.js'

/** The requirements that matter most here: those with an attack of their own, ten beside them, and two of level 3 for pictures. */
const core = `
  1.2.4 1.2.10 1.3.1 1.3.4 1.3.5 1.3.6 1.3.11 1.3.12 1.5.2 2.2.3 2.3.1 2.4.1 3.2.1 3.3.1 3.3.2 3.3.3 3.3.4 3.4.3 3.4.5
  3.5.1 3.5.2 3.5.3 3.7.2 4.3.1 4.3.2 4.4.2 4.4.3 4.4.4 5.2.1 5.2.2 5.2.3 5.2.6 6.3.1 6.3.3 6.4.1 6.8.1 7.2.4 7.3.1 7.3.2
  7.4.1 7.4.2 8.2.2 8.2.3 8.3.2 8.4.1 10.5.4 13.2.2 13.2.4 14.2.1 14.2.4 14.2.7 14.2.8 14.3.3 15.1.2 15.3.3 15.3.6 16.2.5
  16.3.1 16.3.2 16.4.1 16.4.2 16.5.2 16.5.3`

/** A cell is bare, or between quotes where a comma stands in it. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

const text = fs.readFileSync(path.join(projectRoot, 'docs/asvs.csv'), 'utf8')
const [header = '', ...lines] = text.trimEnd().split('\n')
const rows = lines.map((line) => {
  const [id = '', status = '', file = '', test = '', note = '', ...more] = cells(line)
  return { id, status, file, test, note, more }
})

it('has one row for each requirement of the core set', () => {
  expect(header).toBe('id,status,file,test,note')
  expect(rows.map(({ id }) => id)).toEqual(core.trim().split(/\s+/))
  expect(rows).toHaveLength(63)
  expect(rows.filter(({ more }) => more.length > 0)).toEqual([])
})

it.each(rows.filter(({ status }) => status === 'met' || status === 'partly'))(
  '$id is $status: a test of this name stands in $file',
  ({ status, file, test, note }) => {
    const source = fs.readFileSync(path.join(projectRoot, file), 'utf8')
    // Where a title stands: after `it(`, after the table of `it.each`, or on a line of its own below one of them.
    const titles = source.split('\n').filter((line) => /^\s*(?:it\b.*\(|\]?.*\]\)\(|.*\)\()?\s*['"`]/.test(line))
    expect(titles.filter((line) => line.includes(test))).not.toEqual([])
    expect(test.length).toBeGreaterThan(5)
    // What is met in part says which part is not.
    expect(status === 'partly' && note === '').toBe(false)
  },
)

it('says of every other one why', () => {
  const others = rows.filter(({ status }) => status !== 'met' && status !== 'partly')
  for (const row of others) {
    expect(['later', 'not-applicable']).toContain(row.status)
    expect([row.id, row.file, row.test, row.note.length > 10]).toEqual([row.id, '', '', true])
  }
})
