/**
 * Vite plugin: writes the service worker with the list of files that the lesson pages need without a network. Ours and not a
 * library's: the list is short, and what is kept on a teacher's tablet should be readable on one page.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { web } from './operations.mjs'

/** What these pages load, beginning with these; everything they import follows. */
const begins = [
  /\/src\/main\.tsx$|\/index\.html$/,
  /\/src\/shell\/(Shell|FullScreen)\.tsx$/,
  /\/src\/pages\/(ClassroomPage|LessonStudiesPage|ChallengesPage|EvidencePage)\.tsx$/,
  // Loaded late, and asked for by every one of them.
  /\/node_modules\/socket\.io-client\//,
]
/** Their own late parts are needed as well. */
const withLateParts = /\/src\/pages\/(ClassroomPage|EvidencePage)\.tsx$/
/** Of the fonts, the one file each that English needs. */
const isNeeded = (file) => !file.endsWith('.woff2') || /-latin-(wght|opsz)-normal/.test(file)

const besides = [
  '/index.html',
  '/offline.html',
  '/offline.css',
  '/colour-scheme.js',
  '/icon.svg',
  '/icon-192.png',
  '/manifest.webmanifest',
]

function filesOf(bundle) {
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk')
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const needed = new Set()
  const take = (chunk) => {
    if (!chunk || needed.has(chunk)) return
    needed.add(chunk)
    for (const next of chunk.imports) take(byFile.get(next))
  }
  for (const chunk of chunks) {
    const ids = [chunk.facadeModuleId, ...chunk.moduleIds].filter(Boolean).map((id) => id.split('?')[0])
    const isBegin = begins.some((begin, at) => ids.slice(0, at === 3 ? undefined : 1).some((id) => begin.test(id)))
    if (!isBegin) continue
    take(chunk)
    if (withLateParts.test(chunk.facadeModuleId ?? '')) for (const next of chunk.dynamicImports) take(byFile.get(next))
  }
  const extra = [...needed].flatMap(({ viteMetadata }) => [
    ...(viteMetadata?.importedCss ?? []),
    ...(viteMetadata?.importedAssets ?? []),
  ])
  const fonts = Object.keys(bundle).filter((file) => file.endsWith('.woff2'))
  return [...new Set([...[...needed].map(({ fileName }) => fileName), ...extra, ...fonts])].filter(isNeeded).sort()
}

export function lessonShell() {
  return {
    name: 'alongside:lesson-shell',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const files = [...besides, ...filesOf(bundle).map((file) => `/${file}`)]
      const worker = await readFile(`${web}src/worker/service-worker.js`, 'utf8')
      const hash = createHash('sha256').update(worker)
      for (const file of files) hash.update(file)
      for (const file of besides) hash.update(await readFile(path.join(dir, file)))
      const shell = { build: hash.digest('hex').slice(0, 16), files }
      await writeFile(path.join(dir, 'sw.js'), `const shell = ${JSON.stringify(shell)}\n${worker}`)
    },
  }
}
