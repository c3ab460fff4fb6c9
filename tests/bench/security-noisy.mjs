// T34: one alliance sends twenty times what a page may send in a second; what do the two people of another one notice?
import { say } from '../../tools/lib/progress.mjs'
import { round } from './figures.mjs'
import { startCrowd } from './live-crowd.mjs'
import { roomsOf } from './live-rooms.mjs'
import { withPlace } from './live-servers.mjs'

const name = 'alongside'
const quiet = { rate: 10, seconds: 12, warmUp: 1 }
/** A page may send 400 edits a second. */
const loud = { pages: 10, rate: 20 * 400 }

export async function noisyNeighbour(ending) {
  return await withPlace(ending, null, async (place) => {
    const server = await place.start(name)
    const crowds = [await startCrowd(ending), await startCrowd(ending)]
    try {
      const [few, many] = crowds
      const cookies = `alongside-${server.port}`
      const seat = async (crowd, people) =>
        crowd.open({ server: name, port: server.port, people: await roomsOf(place.sql, cookies, 1, people), cards: 2 })
      await seat(few, 2)
      const alone = await few.trial(server, quiet)
      await seat(many, loud.pages)
      const flood = many.trial(server, { rate: loud.rate, seconds: quiet.seconds + 3, warmUp: 0 })
      const beside = await few.trial(server, quiet)
      const { sent, troubles, generator } = await flood
      say(
        `${troubles} of ${sent} edits of the loud alliance were sent back; its generator took ${round(100 * generator.share)} % of a core`,
      )
      return figuresOf({ alone, beside, sent, troubles })
    } finally {
      for (const crowd of crowds) await crowd.stop()
      await server.stop()
    }
  })
}

const figuresOf = ({ alone, beside, sent, troubles }) => [
  { key: 'quietAlone50', what: 'a quiet alliance, alone: seen, p50', value: alone.seen.p50, unit: 'ms' },
  { key: 'quietAlone99', what: 'a quiet alliance, alone: seen, p99', value: alone.seen.p99, unit: 'ms' },
  { key: 'quietBeside50', what: 'a quiet alliance, beside a loud one: seen, p50', value: beside.seen.p50, unit: 'ms' },
  { key: 'quietBeside99', what: 'a quiet alliance, beside a loud one: seen, p99', value: beside.seen.p99, unit: 'ms' },
  {
    key: 'quietTimes',
    what: 'a quiet alliance: times as long beside a loud one, p99',
    value: round(beside.seen.p99 / alone.seen.p99, 2),
    unit: 'times',
    limit: 2,
  },
  {
    key: 'quietLost',
    what: 'a quiet alliance: refused, or not seen',
    value: beside.missing + beside.troubles,
    unit: 'edits',
    limit: 0,
  },
  {
    key: 'loudRefused',
    what: 'the loud alliance: sent back',
    value: round((100 * troubles) / sent),
    unit: '% of its edits',
  },
]
