// An installation as it is found at first: who becomes its first administrator, what a demo shows, what https changes.
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { type Answer, Caller, post } from '../support/ask.js'
import { eventually } from '../support/eventually.js'
import { postOffice } from '../support/post-office.js'
import { serve } from '../support/served.js'
import { type SetUp, type World, world } from '../support/world.js'

const password = 'three calm herons walk'
const create = `mutation($token: String!, $name: String!, $email: String!, $password: String!) {
  createFirstAdministrator(token: $token, name: $name, email: $email, password: $password) { name isAdmin holdings { role spaceId } places } }`
const needed = '{ installation { demo mailbox firstAdministratorNeeded version } }'

/** Behind a proxy the server does not know by which port it is reached, so a test has to. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const worlds: World[] = []
const open = async (setUp: SetUp = {}): Promise<World> => {
  const made = await world(setUp)
  worlds.push(made)
  return made
}
afterEach(async () => {
  for (const made of worlds.splice(0)) await made.close()
})

const tokenOf = (w: World) => w.serving.firstAdminUrl!.split('/').at(-1)!
const ada = (token: string) => ({ token, name: 'Ada Obi', email: 'ada@office.example', password })

describe('a new installation', () => {
  it('asks for its first administrator by a link, and lets one in', async () => {
    const w = await open()
    expect(w.serving.firstAdmin).toBe('asked')
    expect(await w.stranger.ask(needed)).toEqual({
      installation: {
        demo: false,
        mailbox: false,
        firstAdministratorNeeded: true,
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      },
    })
    const token = tokenOf(w)
    expect(await w.stranger.refused(create, ada('guessed'))).toBe('invitation.expired')
    expect(await w.stranger.refused(create, { ...ada(token), password: 'password1234' })).toBe('password.too-common')
    expect(await w.stranger.refused(create, { ...ada(token), email: 'no address' })).toBe('input.not-an-email')
    const browser = new Caller(w.url)
    expect((await browser.ask(create, ada(token))).createFirstAdministrator).toEqual({
      name: 'Ada Obi',
      isAdmin: true,
      holdings: [{ role: 'ADMIN', spaceId: null }],
      places: ['TODAY', 'SCHOOLS', 'ALLIANCE'],
    })
    expect(await browser.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Ada Obi' } })
    await w.signIn('ada@office.example', password)
    expect((await w.stranger.ask(needed)).installation.firstAdministratorNeeded).toBe(false)
  })

  it('makes one of many who use the link at once', async () => {
    const w = await open()
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        post(w.url, create, { ...ada(tokenOf(w)), email: `ada${at}@office.example` }),
      ),
    )
    expect(tries.filter(({ errors }) => errors.length === 0)).toHaveLength(1)
    expect(await w.sql(`select from role_holding where role = 'ADMIN'`)).toHaveLength(1)
  })

  it('lets the link run out after a day, and asks for nobody where there is one', async () => {
    const w = await open()
    await w.sql('update first_administrator set expires_at = now()')
    expect(await w.stranger.refused(create, ada(tokenOf(w)))).toBe('invitation.expired')
    await w.person({ role: 'ADMIN' })
    await w.sql(`update first_administrator set expires_at = now() + interval '1 day'`)
    expect(await w.stranger.refused(create, ada(tokenOf(w)))).toBe('invitation.expired')
  })

  it('shows no demo people and no mailbox', async () => {
    const w = await open()
    expect(await w.stranger.ask('{ demoPeople { email } mailbox { id } }')).toEqual({ demoPeople: [], mailbox: [] })
  })
})

describe('a demo', () => {
  it('lets one be its people, and keeps their mails in a mailbox of its own', async () => {
    const w = await open({ demo: true })
    const { demoPeople, installation } = await w.stranger.ask(
      '{ demoPeople { role email password } installation { demo mailbox } }',
    )
    expect(installation).toEqual({ demo: true, mailbox: true })
    expect(demoPeople.length).toBeGreaterThan(3)
    for (const { email, password: known } of demoPeople) await w.signIn(email, known)
    const school = await w.school('Elm Park Primary')
    const head = await w.person({ name: 'Kim Okafor', role: 'HEADTEACHER', school })
    const { invitePeople } = await head.ask(
      `mutation($s: ID!) { invitePeople(spaceId: $s, role: "TEACHER", lines: "Noor <noor@elm.example>") { invitation { link } } }`,
      { s: await w.spaceOf(school) },
    )
    expect(invitePeople[0].invitation.link).toBeNull()
    const letter = await eventually(async () => {
      const { mailbox } = await w.stranger.ask('{ mailbox { to subject body links } }')
      return mailbox.find(({ to }: Answer) => to === 'noor@elm.example')
    })
    expect(letter).toMatchObject({
      subject: 'You are invited to Alongside',
      body: expect.stringContaining('Kim Okafor'),
    })
    const token = letter.links[0].split('/').at(-1)
    await new Caller(w.url).ask(
      'mutation($token: String!, $p: String!) { acceptInvitation(token: $token, name: "Noor", password: $p) { id } }',
      { token, p: password },
    )
  })
})

describe('a demo that is to become an installation', () => {
  const again = ({ options }: World) => serve({ ...options, port: 0, demo: false })

  it('is not opened while its people could sign in with the passwords that everybody knows', async () => {
    const w = await open({ demo: true })
    await expect(again(w)).rejects.toMatchObject({
      message: expect.stringContaining('invented people of the demo'),
      remedy: expect.stringMatching(/ALONGSIDE_DATA=.*ALONGSIDE_DEMO=1/),
    })
    await w.sql('delete from credential')
    await w.sql(`delete from role_holding where role = 'ADMIN'`)
    const opened = await again(w)
    expect(opened).toMatchObject({ firstAdmin: 'asked', demoSignIns: [] })
    await opened.close()
  })
})

describe('behind a public address', () => {
  it('binds the cookie to it, and writes it into every link', async () => {
    const office = await postOffice()
    const port = await freePort()
    const w = await open({
      port,
      publicUrl: 'https://alongside.example/',
      smtpUrl: `${office.url}&from=office@alongside.example`,
    })
    const ana = await w.person({ role: 'TEACHER', school: await w.school('Elm Park Primary'), password })
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alongside': '1' },
      body: JSON.stringify({
        query: `mutation { signIn(email: "${ana.email}", password: "${password}") { id } requestPasswordReset(email: "${ana.email}") }`,
      }),
    })
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-alongside=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const letter = await office.letterTo(ana.email)
    expect(letter.links[0]).toMatch(/^https:\/\/alongside\.example\/reset-password\//)
    expect(letter.from).toBe('office@alongside.example')
    await office.close()
  })

  it('does not start with a mail server that is none', async () => {
    await expect(world({ smtpUrl: 'mail.school.example' })).rejects.toThrow('SMTP_URL is no address of a mail server')
  })
})
