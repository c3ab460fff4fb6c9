// `npm run look` shows every page there is.
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { pages } from '../../tools/look-pages.mjs'
import { projectRoot } from '../support/start.js'

const routes = fs.readFileSync(path.join(projectRoot, 'apps/web/src/routes.tsx'), 'utf8')

it('has a picture of every route, and no picture of a page that is gone', () => {
  const lazy = [...routes.matchAll(/^ {2}'(\/[^']*)':/gm)].map(([, route]) => route as string)
  const shown = new Set(pages.map(({ route }) => route))
  expect(lazy.filter((route) => !shown.has(route))).toEqual([])
  expect([...shown].filter((route) => !lazy.includes(route))).toEqual(['/sign-in', '*'])
})

it('gives each page a name of its own', () => {
  expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length)
})
