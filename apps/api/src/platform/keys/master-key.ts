/** The one key that is in no database: given from outside, or kept in a file beside the data folder that no backup takes along. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Injectable } from '@nestjs/common'
import { Config } from '../config.js'
import { keyBytes } from './sealing.js'

@Injectable()
export class MasterKey {
  private known: Buffer | null = null

  constructor(private readonly config: Config) {}

  /** Looked for when the first thing is sealed: an installation that seals nothing needs no key. */
  get bytes(): Buffer {
    const { key, dataDir } = this.config.options
    this.known ??= key ? keyFrom(key, 'ALONGSIDE_KEY') : keyOfFile(`${dataDir}.key`)
    return this.known
  }
}

export function keyFrom(text: string, where: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== keyBytes) throw new Error(`${where} is no key: it takes 32 random bytes in base64.`)
  return bytes
}

/** Two who begin at once: the second reads what the first wrote. */
function keyOfFile(path: string): Buffer {
  try {
    writeFileSync(path, `${randomBytes(keyBytes).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyFrom(readFileSync(path, 'utf8'), path)
}
