// From a bare clone to a running application, one step after the other, in words.
import { prepareEnding } from './ending.mjs'
import { requirePort } from './listening.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { openDatabase, requireData, startServer } from './server.mjs'
import { missingWithoutHttps, readSettings } from './settings.mjs'
import { explain } from './trouble.mjs'

/**
 * @param {string[]} words `--built` where everything was installed and built before, as in an image
 */
export async function start(words) {
  const ending = prepareEnding()
  const fail = (error) => {
    if (!ending.signal.aborted) console.error(`\nAlongside could not start.\n  ${explain(error)}\n`)
    return ending.end(null, 1)
  }
  try {
    const settings = readSettings(process.env)
    await requireData(settings)
    await requirePort(settings.host, settings.port)
    const isBuilt = words.includes('--built')
    if (!isBuilt) await prepare(ending, { builds: false })
    const database = openDatabase(settings, ending) // while we build
    if (!isBuilt) await prepare(ending)
    const server = await startServer(settings, ending, database)
    ending.signal.throwIfAborted()
    welcome(settings, server)
  } catch (error) {
    await fail(error)
  }
}

function welcome(settings, { url, demoSignIns, firstAdminUrl }) {
  for (const warning of missingWithoutHttps(settings)) console.log(`\n  ${warning}`)
  say(`Ready: ${url}`)
  if (demoSignIns.length > 0) {
    console.log('\n  Sign in as one of the demo people (role, e-mail, password):\n')
    for (const line of table(demoSignIns.map(({ role, email, password }) => [role, email, password]))) {
      console.log(`  ${line}`)
    }
  }
  if (firstAdminUrl) {
    console.log('\n  Nobody can sign in yet. Open this once to become the first administrator:\n')
    console.log(`  ${firstAdminUrl}`)
  }
  console.log('\n  Ctrl-C stops it.\n')
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('   ')
      .trimEnd(),
  )
}
