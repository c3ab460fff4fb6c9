// How long the register takes to import, and how much memory beyond what the process had before.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { round } from './figures.mjs'
import { listOfSchools, officialFile, SCHOOLS } from './register.mjs'
import { withDatabase } from './served.mjs'

export const about =
  `${SCHOOLS.toLocaleString('en-GB')} schools, real ones where ALONGSIDE_DATA_DIR has them, into a Postgres with every safety on: ` +
  'as the official register (120 columns, Windows-1252) into an empty table and once more, and the list of 2022 over it. ' +
  'Memory: the most resident at any moment beyond what the process had before.'

export async function run({ ending }) {
  return await withDatabase(ending, async ({ app, folder }) => {
    const list = listOfSchools(folder)
    const official = officialFile(list, folder)
    const first = await imported(app, official)
    if (first.added !== SCHOOLS) throw new Error(`${first.added} schools were added.`)
    const again = await imported(app, official)
    if (again.unchanged !== SCHOOLS) throw new Error(`${again.unchanged} schools were found unchanged.`)
    const over = await imported(app, list.file)
    return [
      ...figures('official', 'official register, first time', first),
      ...figures('again', 'official register, again', again),
      ...figures('list', 'list of 2022 over it', over),
    ]
  })
}

const figures = (key, what, { seconds, megabytes }) => [
  { key: `${key}Seconds`, what, value: round(seconds), unit: 's', limit: 10 },
  { key: `${key}Megabytes`, what: `${what}, memory`, value: round(megabytes), unit: 'MB', limit: 150 },
]

/** In a process of its own, which has nothing else in its memory. */
async function imported(app, file) {
  const script = fileURLToPath(new URL('./import-once.mjs', import.meta.url))
  const args = ['--expose-gc', script, JSON.stringify({ app, file })]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout)
}
