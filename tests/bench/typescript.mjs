// Lets Node read the client's own TypeScript, so that a measurement speaks to the server through the same provider as a
// browser. `register` it from a script, then import the file.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from '@swc/core'

/** `./x.js` names what `x.ts` becomes; where nothing was built, the source itself is meant. */
export async function resolve(specifier, context, next) {
  const isOwn = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')
  return await next(isOwn ? specifier.replace(/js$/, 'ts') : specifier, context)
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return await next(url, context)
  const source = await readFile(fileURLToPath(url), 'utf8')
  const { code } = await transform(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } })
  return { format: 'module', source: code, shortCircuit: true }
}
