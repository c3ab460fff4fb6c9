// Postgres refuses to run as root. This chooses the account it runs under instead.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Trouble } from './trouble.mjs'

/** The account `nobody`; Postgres wants one that the password file knows. */
const NOBODY = 65534

/** A user namespace in which root looks like an ordinary person. */
const asSomebody = ['-U', '--map-user=1000', '--map-group=1000']

/**
 * An ordinary user runs it as they are. Root hands it to `nobody`, if that account can reach data and programs;
 * else (a clone below a closed folder, such as root's own home) it runs in a user namespace. That is the second choice,
 * because seen from outside it is still root.
 *
 * @returns {{ name: string, command(program: string, args: string[]): [string, string[], object], own(folder: string): void }}
 */
export function accountFor(dataDir, program) {
  const found = fs.statSync(dataDir, { throwIfNoEntry: false })
  if (process.getuid?.() !== 0) {
    if (found && process.getuid && found.uid !== process.getuid()) {
      throw new Trouble(
        `The data folder ${dataDir} belongs to another account (number ${found.uid}).`,
        'Start as that account, or choose another folder with ALONGSIDE_DATA=/path.',
      )
    }
    return { name: 'this account', command: (bin, args) => [bin, args, {}], own: () => {} }
  }
  const owner = found?.uid
  const uid = owner || NOBODY
  if (owner !== 0 && reaches(uid, path.dirname(dataDir)) && reaches(uid, program)) {
    return {
      name: `account number ${uid}`,
      command: (bin, args) => [bin, args, { uid, gid: uid }],
      own: (folder) => fs.chownSync(folder, uid, uid),
    }
  }
  if (!owner && spawnSync('unshare', [...asSomebody, 'true']).status === 0) {
    return {
      name: 'a user namespace',
      command: (bin, args) => ['unshare', [...asSomebody, bin, ...args], {}],
      own: () => {},
    }
  }
  throw new Trouble(
    `Postgres does not run as root, and account number ${uid} cannot reach ${dataDir}.`,
    'Start as an ordinary user, or put the data where others may enter: ALONGSIDE_DATA=/srv/alongside npm start',
  )
}

const reaches = (uid, place) => spawnSync('test', ['-x', place], { uid, gid: uid, cwd: '/' }).status === 0
