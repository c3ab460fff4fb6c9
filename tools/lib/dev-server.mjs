// One life of the server under `npm run dev`. It is started ahead of time and loads the packages, so that after a
// change only our own files are left to load; its options come when its turn has come, and it ends with its parent.
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inRoot } from './place.mjs'

process.once('message', (options) => void serveWith(options))
process.once('disconnect', () => process.exit(0))

const manifest = inRoot('apps/api/package.json')
const packages = Object.keys(JSON.parse(fs.readFileSync(manifest, 'utf8')).dependencies)
for (const name of packages.filter((each) => !each.startsWith('@alongside/'))) {
  try {
    await import(import.meta.resolve(name, pathToFileURL(manifest)))
  } catch {
    // A package that has only parts: they are loaded where they are used.
  }
}

async function serveWith(options) {
  const { serve } = await import(pathToFileURL(inRoot('apps/api/dist/main.js')).href)
  const server = await serve({ ...options, progress: (line) => console.log(`  ${line}`) })
  const end = () => server.close().finally(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('disconnect', end)
  process.send({ ready: server.demoSignIns })
}
