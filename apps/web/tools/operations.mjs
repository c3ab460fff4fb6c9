/** Where the client's GraphQL operations are written, and what became of them. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Kind, parse } from 'graphql'

export const web = fileURLToPath(new URL('..', import.meta.url))
export const output = `${web}src/gql/`
export const persistedFile = `${output}persisted-documents.json`

/** `graphql(` followed by a template: the one way the client writes an operation or a fragment. */
export const operationCall = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`([^`]*)`,?\s*\)/g

/** Each operation and fragment as its author typed it, and the file it stands in. */
export async function writtenOperations() {
  const names = await readdir(`${web}src`, { recursive: true })
  const written = []
  for (const name of names.filter((name) => /\.tsx?$/.test(name) && !name.startsWith('gql')).sort()) {
    const source = await readFile(`${web}src/${name}`, 'utf8')
    for (const [, text] of source.matchAll(operationCall)) written.push({ location: name, text })
  }
  return written
}

/** Every operation's document as it goes over the wire, fragments included, by its name. */
export async function operations() {
  const persisted = JSON.parse(await readFile(persistedFile, 'utf8'))
  return new Map(
    Object.entries(persisted).map(([hash, text]) => {
      const document = parse(text, { noLocation: true })
      const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      return [operation.name.value, { ...document, __meta__: { hash } }]
    }),
  )
}
