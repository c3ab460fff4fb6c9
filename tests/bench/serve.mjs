// The server as a process of its own, for measuring it from outside: says where it listens and what it has spent so far.
import pg from 'pg'
import { serve } from '../../apps/api/dist/main.js'

let statements = null

const answers = {
  spent() {
    const { user, system } = process.cpuUsage()
    return { cpuMs: (user + system) / 1000, megabytes: process.memoryUsage().rss / 1e6 }
  },
  count() {
    statements = []
  },
  counted: () => statements.splice(0),
}

/** Costs next to nothing while nobody counts. */
function watchStatements() {
  const query = Reflect.get(pg.Client.prototype, 'query')
  pg.Client.prototype.query = function counted(...question) {
    const text = typeof question[0] === 'string' ? question[0] : (question[0].text ?? '')
    if (statements && !text.includes('graphile_worker')) statements.push(text)
    return Reflect.apply(query, this, question)
  }
}

watchStatements()
const server = await serve(JSON.parse(process.argv[2]))
process.on('message', (question) => process.send({ [question]: answers[question]() ?? true }))
// Whoever measures is gone: nobody needs us any more.
process.on('disconnect', () => process.exit())
process.send({ url: server.url })
