// A lock file that survives kill -9: it names its holder, and a holder who died holds nothing.
import fs from 'node:fs'
import { identity, isStillThere } from './processes.mjs'

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null // no file, or one that was cut short by a crash
  }
}

/** Who holds it now, with whatever they noted; null when nobody does. */
export function holderOf(file) {
  const held = read(file)
  return held && isStillThere(held) ? held : null
}

/** What a holder who died left in it; null when there is none or it is still held. */
export function leftBehind(file) {
  const held = read(file)
  return held && !isStillThere(held) ? held : null
}

/**
 * Takes the lock, or returns null while a living process holds it.
 * @returns {{ note(more: object): void, release(): void } | null}
 */
export function take(file) {
  const mine = `${file}.${process.pid}`
  let content = identity()
  for (;;) {
    fs.writeFileSync(mine, JSON.stringify(content))
    try {
      fs.linkSync(mine, file) // either it is there, whole, or we hold it: no moment between
      fs.rmSync(mine)
      break
    } catch (error) {
      fs.rmSync(mine, { force: true })
      if (error.code !== 'EEXIST') throw error
    }
    if (holderOf(file)) return null
    moveAside(file)
  }
  const note = (more) => {
    content = { ...content, ...more }
    fs.writeFileSync(mine, JSON.stringify(content))
    fs.renameSync(mine, file)
  }
  return { note, release: () => fs.rmSync(file, { force: true }) }
}

/** Of several who find a dead holder's lock one moves it away; who caught a fresh one instead puts it back. */
function moveAside(file) {
  const aside = `${file}.${process.pid}.old`
  try {
    fs.renameSync(file, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  if (holderOf(aside)) {
    try {
      fs.linkSync(aside, file)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
  fs.rmSync(aside, { force: true })
}
