// Browser tests are never left out in silence: without a browser they fail, and say what to install.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { browserPath } from '../../tools/lib/browser.mjs'
import { projectRoot, temporaryFolder } from '../support/start.js'

const folder = temporaryFolder()
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** As on a machine without any: the finder alone, with no packages beside it and nothing on the path. */
function findWith(env: Record<string, string>): { status: number | null; stderr: string } {
  for (const file of ['browser.mjs', 'quick-place.mjs', 'trouble.mjs']) {
    fs.copyFileSync(path.join(projectRoot, 'tools/lib', file), path.join(folder, file))
  }
  const asking = `import { browserPath } from './browser.mjs'; import { explain } from './trouble.mjs'
    await browserPath().then(console.log, (error) => { console.error(explain(error)); process.exitCode = 1 })`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', asking], { cwd: folder, env, encoding: 'utf8' })
}

/** A Mac's own place for applications cannot be wished away. */
const onBareMachine = fs.existsSync('/Applications') ? it.skip : it
onBareMachine('says what to install where there is none', () => {
  const { status, stderr } = findWith({ PATH: folder })
  expect(stderr).toMatch(/^No browser was found.*\n.*apt-get install chromium.*CHROME_PATH=/)
  expect(status).toBe(1)
})

it('says so when the one that was named is none, though there may be others', () => {
  const { status, stderr } = findWith({ CHROME_PATH: `${folder}/chrome` })
  expect(stderr).toMatch(/^CHROME_PATH is .*\/chrome, and no browser answers there\./)
  expect(status).toBe(1)
})

it('finds one for the browser tests here', async () => {
  expect(fs.existsSync(await browserPath())).toBe(true)
})
