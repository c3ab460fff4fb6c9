// T19: addresses that somebody types to make our server ask where they cannot: the machine itself, its neighbours, its cloud.
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type NotFetched, Outbound } from '../../apps/api/src/platform/outbound/outbound.js'
import { isPublic, type Resolve } from '../../apps/api/src/platform/outbound/public-address.js'
import { type Elsewhere, elsewhere } from '../support/elsewhere.js'

let canary: net.Server
let port: number
let reached = 0
let other: Elsewhere
beforeAll(async () => {
  canary = net.createServer((socket) => {
    reached += 1
    socket.destroy()
  })
  // Every address of this machine, of both kinds.
  canary.listen(0, '::')
  await once(canary, 'listening')
  port = (canary.address() as AddressInfo).port
  other = await elsewhere(['calendars.example', 'second.example'])
})
afterAll(async () => {
  canary?.close()
  await other?.close()
})

const why = (outbound: Outbound, address: string): Promise<string> =>
  outbound.fetch(address, 'text/calendar').then(
    () => 'fetched',
    (error: NotFetched) => error.why,
  )

describe('OUT-1: nothing but public addresses', () => {
  const inside = [
    '127.0.0.1',
    '127.255.255.254',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '0.0.0.0',
    '10.0.0.1',
    '10.255.255.255',
    '0xa000001',
    '100.64.0.1',
    '169.254.169.254',
    '169.254.170.2',
    '2852039166',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.0.1',
    '192.168.255.255',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:169.254.169.254]',
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:a00:1::1]',
    '[2001:0:7f00:1::]',
    '[2001:db8::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[100::1]',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'db',
    'postgres',
    'metadata.google.internal',
    'printer.local',
    'nas.lan',
    'router.home.arpa',
  ]
  const forms = [
    ...inside.map((host) => `https://${host}:PORT/term.ics`),
    'http://calendars.example/term.ics',
    'ftp://calendars.example/term.ics',
    'file:///etc/passwd',
    'gopher://127.0.0.1:PORT/_x',
    'data:text/calendar,BEGIN:VCALENDAR',
    'javascript:alert(1)',
    'unix:/var/run/postgres.sock',
    'https://127.0.0.1:PORT@calendars.example/',
    'https://calendars.example:x@127.0.0.1:PORT/',
    'https:\\\\127.0.0.1:PORT\\',
    'https://127.0.0.1:PORT#@calendars.example/',
    'webcal://127.0.0.1:PORT/term.ics',
    'webcals://[::1]:PORT/',
    'https://%31%32%37.0.0.1:PORT/',
    'https://',
    '//127.0.0.1:PORT/',
    '/etc/passwd',
    '',
  ]

  it('eighty ways to write an address inside: not one connection', async () => {
    expect(forms.length).toBeGreaterThanOrEqual(80)
    // Whatever a name is: this resolver knows but one answer, the machine itself.
    const outbound = new Outbound({ resolve: async () => [{ address: '127.0.0.1', family: 4 }], mayAsk: isPublic })
    const answers = await Promise.all(
      forms.map(async (form) => [form, await why(outbound, form.replace('PORT', String(port)))]),
    )
    expect(answers.filter(([, answer]) => answer !== 'not-allowed')).toEqual([])
    expect(reached).toBe(0)
    await outbound.close()
  })

  it('public addresses are public', () => {
    const some = ['1.1.1.1', '8.8.8.8', '151.101.1.69', '2606:4700:4700::1111', '2a00:1450:4009:80b::200e']
    expect(some.filter((address) => !isPublic(address))).toEqual([])
    expect(['not an address', '', '1.1.1'].filter(isPublic)).toEqual([])
  })

  it('a name that stands for something else a moment later: what was judged is what is connected to', async () => {
    let asked = 0
    const rebinding: Resolve = async () => {
      asked += 1
      // Public for whoever asks first, to be connected to by whoever asks twice.
      return [{ address: asked % 2 === 1 ? '203.0.113.7' : '127.0.0.1', family: 4 }]
    }
    const seen: string[] = []
    const outbound = new Outbound({
      resolve: rebinding,
      mayAsk: (address) => {
        seen.push(address)
        // Of a network kept for examples: it stands for a public one, and nobody is there.
        return address === '203.0.113.7' || isPublic(address)
      },
    })
    const answers = [
      // The address judged is one that nobody answers at: the request waits there until its time is up.
      await why(outbound, `https://rebinding.example:${port}/`),
      await why(outbound, `https://rebinding.example:${port}/`),
    ]
    expect(answers).toEqual(['not-reached', 'not-allowed'])
    expect(seen).toEqual(['203.0.113.7', '127.0.0.1'])
    expect(reached).toBe(0)
    await outbound.close()
  })

  it('one private address among public ones, and the name is not asked at all', async () => {
    const outbound = new Outbound({
      resolve: async () => [
        { address: '203.0.113.7', family: 4 },
        { address: '::1', family: 6 },
      ],
      mayAsk: (address) => address === '203.0.113.7' || isPublic(address),
    })
    expect(await why(outbound, `https://both.example:${port}/`)).toBe('not-allowed')
    expect(reached).toBe(0)
    await outbound.close()
  })
})

describe('what another server may do to us', () => {
  let outbound: Outbound
  beforeAll(() => {
    outbound = new Outbound(other.outside)
  })
  afterAll(() => outbound?.close())
  const at = (path: string, name = 'calendars.example') => `https://${name}:${other.port}${path}`

  it('it is asked politely, and with nothing of ours', async () => {
    let told: Record<string, unknown> = {}
    other.answer(({ headers }, reply) => {
      told = headers
      reply.writeHead(200).end('BEGIN:VCALENDAR')
    })
    expect((await outbound.fetch(at('/term.ics').replace('https', 'webcal'), 'text/calendar')).toString()).toBe(
      'BEGIN:VCALENDAR',
    )
    expect(Object.keys(told).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })

  it('three redirects are followed, each judged anew; four are not, and none leads inside', async () => {
    other.answer(({ url }, reply) => {
      const left = Number(url.slice(1))
      if (left > 0) reply.writeHead(302, { location: left === 2 ? at('/1', 'second.example') : `/${left - 1}` }).end()
      else reply.writeHead(200).end('arrived')
    })
    expect((await outbound.fetch(at('/3'), '*/*')).toString()).toBe('arrived')
    expect(await why(outbound, at('/4'))).toBe('not-reached')
    for (const inside of [`https://[::1]:${port}/`, `http://calendars.example:${other.port}/`, 'file:///etc/passwd']) {
      other.answer((_, reply) => void reply.writeHead(302, { location: inside }).end())
      expect(await why(outbound, at('/'))).toBe('not-allowed')
    }
    expect(reached).toBe(0)
  })

  it('a body without end is left at a megabyte, one that drips in when its time is up', async () => {
    other.answer((_, reply) => {
      reply.writeHead(200)
      const more = () => {
        while (!reply.destroyed && reply.write(Buffer.alloc(65_536)));
      }
      reply.on('drain', more)
      more()
    })
    expect(await why(outbound, at('/'))).toBe('too-large')
    other.answer((_, reply) => {
      reply.writeHead(200)
      reply.write('BEGIN:')
    })
    expect(await why(outbound, at('/'))).toBe('not-reached')
    other.answer(() => undefined)
    expect(await why(outbound, at('/'))).toBe('not-reached')
  })

  it('an error, a closed door, an unknown name, a certificate of somebody else', async () => {
    other.answer((_, reply) => void reply.writeHead(500).end())
    expect(await why(outbound, at('/'))).toBe('not-reached')
    other.answer((_, reply) => void reply.destroy())
    expect(await why(outbound, at('/'))).toBe('not-reached')
    expect(await why(outbound, 'https://nobody.example/')).toBe('not-reached')
    const { ca: _, ...withoutTrust } = other.outside
    const careful = new Outbound(withoutTrust)
    expect(await why(careful, at('/'))).toBe('not-reached')
    await careful.close()
  })
})
