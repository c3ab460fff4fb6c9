// The whole comparison as figures: every server on the same work in the same run, and what was promised of ours beside it.
import { round } from './figures.mjs'
import { killed, ladder, memory, oneDocument, opening } from './live-compare.mjs'

/** As the table calls them, and as the line for programs does. */
const names = {
  alongside: ['Alongside', 'ours'],
  'y-websocket': ['y-websocket', 'yWebsocket'],
  hocuspocus: ['Hocuspocus', 'hocuspocus'],
}
const all = Object.keys(names)
const [ours, ...peers] = all
const stores = (server) => server !== 'y-websocket'

/** The pace that is promised for an ordinary day. */
const promised = 200

const parts = {
  async ladder(help, { sockets } = {}) {
    if (sockets) return await crowds(help, Number(sockets))
    return [...(await crowds(help, 1_000)), ...(await crowds(help, 300)), ...(await crowds(help, 2_000))]
  },

  async one(help) {
    const figures = []
    for (const server of help.servers) {
      for (const { each, stored, seen, cpu, missing, troubles } of await oneDocument({ ...help, server })) {
        const figure = figuresOf(server, `one${each}`, `50 in one document, ${each} edits/s each`)
        figures.push(
          ...figure('Answered', 'answered, p99', stored.p99, 'ms'),
          ...figure('Seen50', 'seen, p50', seen.p50, 'ms'),
          ...figure('Seen99', 'seen, p99', seen.p99, 'ms', 150),
          ...figure('Cpu', 'processor, server', round(cpu.server, 3), 'ms an edit', each === 8 ? 0.5 : undefined),
          ...figure('Postgres', 'processor, Postgres', stores(server) ? round(cpu.postgres, 3) : null, 'ms an edit'),
          ...figure('Wrong', 'refused, or not seen', missing + troubles, 'times', 0),
        )
      }
    }
    return figures
  },

  async memory(help) {
    const figures = []
    for (const server of help.servers) {
      const { perSocket, perDocument } = await memory({ ...help, server })
      const figure = figuresOf(server, 'memory', 'memory')
      figures.push(...figure('Socket', 'a socket', round(perSocket / 1e3), 'kB'))
      figures.push(...figure('Document', 'an open document of 100 kB', round(perDocument / 1e3, 0), 'kB'))
    }
    return figures
  },

  async opening(help) {
    const figures = []
    for (const { size, bytes, documents, limit } of [
      { size: '100 kB', bytes: 100_000, documents: 10, limit: 300 },
      { size: '5 MB', bytes: 5_000_000, documents: 3, limit: 1_500 },
    ]) {
      for (const server of help.servers) {
        const { cold, warm } = await opening({ ...help, server, bytes, documents })
        const figure = figuresOf(server, `open${bytes}`, `opening ${size}`)
        const slowest = ({ times }) => round(times.at(-1))
        figures.push(
          ...figure('Cold', 'stored only, the slowest', stores(server) ? slowest(cold) : null, 'ms', limit),
          ...figure('ColdCpu', 'stored only, processor, server', stores(server) ? round(cold.cpu) : null, 'ms'),
          ...figure('Warm', 'beside others, the slowest', slowest(warm), 'ms', limit),
          ...figure('WarmCpu', 'beside others, processor, server', round(warm.cpu), 'ms'),
        )
      }
    }
    return figures
  },

  async kill(help) {
    const figures = []
    for (const server of help.servers) {
      // Hocuspocus stores ten seconds after the first edit at the latest: it is killed half way to the second time.
      const { answered, lostAnswered, lostSeen } = await killed({ ...help, server, seconds: 15 })
      const figure = figuresOf(server, 'kill', 'kill -9 after 15 s of 400 edits/s')
      figures.push(
        ...figure('Answered', 'answered and lost', answered > 0 ? lostAnswered : null, 'edits', 0),
        ...figure('Seen', 'seen by others and lost', lostSeen, 'edits', 0),
      )
    }
    return figures
  },
}

export const comparisons = Object.keys(parts)

/**
 * @param {{ ending: object, place: object }} help
 * @param {string | undefined} part one of `comparisons`, or all of them
 * @param {{ server?: string, sockets?: string }} asked one server alone, one size of the ladder alone
 */
export async function compare({ ending, place }, part, asked) {
  const help = { ending, place, servers: asked.server ? [asked.server] : all }
  const figures = []
  for (const name of part === undefined ? comparisons : [part]) figures.push(...(await parts[name](help, asked)))
  return figures
}

/** Everybody at once, faster and faster; ours alone where nobody asked for more of the others. */
async function crowds(help, sockets) {
  const group = `${sockets} sockets`
  const servers = sockets > 1_000 ? help.servers.filter((server) => server === ours) : help.servers
  const figures = []
  const results = {}
  for (const server of servers) {
    const result = await ladder({ ...help, server, sockets })
    results[server] = result
    const figure = figuresOf(server, `at${sockets}`, group)
    const { stored, seen, cpu } = result.held[0] ?? result.failed
    const top = result.held.at(-1) ?? result.failed
    figures.push(
      ...figure('Rate', 'highest pace held', result.held.at(-1)?.rate ?? 0, 'edits/s'),
      ...figure('TopSeen50', 'at its highest, seen, p50', top.seen.p50, 'ms'),
      ...figure('TopSeen99', 'at its highest, seen, p99', top.seen.p99, 'ms'),
      ...figure('TopCpu', 'at its highest, processor, server', round(top.cpu.server, 3), 'ms an edit'),
      ...figure('TopPostgres', 'at its highest, processor, Postgres', dearly(server, top.cpu), 'ms an edit'),
      ...figure('Answered50', `${promised} edits/s, answered, p50`, stored.p50, 'ms'),
      ...figure('Answered99', `${promised} edits/s, answered, p99`, stored.p99, 'ms', 60),
      ...figure('Seen50', `${promised} edits/s, seen, p50`, seen.p50, 'ms'),
      ...figure('Seen99', `${promised} edits/s, seen, p99`, seen.p99, 'ms', 60),
      ...figure('Cpu', `${promised} edits/s, processor, server`, round(cpu.server, 3), 'ms an edit'),
      ...figure('Postgres', `${promised} edits/s, processor, Postgres`, dearly(server, cpu), 'ms an edit'),
      ...figure('Opened', 'all open and joined after', round(result.openMs / 1000), 's'),
      ...figure('Memory', 'most memory of the server', round(result.memory / 1e6, 0), 'MB', 600),
    )
  }
  return servers.length === all.length ? [...figures, ...againstPeers(sockets, group, results)] : figures
}

const dearly = (server, cpu) => (stores(server) ? round(cpu.postgres, 3) : null)

/** Ours beside the better of the others, at that one's highest pace, or where ours does not hold it at our own. */
function againstPeers(sockets, group, results) {
  const highest = (server) => results[server].held.at(-1) ?? results[server].failed
  const better = peers.map(highest).reduce((one, two) => (two.rate > one.rate ? two : one))
  const own = highest(ours)
  const same = results[ours].held.find(({ rate }) => rate === better.rate) ?? own
  const figure = figuresOf(ours, `at${sockets}`, group)
  return [
    ...figure('PeerRate', 'the better peer’s highest pace', round(better.rate / own.rate, 2), 'of ours', 1),
    ...figure(
      'PeerCpu',
      `processor, server, where the better peer is at its highest (we: ${same.rate} edits/s)`,
      round(same.cpu.server, 3),
      'ms an edit',
      round(better.cpu.server, 3),
    ),
  ]
}

/** Makes the figures of one server in one group; a limit is for ours, and what there is not has none. */
const figuresOf = (server, start, group) => (end, what, value, unit, limit) =>
  value === null
    ? []
    : [
        {
          key: `${names[server][1]}${start[0].toUpperCase()}${start.slice(1)}${end}`,
          what: `${group}: ${what}`,
          of: names[server][0],
          value,
          unit,
          ...(limit === undefined || server !== ours ? {} : { limit }),
        },
      ]
