// Boards that were closed because something stored of them is damaged: lists them, opens one again, or lets one go on from where it is whole.
import { prepareEnding } from './ending.mjs'
import { built, openDatabase } from './open-database.mjs'
import { prepare } from './prepare.mjs'
import { readSettings } from './settings.mjs'
import { explain, Trouble } from './trouble.mjs'

const usage = () =>
  new Trouble(
    'Say what to do with which board.',
    'node tools/damaged-boards.mjs; node tools/damaged-boards.mjs reopen ID; node tools/damaged-boards.mjs rebuild ID',
  )

export async function lookAfter([what, id, ...more]) {
  const ending = prepareEnding({ interrupted: 130 })
  let failed = false
  try {
    if (more.length > 0 || (what !== undefined && (!['reopen', 'rebuild'].includes(what) || !id))) throw usage()
    const settings = readSettings(process.env)
    await prepare(ending)
    const { damagedBoards } = await import(built('damaged-boards.js'))
    const boards = damagedBoards(await openDatabase(settings, ending))
    ending.add(() => boards.close())
    if (what === 'reopen') {
      await boards.reopen(id)
      console.log('It is whole, and open again.')
    } else if (what === 'rebuild') console.log(`It goes on as it was at edit ${await boards.rebuild(id)}.`)
    else list(await boards.list())
  } catch (error) {
    failed = true
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
  }
  if (!ending.signal.aborted) await ending.end(null, failed ? 1 : 0)
}

function list(boards) {
  if (boards.length === 0) console.log('No board is damaged.')
  for (const { id, since, reason, goodSeq } of boards) {
    console.log(`${id}  since ${since.toISOString()}: ${reason}; whole up to edit ${goodSeq ?? 0}`)
  }
}
