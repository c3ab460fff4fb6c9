// What must never stand in the tree: tests that do not run, leftovers of a run, addresses of somebody's registry.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { projectRoot } from '../support/start.js'

/** What git knows, or would take with the next commit. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: projectRoot,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && fs.existsSync(path.join(projectRoot, file)))

const read = (file: string) => fs.readFileSync(path.join(projectRoot, file), 'utf8')
const isCode = (file: string) => /\.(ts|tsx|mjs|cjs)$/.test(file)
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

/** Each line of these files that says such a thing. */
function lines(chosen: string[], such: RegExp): string[] {
  return chosen.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, at) => (such.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  )
}

it('runs every test that stands there', () => {
  // To choose between `it` and `it.skip` by what a machine has is fine: such tests are counted as skipped.
  const idle = /\b(it|test|describe)\.(only\b|skip[.(]|todo\()|\b[xf](it|describe|test)\(/
  expect(lines(files.filter(isTest), idle)).toEqual([])
})

it('has no test without a step that runs it', () => {
  const known = /^(libs\/[^/]+\/src|tests\/(api|live|security|faults|checks|e2e))\//
  expect(files.filter(isTest).filter((file) => !known.test(file))).toEqual([])
})

it('waits for what it expects instead of sleeping', () => {
  expect(lines(files.filter(isTest), /waitForTimeout\(|await (pause|sleep|delay)\(/)).toEqual([])
})

it('leaves nothing half done', () => {
  const ourselves = path.join('tests', 'checks', 'tree.test.ts')
  const code = files.filter((file) => isCode(file) && file !== ourselves)
  expect(lines(code, /\b(TODO|FIXME|XXX)\b|not implemented|lorem ipsum|@ts-ignore|@ts-nocheck/i)).toEqual([])
})

it('keeps data, builds and generated code out', () => {
  const generated = /(^|\/)(\.data|\.look|dist|node_modules|coverage|gql)\/|\.tsbuildinfo$|(^|\/)\.env$/
  expect(files.filter((file) => generated.test(file))).toEqual([])
})

it('keeps the lockfile free of registry addresses, so that it works with any', () => {
  expect(lines(['package-lock.json'], /"resolved": "(?!apps\/|libs\/|tests")/)).toEqual([])
  expect(files.filter((file) => path.basename(file) === '.npmrc')).toEqual([])
})

it('lets the build server run its script', () => {
  expect(fs.statSync(path.join(projectRoot, '.ci/run')).mode & 0o111).not.toBe(0)
  expect(execFileSync('git', ['ls-files', '--stage', '.ci/run'], { cwd: projectRoot, encoding: 'utf8' })).toMatch(
    /^100755/,
  )
})

it('pins every package to one version', () => {
  for (const file of files.filter((name) => path.basename(name) === 'package.json')) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file))
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    )
    expect([file, loose]).toEqual([file, []])
  }
})
