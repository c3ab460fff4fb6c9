// Two nodes on one database, and who works together at one board: Ana at the first, Ben at the second.

import type { ServeOptions } from '../../apps/api/src/platform/config.js'
import { type Board, board } from './board.js'
import { type Serving, serve } from './served.js'
import { type SetUp, Someone, type World, world } from './world.js'

export interface Member {
  someone: Someone
  urn: never
}
export interface TwoNodes {
  w: World
  second: Serving
  ana: Member
  /** Signed in at the second node. */
  ben: Member
  place: Board
  /** Leads another alliance, signed in at the first node. */
  zoe: Someone
  close(): Promise<void>
}

/** The same person at another node: cookies are named after the port, as browsers keep ports apart. */
export const at = (someone: Someone, url: string): Someone => {
  const [, secret] = (someone.cookie ?? '').split('=')
  return new Someone(url, `alongside-${new URL(url).port}=${secret}`, someone.id, someone.name, someone.email)
}

export async function twoNodes(both: SetUp = {}, secondOnly: Partial<ServeOptions> = {}): Promise<TwoNodes> {
  const w = await world(both)
  const second = await serve({ ...w.options, port: 0, ...secondOnly })
  const elm = await w.school('Elm Park')
  const oak = await w.school('Oakfield')
  const alliance = await w.alliance('North', { schools: [elm, oak] })
  const far = await w.school('Far End')
  await w.alliance('South', { schools: [far] })
  const ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm as never }
  const home = await w.person({ name: 'Ben', role: 'TEACHER', school: oak })
  const zoe = await w.person({ name: 'Zoe', role: 'TEACHER', school: far })
  const ben = { someone: at(home, second.url), urn: oak as never }
  const place = await board(w, alliance, [ana, ben])
  const close = async () => {
    await second.close()
    await w.close()
  }
  return { w, second, ana, ben, zoe, place, close }
}
