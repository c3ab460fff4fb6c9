/**
 * Vite plugin: writes each operation's document into the module that asks for it. The preset's own `graphql()` would
 * carry every operation of the product into the first page.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Kind, parse } from 'graphql'
import { generate, operationCall, operations } from './codegen.mjs'

export function inlineDocuments() {
  let known = new Map()
  const refresh = async () => {
    await generate()
    known = await operations()
  }
  return {
    name: 'alongside:inline-documents',
    enforce: 'pre',
    buildStart: refresh,
    async transform(code, id) {
      if (!/\/src\/(?!gql\/).*\.tsx?$/.test(id.split('?')[0]) || !code.includes('graphql(')) return null
      const named = [...code.matchAll(operationCall)].map(([, text]) => parse(text).definitions[0])
      const asked = named.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      // While developing, an operation may be newer than what we know.
      if (this.meta.watchMode || asked.some((definition) => !known.has(definition.name.value))) await refresh()
      return {
        code: code.replace(operationCall, (_call, text) => {
          const [definition] = parse(text).definitions
          // A fragment has types only: the operations that use it carry it.
          return definition.kind === Kind.FRAGMENT_DEFINITION
            ? 'null'
            : JSON.stringify(known.get(definition.name.value))
        }),
        map: null,
      }
    },
    async generateBundle() {
      const persisted = fileURLToPath(new URL('../src/gql/persisted-documents.json', import.meta.url))
      this.emitFile({
        type: 'asset',
        fileName: '.vite/persisted-documents.json',
        source: await readFile(persisted, 'utf8'),
      })
    },
  }
}
