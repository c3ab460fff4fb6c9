/**
 * Vite plugin: writes each operation's document into the module that asks for it. The preset's own `graphql()` would
 * carry every operation of the product into the first page.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Kind, parse } from 'graphql'
import { operationCall, operations, persistedFile, web } from './operations.mjs'

export function inlineDocuments() {
  let known = new Map()
  // A process of its own: bundled into Vite's configuration, the generator would meet a second copy of graphql.
  const refresh = async () => {
    await promisify(execFile)(process.execPath, [`${web}tools/codegen.mjs`]).catch((error) => {
      throw new Error(error.stderr || error.message)
    })
    known = await operations()
  }
  return {
    name: 'alongside:inline-documents',
    enforce: 'pre',
    buildStart: refresh,
    async transform(code, id) {
      if (!/\/src\/(?!gql\/).*\.tsx?$/.test(id.split('?')[0]) || !code.includes('graphql(')) return null
      const definitions = [...code.matchAll(operationCall)].map(([, text]) => parse(text).definitions[0])
      const asked = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      // While developing, an operation may be newer than what we know.
      if (this.meta.watchMode || asked.some(({ name }) => !known.has(name.value))) await refresh()
      return {
        code: code.replace(operationCall, (_call, text) => {
          const [{ kind, name }] = parse(text).definitions
          // A fragment has types only: the operations that use it carry it.
          return kind === Kind.FRAGMENT_DEFINITION ? 'null' : JSON.stringify(known.get(name.value))
        }),
        map: null,
      }
    },
    async generateBundle() {
      const source = await readFile(persistedFile, 'utf8')
      this.emitFile({ type: 'asset', fileName: '.vite/persisted-documents.json', source })
    },
  }
}
