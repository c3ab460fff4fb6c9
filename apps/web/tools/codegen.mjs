/** Types for every GraphQL operation of the client, and the list of operations the server accepts in production. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { buildSchema, Kind, parse, printSchema, visit } from 'graphql'
import { output, writtenOperations } from './operations.mjs'

async function documents() {
  return (await writtenOperations()).map(({ location, text }) => {
    try {
      return { location, rawSDL: text, document: parse(text) }
    } catch (error) {
      throw new Error(`src/${location}: ${error.message}`)
    }
  })
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/** Asks for the type of every object but the root, exactly where Apollo's cache would add it: so the hash stays true. */
const withTypenames = ({ documents }) =>
  documents.map((source) => ({
    ...source,
    document: visit(source.document, {
      SelectionSet: (node, _key, parent) =>
        parent.kind === Kind.OPERATION_DEFINITION ? undefined : { ...node, selections: [...node.selections, typename] },
    }),
  }))

/** Two operations of one name would silently share their types: say it instead. */
function refuseTwins(sources) {
  const seen = new Map()
  for (const { location, document } of sources) {
    for (const { name } of document.definitions) {
      if (seen.has(name.value))
        throw new Error(`${name.value} stands in src/${seen.get(name.value)} and src/${location}`)
      seen.set(name.value, location)
    }
  }
}

async function writeIfChanged(file, content) {
  const before = await readFile(file, 'utf8').catch(() => null)
  if (before !== content) await writeFile(file, content)
}

async function generate() {
  const schemaFile = env.ALONGSIDE_SCHEMA ?? fileURLToPath(new URL('../../api/schema.graphql', import.meta.url))
  const schemaAst = buildSchema(await readFile(schemaFile, 'utf8'))
  const sources = await documents()
  refuseTwins(sources)
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: output,
    schema: parse(printSchema(schemaAst)),
    schemaAst,
    documents: sources,
    documentTransforms: [{ name: 'typename', transformObject: { transform: withTypenames }, config: {} }],
    config: {
      scalars: { DateTime: 'string', Date: 'string', JSON: 'unknown' },
      strictScalars: true,
      useTypeImports: true,
      skipTypeNameForRoot: true,
      enumType: 'string-literal',
    },
    presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
    plugins: [],
    pluginMap: {},
  })
  await mkdir(output, { recursive: true })
  // In turn: the list of persisted documents is complete only after the first section has run.
  for (const section of sections) {
    await writeIfChanged(section.filename, await codegen({ ...section, schemaAst }))
  }
}

await generate().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
