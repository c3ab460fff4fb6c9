// The rules of who may import whom bite: each is broken once in a small house of its own, and caught; what the
// architecture allows passes.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { projectRoot, temporaryFolder } from '../support/start.js'

const configFile = path.join(projectRoot, '.dependency-cruiser.cjs')
const config: { forbidden: { name: string }[] } = createRequire(import.meta.url)(configFile)

/** Each broken rule with the file that breaks it and what that file must not import. */
const broken: [rule: string, from: string, to: string][] = [
  ['no-cycles', 'libs/domain/src/egg.ts', 'libs/domain/src/hen.ts'],
  ['no-loose-ends', 'apps/api/src/platform/lost.ts', 'apps/api/src/platform/nowhere.ts'],
  ['domain-stands-alone', 'libs/domain/src/dates.ts', 'node_modules/date-tool/index.js'],
  ['contracts-know-only-the-domain', 'libs/contracts/src/board.ts', 'node_modules/date-tool/index.js'],
  ['server-does-not-know-the-client', 'apps/api/src/platform/mail.ts', 'apps/web/src/platform/dates.ts'],
  ['client-does-not-know-the-server', 'apps/web/src/platform/session.ts', 'apps/api/src/platform/auth.ts'],
  ['product-does-not-need-tests', 'apps/api/src/main.ts', 'tests/support/world.ts'],
  ['api-platform-knows-no-feature', 'apps/api/src/platform/search.ts', 'apps/api/src/features/cpd/cpd.service.ts'],
  [
    'api-features-meet-through-services',
    'apps/api/src/features/enquiry/enquiry.resolver.ts',
    'apps/api/src/features/cpd/cpd.entity.ts',
  ],
  ['api-features-do-not-know-the-whole', 'apps/api/src/features/cpd/cpd.live.ts', 'apps/api/src/app.module.ts'],
  ['web-features-do-not-meet', 'apps/web/src/features/enquiry/Board.tsx', 'apps/web/src/features/cpd/Calendar.tsx'],
  ['web-pages-stand-on-top', 'apps/web/src/features/enquiry/Link.tsx', 'apps/web/src/pages/CpdPage.tsx'],
  ['web-platform-knows-no-feature', 'apps/web/src/platform/inbox.ts', 'apps/web/src/features/cpd/useCpd.ts'],
  ['ui-only-looks', 'apps/web/src/ui/RoleName.tsx', 'libs/domain/src/role.ts'],
]

const allowed: [from: string, to: string][] = [
  ['libs/contracts/src/events.ts', 'libs/domain/src/role.ts'],
  ['libs/contracts/src/shape.ts', 'node_modules/yjs/index.js'],
  ['libs/domain/src/role.test.ts', 'node_modules/date-tool/index.js'],
  ['apps/api/src/features/enquiry/enquiry.service.ts', 'apps/api/src/features/cpd/cpd.service.ts'],
  ['apps/api/src/features/enquiry/enquiry.module.ts', 'apps/api/src/features/cpd/cpd.module.ts'],
  ['apps/api/src/features/enquiry/enquiry.entity.ts', 'apps/api/src/platform/auth.ts'],
  ['apps/web/src/features/cpd/Places.tsx', 'apps/web/src/ui/Button.tsx'],
  ['apps/web/src/pages/TodayPage.tsx', 'apps/web/src/features/cpd/Calendar.tsx'],
  ['tests/api/enquiry.test.ts', 'apps/api/src/features/enquiry/enquiry.entity.ts'],
]

let house: string
let caught: string[]

beforeAll(() => {
  house = temporaryFolder()
  for (const [from, to] of [...broken.map(([, ...pair]) => pair), ...allowed]) {
    write(to, 'export {}\n')
    write(from, `import '${path.relative(path.dirname(from), to).replace(/^(?!\.)/, './')}'\n`)
  }
  write('libs/domain/src/hen.ts', `import './egg.ts'\n`)
  fs.rmSync(path.join(house, 'apps/api/src/platform/nowhere.ts'))
  const found = cruise()
  caught = found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${path.posix.normalize(to)}`)
})
afterAll(() => fs.rmSync(house, { recursive: true, force: true }))

function write(file: string, text: string): void {
  const full = path.join(house, file)
  fs.mkdirSync(path.dirname(full), { recursive: true })
  fs.writeFileSync(full, text)
}

function cruise(): { rule: { name: string }; from: string; to: string }[] {
  const script = path.join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [script, '--config', configFile, '--output-type', 'json', 'apps', 'libs', 'tests']
  return JSON.parse(execFileSync(process.execPath, args, { cwd: house, encoding: 'utf8' })).summary.violations
}

it('has a break for every rule', () => {
  expect(broken.map(([rule]) => rule)).toEqual(config.forbidden.map(({ name }) => name))
})

it.each(broken)('%s: %s may not import %s', (rule, from) => {
  expect(caught.filter((line) => line.startsWith(`${rule}: ${from} `))).toHaveLength(1)
})

it.each(allowed)('%s may import %s', (from) => {
  expect(caught.filter((line) => line.includes(` ${from} `))).toEqual([])
})
