// T21: no regular expression of ours can be made to search for long. Each is judged by what it says, not by a sample.
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { parseSync } from '@swc/core'
import { checkSync } from 'recheck'
import { projectRoot } from '../support/start.js'

// Neither Java nor a program of another language: the judge runs here.
process.env.RECHECK_SYNC_BACKEND = 'pure'

/** Those whose time grows faster than their text, and why no text is long enough for it. */
const bounded: Readonly<Record<string, string>> = {
  '^[\\s,;]+|[\\s,;]+$': 'a name in a pasted list: a line is cut at 1,000 signs',
  '\\/+$': 'PUBLIC_URL, which the operator writes',
  '^[^a-z@$]+|[^a-z@$]+$': 'a password: 256 signs at most, checked before',
  '^[A-Z0-9 -]*[0-9][A-Z0-9 -]*$': 'a postcode: 10 signs at most, checked in the same line',
  '^(.*?)([\\p{L}\\p{N}]+)$': 'what is searched for: cut at 100 signs',
  '\\s+(and|of|the)?\\s*$': 'a school’s name from the register, on one’s own screen',
}

interface Found {
  readonly pattern: string
  readonly flags: string
  readonly file: string
}

const folders = ['libs/domain/src', 'libs/contracts/src', 'apps/api/src', 'apps/web/src']

function sources(): { file: string; source: string }[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^gql/.test(name))
      .map((name) => path.join(folder, name))
      .map((file) => ({ file, source: fs.readFileSync(path.join(projectRoot, file), 'utf8') })),
  )
}

function literals(): Found[] {
  const found = new Map<string, Found>()
  const look = (node: unknown, file: string): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, pattern, flags } = node as Record<string, string>
    if (type === 'RegExpLiteral') found.set(`${pattern}/${flags}`, { pattern: pattern!, flags: flags!, file })
    for (const part of Object.values(node)) look(part, file)
  }
  for (const { file, source } of sources())
    look(parseSync(source, { syntax: 'typescript', tsx: file.endsWith('x'), decorators: true }), file)
  return [...found.values()]
}

/** Without a part that may go on for ever a search ends after a number of steps that the pattern itself bounds. */
const goesOn = (pattern: string): boolean => /[*+]|\{\d+,\}/.test(pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/g, 'x'))

it('finds every pattern safe, or its text short', () => {
  const all = literals()
  expect(all.length).toBeGreaterThan(80)
  const slow = all
    .filter(({ pattern }) => goesOn(pattern))
    .filter(({ pattern, flags }) => checkSync(pattern, flags, { timeout: 60_000 }).status !== 'safe')
  expect(slow.filter(({ pattern }) => !(pattern in bounded))).toEqual([])
  // And no excuse is kept longer than its pattern.
  expect(Object.keys(bounded).filter((pattern) => !slow.some((found) => found.pattern === pattern))).toEqual([])
}, 400_000)

it('would find one that is not', () => {
  expect(checkSync('^(a+)+$', '').status).toBe('vulnerable')
  expect([goesOn('^(a+)+$'), goesOn('[*+]x{2}'), goesOn('a{3,}')]).toEqual([true, false, true])
})

it('builds a pattern out of what somebody typed only where each sign is taken literally', () => {
  const built = sources().flatMap(({ file, source }) =>
    source.split('\n').flatMap((line) => (/\bRegExp\(/.test(line) ? [`${file}: ${line.trim()}`] : [])),
  )
  expect(built.filter((line) => !/RegExp\((literally\(|`[^`$]*\$\{escaped\()/.test(line))).toEqual([])
})
