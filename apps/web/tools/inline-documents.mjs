/**
 * Vite plugin: writes each operation's document into the module that asks for it. The preset's own `graphql()` would
 * carry every operation of the product into the first page.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Kind, parse } from 'graphql'
import { operationCall, operations, persistedFile, web, writtenOperations } from './operations.mjs'

const textsIn = (code) => [...code.matchAll(operationCall)].map(([, text]) => text)

export function inlineDocuments() {
  let known = new Map()
  let texts = new Set()
  // A process of its own: bundled into Vite's configuration, the generator would meet a second copy of graphql.
  const refresh = async () => {
    await promisify(execFile)(process.execPath, [`${web}tools/codegen.mjs`]).catch((error) => {
      throw new Error(error.stderr || error.message)
    })
    known = await operations()
    texts = new Set((await writtenOperations()).map(({ text }) => text))
  }
  return {
    name: 'alongside:inline-documents',
    enforce: 'pre',
    buildStart: refresh,
    transform(code, id) {
      if (!/\/src\/(?!gql\/).*\.tsx?$/.test(id.split('?')[0]) || !code.includes('graphql(')) return null
      const inlined = code.replace(operationCall, (_call, text) => {
        const [{ kind, name }] = parse(text).definitions
        // A fragment has types only: the operations that use it carry it.
        return kind === Kind.FRAGMENT_DEFINITION ? 'null' : JSON.stringify(known.get(name.value))
      })
      return { code: inlined, map: null }
    },
    /** While developing: a changed fragment changes operations in other modules, so all of them are asked for again. */
    async handleHotUpdate({ read, server }) {
      if (textsIn(await read()).every((text) => texts.has(text))) return
      await refresh()
      server.moduleGraph.invalidateAll()
      server.ws.send({ type: 'full-reload' })
      return []
    },
    async generateBundle() {
      const source = await readFile(persistedFile, 'utf8')
      this.emitFile({ type: 'asset', fileName: '.vite/persisted-documents.json', source })
    },
  }
}
