// How much JavaScript a teacher's laptop has to fetch before a page works, compressed, measured on the real build.
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { projectRoot } from '../support/start.js'

interface Chunk {
  file: string
  imports?: string[]
  dynamicImports?: string[]
}

const dist = path.join(projectRoot, 'apps/web/dist')
const manifest: Record<string, Chunk> = JSON.parse(fs.readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))

function chunk(key: string): Chunk {
  const found = manifest[key]
  if (!found) throw new Error(`The build has no ${key}; it has: ${Object.keys(manifest).join(', ')}`)
  return found
}

/** The chunk and all that it imports before it can run. */
function withImports(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of chunk(key).imports ?? []) withImports(next, seen)
  return seen
}

/** What is fetched later by the page itself (the card editor, say), not what other pages fetch. */
function laterParts(keys: Set<string>): string[] {
  return [...keys].filter((key) => key !== 'index.html').flatMap((key) => chunk(key).dynamicImports ?? [])
}

/** In kB of 1000 bytes, as the server sends it at best. */
function kilobytes(keys: Iterable<string>): number {
  const files = new Set([...keys].map((key) => chunk(key).file).filter((file) => file.endsWith('.js')))
  const bytes = [...files].map((file) => gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length)
  return bytes.reduce((sum, next) => sum + next, 0) / 1000
}

/** What every page has before its own: a stranger the entry; whoever is signed in the shell too, and the live connection. */
const entry = withImports('index.html')
const shell = withImports('src/shell/Shell.tsx', new Set(entry))
for (const key of Object.keys(manifest)) if (key.includes('/node_modules/socket.io-client/')) withImports(key, shell)

it('signing in needs at most 175 kB', () => {
  const page = 'src/pages/SignInPage.tsx' // unless it is part of the entry, so that nothing waits for it
  expect(kilobytes(page in manifest ? withImports(page, new Set(entry)) : entry)).toBeLessThanOrEqual(175)
})

it('Today needs at most 280 kB', () => {
  expect(kilobytes(withImports('src/pages/TodayPage.tsx', new Set(shell)))).toBeLessThanOrEqual(280)
})

it('the classroom view needs at most 510 kB in all', () => {
  const page = withImports('src/pages/ClassroomPage.tsx')
  const all = new Set([...withImports('src/shell/FullScreen.tsx', new Set(shell)), ...page])
  for (const later of laterParts(page)) withImports(later, all)
  expect(kilobytes(all)).toBeLessThanOrEqual(510)
})

it('the board needs at most 510 kB in all, with the editor that its cards open', () => {
  const page = withImports('src/pages/EnquiryBoardPage.tsx')
  const all = new Set([...shell, ...page])
  for (const later of laterParts(page)) withImports(later, all)
  expect(kilobytes(all)).toBeLessThanOrEqual(510)
})

it('the calendar needs at most 420 kB in all, and its component is fetched by nobody else', () => {
  const component = 'src/features/timetable/SessionCalendar.tsx'
  const page = withImports('src/pages/CalendarPage.tsx')
  expect(laterParts(page)).toContain(component)
  expect([...page, ...shell]).not.toContain(component)
  const all = new Set([...shell, ...page])
  for (const later of laterParts(page)) withImports(later, all)
  expect(kilobytes(all)).toBeLessThanOrEqual(420)
  const others = Object.keys(manifest).filter((key) => key.startsWith('src/pages/') && !key.includes('CalendarPage'))
  for (const other of others)
    expect([...withImports(other), ...laterParts(withImports(other))]).not.toContain(component)
})
