/** What whoever runs the service does about damaged boards: see them, open one again that was put right, or let one go on from where it is whole. */
import { liveKinds } from './live-kinds.js'
import { type Connection, poolAs } from './platform/db/connection.js'
import { roles } from './platform/db/migrate.js'
import { LiveHub } from './platform/live/live-hub.js'

export function damagedBoards(app: Connection) {
  const pool = poolAs(app, roles.journal, 1)
  const { keeper, guard } = new LiveHub(
    pool,
    liveKinds,
    () => undefined,
    () => undefined,
  )
  const named = async (id: string) => {
    const found = (await keeper.damaged()).find((one) => one.id === id)
    if (!found) throw new Error(`No board with the id ${id} is closed because of damage.`)
    return found
  }
  return {
    list: () => keeper.damaged(),
    reopen: async (id: string) => keeper.reopen(await named(id)),
    rebuild: async (id: string) => keeper.rebuild(await named(id)),
    close: async () => {
      await guard.close()
      await pool.end()
    },
  }
}
