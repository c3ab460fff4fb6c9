// One life of the server under `npm run dev`: it gets its options from its parent, and ends with it.
import { pathToFileURL } from 'node:url'
import { inRoot } from './place.mjs'

process.once('message', async (options) => {
  const { serve } = await import(pathToFileURL(inRoot('apps/api/dist/main.js')).href)
  const server = await serve({ ...options, progress: (line) => console.log(`  ${line}`) })
  const end = () => server.close().finally(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('disconnect', end)
  process.send({ ready: server.demoSignIns })
})
