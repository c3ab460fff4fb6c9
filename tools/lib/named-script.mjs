// Finds the measurement or the proof that somebody asked for by name.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inRoot } from './place.mjs'
import { Trouble } from './trouble.mjs'

/**
 * @param {{ kind: 'bench' | 'proof', ending: string, name: string | undefined }} asked
 * @returns {Promise<{ about: string, run: Function }>}
 */
export async function namedScript({ kind, ending, name }) {
  const folder = inRoot('tests', kind)
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  const names = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length))
  if (!name || !names.includes(name)) {
    throw new Trouble(
      name ? `There is no ${kind} called ${name}.` : `Say which: npm run ${kind} -- NAME`,
      `There are: ${names.join(', ') || 'none yet'}`,
    )
  }
  return import(pathToFileURL(path.join(folder, `${name}${ending}`)).href)
}
