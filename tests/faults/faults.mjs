// The faults by name: each breaks something while people write, and waits for what must follow.
import { corruption } from './corruption.mjs'
import { seconds } from './scene.mjs'
import { healthOf, isDegraded, leaver, leaves, oneOf, pulse, replace } from './strikes.mjs'

/** @type {Record<string, { id: string, about: string, nodes?: number, needsRedis?: boolean, mayRefuse?: boolean, run(scene: any): Promise<void> }>} */
export const faults = {
  'api-kill9': {
    id: 'R1',
    about: 'an api node is killed with kill -9, again and again',
    async run(scene) {
      await scene.open()
      await scene.write()
      do {
        await scene.answered(20 + scene.pick(60))
        const node = oneOf(scene)
        await scene.hit(`kill -9 of ${node.name}`, async () => {
          await node.kill()
          await node.start()
        })
      } while (!scene.isOver)
    },
  },
  'pg-kill9': {
    id: 'R2',
    about: 'Postgres is killed with kill -9, again and again; the api stays up',
    async run(scene) {
      await scene.open()
      await scene.write()
      do {
        await scene.answered(20 + scene.pick(60))
        await scene.hit('kill -9 of the postmaster', () => scene.cluster.killDatabase())
      } while (!scene.isOver)
    },
  },
  'pg-restart': {
    id: 'R3',
    about: 'Postgres is restarted in good order',
    async run(scene) {
      await scene.open()
      await scene.write()
      do {
        await scene.answered(20 + scene.pick(60))
        await scene.hit('restart of Postgres', () => scene.cluster.restartDatabase())
      } while (!scene.isOver)
    },
  },
  'slow-database': {
    id: 'R6',
    about: 'Postgres answers half a second late; then the journal’s connections stand still',
    async run(scene) {
      const { databaseLine, nodes } = scene.cluster
      await scene.open()
      await scene.write()
      await scene.answered(50)
      const before = nodes.map(({ megabytes }) => megabytes)
      await scene.hit('everything half a second late', async () => {
        Object.assign(databaseLine, { latency: 250, jitter: 100 })
        await scene.answered(40)
      })
      Object.assign(databaseLine, { latency: 0, jitter: 0 })
      do {
        await scene.answered(20 + scene.pick(40))
        await scene.hit('the journal’s backends stopped', async () => {
          const goOn = await scene.cluster.freezeJournal()
          await scene.pause(2_000 + scene.pick(2_000))
          const health = await Promise.all(nodes.map(healthOf))
          goOn()
          if (!health.every(isDegraded)) scene.broken.push('a node whose journal stands still does not say so')
        })
      } while (!scene.isOver)
      await scene.pause(500)
      const still = (await Promise.all(nodes.map(healthOf))).filter(isDegraded)
      if (still.length > 0) scene.broken.push('a node still says that it is degraded though all is well again')
      scene.figures.growthMB = Math.max(...nodes.map(({ megabytes }, i) => megabytes - before[i]))
      if (scene.figures.growthMB > 150) scene.broken.push(`a node grew by ${Math.round(scene.figures.growthMB)} MB`)
    },
  },
  offline: {
    id: 'R8',
    about: 'somebody writes for a day without a network, the others go on; then both meet',
    async run(scene) {
      const count = scene.isBrisk ? 200 : 2_000
      await scene.open({ people: 2, size: 2 })
      await scene.ask('away', { process: 0 })
      await Promise.all([0, 1].map((process) => scene.ask('actMany', { process, count })))
      const { ms } = await scene.ask('back', { process: 0 })
      scene.figures.mergeMs = Math.round(ms)
      scene.say(`  ${count} edits on each side were one after ${seconds(ms)}`)
    },
  },
  messages: {
    id: 'R9',
    about: 'messages come late, twice, in another order, or not at all; lines are reset, or open and deaf',
    mayRefuse: true,
    async run(scene) {
      await scene.open()
      await scene.ask('trouble', { twice: 20, late: 5, drop: 0.5, swap: 5 })
      Object.assign(scene.cluster.front, { latency: 2, jitter: 20 })
      await scene.write({ perSecond: 10 })
      do {
        await scene.answered(100 + scene.pick(60))
        scene.cluster.front.cut(50)
      } while (!scene.isOver)
      // Within a short round nobody waits for the ten seconds after which a browser gives up a deaf line.
      if (!scene.isBrisk) await scene.hit('a third of all lines deaf', async () => scene.cluster.front.silence(33))
    },
  },
  rolling: {
    id: 'R10',
    about: 'three nodes are replaced one after the other while people write',
    nodes: 3,
    async run(scene) {
      await scene.open()
      await scene.write()
      do {
        for (const node of scene.cluster.nodes) {
          await scene.answered(20)
          await scene.hit(`replacement of ${node.name}`, () => replace(scene, node))
        }
      } while (!scene.isOver)
    },
  },
  drain: {
    id: 'R11',
    about: 'a node is asked to end while people write: it answers what it took, and goes',
    async run(scene) {
      await scene.open()
      await scene.write()
      do {
        await scene.answered(20 + scene.pick(60))
        const node = oneOf(scene)
        await scene.hit(`SIGTERM to ${node.name}`, () => replace(scene, node))
      } while (!scene.isOver)
    },
  },
  corruption,
  herd: {
    id: 'R15',
    about: 'everybody loses the line at once, and comes back at once',
    async run(scene) {
      const people = scene.isBrisk ? 60 : 1_000
      scene.orders = 0
      await scene.open({ people, size: 10 })
      const pulses = scene.cluster.nodes.map(pulse)
      const since = Date.now()
      scene.cluster.front.cut()
      const { half, all } = await scene.ask('allBack', { since })
      scene.figures.herdMs = all
      // How long a node took to answer something that needs nothing: its event loop was busy so long.
      scene.figures.busyP99 = Math.max(...(await Promise.all(pulses.map((stop) => stop()))))
      scene.say(`  of ${people} people half were back after ${seconds(half)}, all after ${seconds(all)}`)
      await scene.write({ perSecond: 0.1 })
      await scene.answered(people / 10)
    },
  },
  'three-nodes': {
    id: 'R17',
    about: 'three nodes own the same document, hints between them are lost, and somebody loses their rights meanwhile',
    nodes: 3,
    async run(scene) {
      await scene.open({ size: scene.clients })
      await scene.write()
      await scene.answered(40)
      await leaves(scene, leaver(scene))
      do {
        await scene.answered(30 + scene.pick(60))
        await scene.hit(
          'the lines on which nodes hear of one another cut',
          () =>
            scene.cluster.sql(
              `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and pid <> pg_backend_pid()`,
            ),
          { exceptFor: [leaver(scene).process] },
        )
      } while (!scene.isOver)
    },
  },
  mixed: {
    id: 'all',
    about: 'by chance: nodes and Postgres killed or replaced, lines reset, messages late, twice and disordered',
    nodes: 2,
    mayRefuse: true,
    async run(scene) {
      const { cluster, pick, clients, edits } = scene
      await scene.open({ size: Math.min(clients, 10) })
      await scene.ask('trouble', { twice: 10, late: 5, drop: 0.2, swap: 5 })
      scene.orders = 1
      await scene.write({ perSecond: edits ? 20 : 4 })
      const isDone = async () => scene.isOver && (!edits || (await scene.ask('acts')) >= edits * clients)
      do {
        await scene.answered(clients * (2 + pick(10)))
        const node = oneOf(scene)
        const [what, strike] = [
          [`kill -9 of ${node.name}`, () => node.kill().then(() => node.start())],
          [`replacement of ${node.name}`, () => replace(scene, node)],
          ['kill -9 of the postmaster', () => cluster.killDatabase()],
          ['restart of Postgres', () => cluster.restartDatabase()],
          ['half of all lines reset', async () => cluster.front.cut(50)],
          ['the lines to Postgres reset', async () => cluster.databaseLine.cut()],
        ][pick(6)]
        await scene.hit(what, strike)
      } while (!(await isDone()))
    },
  },
  redis: {
    id: 'R4',
    about: 'Redis is restarted, cut off and emptied',
    needsRedis: true,
    nodes: 3,
    async run(scene) {
      const { redis, redisLine } = scene.cluster
      await scene.open()
      await scene.write()
      for (const [what, strike] of [
        ['restart of Redis', () => redis.restart()],
        ['FLUSHALL', () => redis.flush()],
        ['nothing comes through to Redis', () => Object.assign(redisLine, { deaf: { up: true, down: true } })],
      ]) {
        await scene.answered(30)
        await scene.hit(what, strike)
      }
      await scene.pause(scene.isBrisk ? 1_000 : 20_000)
      await scene.hit('Redis within reach again', () => {
        Object.assign(redisLine, { deaf: { up: false, down: false } })
        redisLine.cut()
      })
      await redis.stop()
      await scene.answered(30)
      await leaves(scene, leaver(scene))
      await scene.answered(30)
      await redis.start()
      await scene.answered(30)
    },
  },
}
