// Invitations: a staff room by a pasted list, one person in by one link, and nobody else.

import type { AllianceId, SpaceId, Urn } from '@alongside/domain/ids'
import { Role } from '@alongside/domain/role'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Answer, Caller, post, type Reply } from '../support/ask.js'
import { eventually } from '../support/eventually.js'
import { type PostOffice, postOffice } from '../support/post-office.js'
import { serverEnv } from '../support/served.js'
import { addressFor, type Someone, type World, world } from '../support/world.js'

const password = 'three calm herons walk'
const invite = `mutation($spaceId: ID!, $role: String!, $lines: String!) {
  invitePeople(spaceId: $spaceId, role: $role, lines: $lines) { line text email outcome message invitation { id role roleLabel state link expiresAt } } }`
const accept = `mutation($token: String!, $name: String, $password: String) {
  acceptInvitation(token: $token, name: $name, password: $password) { id name email isGuest holdings { role school { name } alliance { name } } } }`
const preview = `query($token: String!) { invitation(token: $token) { email name roleLabel schoolName allianceName itemTitle invitedBy needsPassword } }`
const list = 'query($spaceId: ID!) { invitations(spaceId: $spaceId) { id email role state link } }'
const code = ({ errors }: Reply) => errors[0]?.extensions.code ?? 'let in'

let w: World
let office: PostOffice
let elm: Urn
let oak: Urn
let north: AllianceId
let elmSpace: SpaceId
let kim: Someone
beforeAll(async () => {
  // Mail servers that refuse and connections that break are part of what is tried here: no need to read of them.
  serverEnv.LOG_LEVEL = 'silent'
  office = await postOffice()
  w = await world({ smtpUrl: office.url })
  elm = await w.school('Elm Park Primary')
  oak = await w.school('Oak Lane Primary')
  north = await w.alliance('North', { schools: [elm, oak] })
  elmSpace = await w.spaceOf(elm)
  kim = await w.person({ name: 'Kim Okafor', role: 'HEADTEACHER', school: elm })
})
afterAll(async () => {
  delete serverEnv.LOG_LEVEL
  await w?.close()
  await office?.close()
})
afterEach(() => w.sql('delete from sign_in_limit'))

/** One person invited to teach at Elm Park: their address, and the secret of their link. */
async function invited(
  email = addressFor('new colleague'),
  role: Role = 'TEACHER',
  by = kim,
  spaceId: string = elmSpace,
) {
  const { invitePeople } = await by.ask(invite, { spaceId, role, lines: email })
  expect(invitePeople[0]).toMatchObject({ outcome: 'INVITED' })
  const letter = await office.letterTo(email, 'You are invited')
  return { email, id: invitePeople[0].invitation.id as string, letter, token: letter.links[0]!.split('/').at(-1)! }
}

describe('a pasted list', () => {
  it('invites forty people at once, and answers for each line', async () => {
    const staff = Array.from({ length: 40 }, (_, at) => ({
      name: `Colleague ${at}`,
      email: addressFor(`colleague ${at}`),
    }))
    const here = await w.person({ name: 'Ana Ferreira', role: 'TEACHER', school: elm })
    const { email: waiting } = await invited()
    const forms = [
      (p: (typeof staff)[number]) => `${p.name} <${p.email}>`,
      (p: (typeof staff)[number]) => `${p.name}, ${p.email.toUpperCase()}`,
      (p: (typeof staff)[number]) => p.email,
    ]
    const lines = [
      ...staff.map((person, at) => forms[at % 3]!(person)),
      '',
      'Office: 01632 960123',
      `again ${staff[0]!.email}`.replace('again ', 'Again, '),
      here.email,
      waiting,
    ]
    const { invitePeople } = await kim.ask(invite, { spaceId: elmSpace, role: 'TEACHER', lines: lines.join('\r\n') })
    expect(invitePeople).toHaveLength(44)
    expect(invitePeople.slice(0, 40).map(({ outcome }: Answer) => outcome)).toEqual(Array(40).fill('INVITED'))
    expect(invitePeople[0].invitation).toMatchObject({
      role: 'TEACHER',
      roleLabel: 'Teacher',
      state: 'OPEN',
      link: null,
    })
    expect(invitePeople.slice(40).map(({ line, outcome, message }: Answer) => [line, outcome, message])).toEqual([
      [42, 'REFUSED', 'There is no e-mail address in this line that a mail could reach.'],
      [43, 'REFUSED', 'This address stands in the list twice.'],
      [44, 'ALREADY_HERE', 'Holds this role here already.'],
      [45, 'ALREADY_INVITED', 'Has an invitation to this role already.'],
    ])
    const letters = await Promise.all(staff.map(({ email }) => office.letterTo(email)))
    expect(new Set(letters.map(({ links }) => links[0])).size).toBe(40)
    const rows = await w.sql<{ name: string }>('select name from invitation where email = any($1)', [
      staff.map(({ email }) => email),
    ])
    expect(rows.filter(({ name }) => name.startsWith('Colleague'))).toHaveLength(27)
  })

  it('says in its mail who invites, to what, and where to – and nothing else', async () => {
    const { letter } = await invited()
    expect(letter.subject).toBe('You are invited to Alongside')
    expect(letter.text).toContain('Kim Okafor invites you to Alongside as teacher (Elm Park Primary).')
    expect(letter.links[0]).toMatch(new RegExp(`^${w.url}/invitation/[\\w-]{43}$`))
  })

  it.each([
    ['nothing', '  \n ', 'input.missing'],
    ['two hundred and one people', Array.from({ length: 201 }, (_, at) => `p${at}@x.example`).join('\n'), 'too-many'],
    ['a whole book', 'a'.repeat(50_000), 'input.too-long'],
  ])('refuses %s', async (_, lines, refusal) => {
    expect(await kim.refused(invite, { spaceId: elmSpace, role: 'TEACHER', lines })).toBe(refusal)
  })

  it('T29: cannot put a header into a mail, by name or by address', async () => {
    const email = addressFor('victim')
    const sly = await w.person({
      name: 'Sly\r\nBcc: thief@evil.example\r\n\r\nClick here',
      role: 'HEADTEACHER',
      school: elm,
    })
    const { invitePeople } = await sly.ask(invite, {
      spaceId: elmSpace,
      role: 'TEACHER',
      lines: `"A\u2028Bcc: thief@evil.example" <${email}>\nx@evil.example%0d%0aBcc:thief@evil.example`,
    })
    expect(invitePeople.map(({ outcome }: Answer) => outcome)).toEqual(['INVITED', 'REFUSED'])
    const { raw, to } = await office.letterTo(email)
    const [headers] = raw.split('\r\n\r\n')
    expect(to).toBe(email)
    expect(headers).not.toMatch(/bcc/i)
    expect(headers).not.toContain('thief')
  })
})

describe('who may invite whom, at the door', () => {
  // Roles an inviter may give at Elm Park, in the alliance North, and for the installation. Written by hand from the product's table.
  const below = 'TEACHER CPD_LEAD COVER_MANAGER SCHOOL_LEADER'
  const table: [string, string, string, string][] = [
    ['TEACHER', '', '', ''],
    ['COVER_MANAGER', '', '', ''],
    ['SCHOOL_LEADER', '', '', ''],
    ['GOVERNOR', '', '', ''],
    ['CPD_LEAD', 'TEACHER', '', ''],
    ['HEADTEACHER', `${below} HEADTEACHER GOVERNOR TRUST_LEADER`, '', ''],
    ['EXECUTIVE_HEAD', `${below} HEADTEACHER EXECUTIVE_HEAD GOVERNOR TRUST_LEADER`, '', ''],
    ['deputy', `${below} GOVERNOR TRUST_LEADER`, '', ''],
    ['head of another school', '', '', ''],
    ['ALLIANCE_COORDINATOR', '', 'ALLIANCE_COORDINATOR BROKER OBSERVER', ''],
    ['BROKER', '', '', ''],
    ['coordinator of another alliance', '', '', ''],
    ['ADMIN', '', 'ALLIANCE_COORDINATOR', 'ADMIN'],
  ]
  const cast = async (who: string): Promise<Someone> => {
    if (who === 'deputy') return w.person({ role: 'HEADTEACHER', school: elm, deputy: true, endsOn: '2999-01-01' })
    if (who === 'head of another school') return w.person({ role: 'HEADTEACHER', school: oak })
    if (who === 'coordinator of another alliance') {
      return w.person({ role: 'ALLIANCE_COORDINATOR', alliance: await w.alliance(`South ${Math.random()}`) })
    }
    const role = who as Role
    if (role === 'ADMIN') return w.person({ role })
    return w.person(
      role === 'ALLIANCE_COORDINATOR' || role === 'BROKER' ? { role, alliance: north } : { role, school: elm },
    )
  }

  it.each(table)(
    'T31: %s gives at the school: %s; in the alliance: %s; for the installation: %s',
    async (who, ...expected) => {
      const inviter = await cast(who)
      const given: string[] = []
      const refusals = new Set<string>()
      for (const spaceId of [elmSpace, north, inviter.id]) {
        const able: string[] = []
        for (const role of Object.keys(Role)) {
          const answer = await inviter.post(invite, { spaceId, role, lines: addressFor('somebody') })
          if (answer.errors.length === 0) able.push(role)
          else refusals.add(code(answer))
        }
        given.push(able.join(' '))
      }
      expect(given).toEqual(expected)
      // A form offers what is given, and nothing that would be refused.
      const { school, alliance } = await inviter.ask(
        'query($urn: ID!, $id: ID!) { school(urn: $urn) { rolesToGive { role } } alliance(id: $id) { rolesToGive { role } } }',
        { urn: elm, id: north },
      )
      const offered = [school, alliance].map((place) => place?.rolesToGive ?? [])
      expect(offered.map((roles) => roles.map(({ role }: Answer) => role).join(' '))).toEqual(expected.slice(0, 2))
      expect(['not-allowed', 'not-found', 'invitation.role-not-yours-to-give']).toEqual(
        expect.arrayContaining([...refusals]),
      )
    },
  )

  it('T22: nobody writes a role, a school or a person into an acceptance', async () => {
    const { token, email } = await invited()
    for (const extra of ['role: "HEADTEACHER"', `spaceId: "${north}"`, 'email: "boss@elm.example"', '__proto__: "x"']) {
      const reply = await post(
        w.url,
        `mutation { acceptInvitation(token: "${token}", password: "${password}", ${extra}) { id } }`,
      )
      expect(code(reply)).toBe('request.malformed')
    }
    const { acceptInvitation } = await w.stranger.ask(accept, { token, name: 'New Colleague', password })
    w.stranger.cookie = null
    expect(acceptInvitation).toMatchObject({
      email,
      holdings: [{ role: 'TEACHER', school: { name: 'Elm Park Primary' } }],
    })
  })
})

describe('accepting', () => {
  it('shows what it is about, makes the account, signs in, and is used up', async () => {
    const { token, email } = await invited()
    const browser = new Caller(w.url)
    expect(await browser.ask(preview, { token })).toEqual({
      invitation: {
        email,
        name: '',
        roleLabel: 'Teacher',
        schoolName: 'Elm Park Primary',
        allianceName: null,
        itemTitle: null,
        invitedBy: 'Kim Okafor',
        needsPassword: true,
      },
    })
    const { acceptInvitation } = await browser.ask(accept, { token, name: ' Noor  Haddad ', password })
    expect(acceptInvitation).toMatchObject({ name: 'Noor Haddad', email, isGuest: false })
    expect(await browser.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Noor Haddad' } })
    expect(await w.stranger.ask(preview, { token })).toEqual({ invitation: null })
    await w.signIn(email, password)
    const audit = await w.sql(
      'select action, from_state, to_state from audit_event where item_id in (select id from person where email = $1) and action = $2',
      [email, 'person.join'],
    )
    expect(audit).toEqual([{ action: 'person.join', from_state: 'INVITED', to_state: 'ACTIVE' }])
  })

  it('T09: lets one in of fifty who press the button at once', async () => {
    const { token, email } = await invited()
    const all = await Promise.all(
      Array.from({ length: 50 }, () => post(w.url, accept, { token, name: 'Noor Haddad', password }).then(code)),
    )
    expect(all.filter((answer) => answer === 'let in')).toHaveLength(1)
    expect(all.filter((answer) => answer === 'invitation.expired')).toHaveLength(49)
    expect(
      await w.sql('select from role_holding h join person p on p.id = h.person_id where p.email = $1', [email]),
    ).toHaveLength(1)
  })

  it('T09: refuses one that is used, withdrawn, past its date, marked so, or never was – all in the same words', async () => {
    const used = await invited()
    await post(w.url, accept, { token: used.token, name: 'Noor Haddad', password })
    const [withdrawn, past, marked] = [await invited(), await invited(), await invited()]
    await kim.ask('mutation($s: ID!, $id: ID!) { revokeInvitation(spaceId: $s, id: $id) { state } }', {
      s: elmSpace,
      id: withdrawn.id,
    })
    await w.sql(`update invitation set expires_at = now() - interval '1 second' where id = $1`, [past.id])
    await w.sql(`update invitation set state = 'EXPIRED' where id = $1`, [marked.id])
    const tokens = [used.token, withdrawn.token, past.token, marked.token, 'x'.repeat(43), '']
    const replies = await Promise.all(
      tokens.map((token) => post(w.url, accept, { token, name: 'Noor Haddad', password })),
    )
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(code(replies[0]!)).toBe('invitation.expired')
    const previews = await Promise.all(tokens.map((token) => w.stranger.ask(preview, { token })))
    expect(previews).toEqual(tokens.map(() => ({ invitation: null })))
  })

  it('T09: runs for fourteen days', async () => {
    const { id } = await invited()
    const [row] = await w.sql(
      `select extract(epoch from expires_at - created_at) / 86400 as days from invitation where id = $1`,
      [id],
    )
    expect(Number(row!.days)).toBe(14)
  })

  it('T09: is for the address it was sent to', async () => {
    const { token } = await invited()
    const ben = await w.person({ name: 'Ben Oyelaran', role: 'TEACHER', school: oak })
    expect(await ben.refused(accept, { token })).toBe('invitation.other-address')
    expect(await ben.refused(accept, { token, name: 'Ben', password })).toBe('invitation.other-address')
    expect((await w.stranger.ask(preview, { token })).invitation).not.toBeNull()
  })

  it('keeps the invitation when the password is too weak', async () => {
    const { token } = await invited()
    expect(await new Caller(w.url).refused(accept, { token, name: 'Noor', password: 'password1234' })).toBe(
      'password.too-common',
    )
    expect(await new Caller(w.url).refused(accept, { token, name: 'Noor', password: 'short' })).toBe(
      'password.too-short',
    )
    expect(await new Caller(w.url).refused(accept, { token, name: '', password })).toBe('input.missing')
    await new Caller(w.url).ask(accept, { token, name: 'Noor Haddad', password })
  })

  it('gives whoever has an account one role more, once they have shown that it is theirs', async () => {
    const ben = await w.person({ name: 'Ben Oyelaran', role: 'TEACHER', school: oak, password })
    const before = ben.cookie
    const { token } = await invited(ben.email)
    expect((await w.stranger.ask(preview, { token })).invitation.needsPassword).toBe(false)
    // Whoever only holds the link – the inviter may – is not let into Ben's account, nor may they set its password.
    expect(await new Caller(w.url).refused(accept, { token })).toBe('sign-in.required')
    expect(await new Caller(w.url).refused(accept, { token, name: 'Ben', password: 'the geese fly south' })).toBe(
      'sign-in.wrong',
    )
    const { acceptInvitation } = await ben.ask(accept, { token })
    expect(acceptInvitation.holdings.map(({ school }: Answer) => school.name)).toEqual([
      'Elm Park Primary',
      'Oak Lane Primary',
    ])
    expect(ben.cookie).not.toBe(before)
    expect(await new Caller(w.url, before).ask('{ viewer { name } }')).toEqual({ viewer: null })
  })

  it('takes the password of the account instead of a session', async () => {
    const ben = await w.person({ name: 'Ben Oyelaran', role: 'TEACHER', school: oak, password })
    const { token } = await invited(ben.email)
    const browser = new Caller(w.url)
    expect((await browser.ask(accept, { token, password })).acceptInvitation).toMatchObject({
      id: ben.id,
      name: 'Ben Oyelaran',
    })
  })

  it('does not let a suspended colleague back in', async () => {
    const ben = await w.person({ name: 'Ben Oyelaran', role: 'TEACHER', school: oak, password, state: 'SUSPENDED' })
    const { token } = await invited(ben.email)
    expect(await new Caller(w.url).refused(accept, { token, password })).toBe('person.suspended')
  })

  it('takes back whoever had left altogether, with a new password', async () => {
    const ben = await w.person({ name: 'Ben Oyelaran', state: 'LEFT' })
    const { token } = await invited(ben.email)
    expect((await w.stranger.ask(preview, { token })).invitation.needsPassword).toBe(true)
    const { acceptInvitation } = await new Caller(w.url).ask(accept, { token, name: 'Somebody Else', password })
    expect(acceptInvitation).toMatchObject({ id: ben.id, name: 'Ben Oyelaran', holdings: [{ role: 'TEACHER' }] })
  })

  it('makes an administrator, who holds the role for the installation', async () => {
    const ada = await w.person({ role: 'ADMIN' })
    const { token } = await invited(addressFor('second admin'), 'ADMIN', ada, ada.id)
    const browser = new Caller(w.url)
    await browser.ask(accept, { token, name: 'Second Admin', password })
    expect(await browser.ask('{ viewer { isAdmin holdings { role spaceId } } }')).toEqual({
      viewer: { isAdmin: true, holdings: [{ role: 'ADMIN', spaceId: null }] },
    })
  })
})

describe('looking after invitations', () => {
  const revoke = 'mutation($s: ID!, $id: ID!) { revokeInvitation(spaceId: $s, id: $id) { state } }'
  const renew = 'mutation($s: ID!, $id: ID!) { renewInvitation(spaceId: $s, id: $id) { state link } }'

  it('those who invite see which are open; others do not', async () => {
    const { id, email } = await invited()
    expect((await kim.ask(list, { spaceId: elmSpace })).invitations).toContainEqual({
      id,
      email,
      role: 'TEACHER',
      state: 'OPEN',
      link: null,
    })
    const ana = await w.person({ role: 'TEACHER', school: elm })
    const headOfOak = await w.person({ role: 'HEADTEACHER', school: oak })
    expect(await ana.refused(list, { spaceId: elmSpace })).toBe('not-allowed')
    expect(await headOfOak.refused(list, { spaceId: elmSpace })).toBe('not-allowed')
    expect(await headOfOak.refused(list, { spaceId: await w.alliance('Elsewhere') })).toBe('not-found')
  })

  it('those who could have sent it withdraw it; others do not', async () => {
    const { id } = await invited()
    const ana = await w.person({ role: 'TEACHER', school: elm })
    const headOfOak = await w.person({ role: 'HEADTEACHER', school: oak })
    const deputy = await w.person({ role: 'HEADTEACHER', school: elm, deputy: true, endsOn: '2999-01-01' })
    expect(await ana.refused(revoke, { s: elmSpace, id })).toBe('not-allowed')
    expect(await headOfOak.refused(revoke, { s: elmSpace, id })).toBe('not-found')
    expect(await headOfOak.refused(revoke, { s: await w.spaceOf(oak), id })).toBe('not-found')
    expect(await deputy.ask(revoke, { s: elmSpace, id })).toEqual({ revokeInvitation: { state: 'REVOKED' } })
    expect(await kim.refused(revoke, { s: elmSpace, id })).toBe('invitation.expired')
  })

  it('sending it again makes the first link useless', async () => {
    const { id, email, token } = await invited()
    expect(await kim.ask(renew, { s: elmSpace, id })).toEqual({ renewInvitation: { state: 'OPEN', link: null } })
    const second = (await office.letterTo(email)).links[0]!.split('/').at(-1)!
    expect(await w.stranger.ask(preview, { token })).toEqual({ invitation: null })
    await new Caller(w.url).ask(accept, { token: second, name: 'Noor Haddad', password })
    expect(await kim.refused(renew, { s: elmSpace, id })).toBe('invitation.expired')
  })

  it('marks those that ran out every night', async () => {
    const { id } = await invited()
    await w.sql(`update invitation set expires_at = now() where id = $1`, [id])
    await w.sql(`select graphile_worker.add_job('expire-invitations')`)
    await eventually(
      async () => (await w.sql(`select from invitation where id = $1 and state = 'EXPIRED'`, [id])).length > 0,
    )
    expect((await kim.ask(list, { spaceId: elmSpace })).invitations).toContainEqual(
      expect.objectContaining({ id, state: 'EXPIRED' }),
    )
  })
})

describe('a letter on its way', () => {
  const mailTo = async (email: string) =>
    (
      await w.sql<{ state: string; vars: object; error: string | null }>(
        'select state, vars, error from mail where to_address = $1 order by created_at desc',
        [email],
      )
    )[0]
  const ended = (email: string, state: string) =>
    eventually(async () => ((await mailTo(email))?.state === state ? mailTo(email) : null), 15_000)
  afterEach(() => office.refuse(null))

  it('T29: is not sent when the invitation was withdrawn meanwhile', async () => {
    office.refuse('451 come back later')
    const email = addressFor('too late')
    const { invitePeople } = await kim.ask(invite, { spaceId: elmSpace, role: 'TEACHER', lines: email })
    await eventually(
      async () => (await w.sql('select from mail where to_address = $1 and attempts > 0', [email])).length > 0,
    )
    await kim.ask('mutation($s: ID!, $id: ID!) { revokeInvitation(spaceId: $s, id: $id) { id } }', {
      s: elmSpace,
      id: invitePeople[0].invitation.id,
    })
    office.refuse(null)
    expect(await ended(email, 'DROPPED')).toMatchObject({ vars: {} })
    expect(office.letters.map(({ to }) => to)).not.toContain(email)
  })

  it('T29: is not sent to somebody who was suspended meanwhile', async () => {
    office.refuse('451 come back later')
    const ana = await w.person({ role: 'TEACHER', school: elm })
    await kim.ask(
      'mutation($urn: ID!, $id: ID!, $until: Date!) { appointDeputy(urn: $urn, personId: $id, until: $until) { id } }',
      { urn: elm, id: ana.id, until: new Date(Date.now() + 864e5).toISOString().slice(0, 10) },
    )
    await eventually(
      async () => (await w.sql('select from mail where to_address = $1 and attempts > 0', [ana.email])).length > 0,
    )
    await kim.ask(
      'mutation($urn: ID!, $id: ID!) { suspendPerson(urn: $urn, personId: $id, reason: "leave of absence") { id } }',
      { urn: elm, id: ana.id },
    )
    office.refuse(null)
    await ended(ana.email, 'DROPPED')
    expect(office.letters.map(({ to }) => to)).not.toContain(ana.email)
  })

  it('is tried again when the other side is busy, and given up when there is no such mailbox', async () => {
    office.refuse('451 come back later')
    const patient = addressFor('patient')
    await kim.ask(invite, { spaceId: elmSpace, role: 'TEACHER', lines: patient })
    await eventually(
      async () => (await w.sql('select from mail where to_address = $1 and attempts > 0', [patient])).length > 0,
    )
    office.refuse('550 no such person')
    const nobody = addressFor('nobody')
    await kim.ask(invite, { spaceId: elmSpace, role: 'TEACHER', lines: nobody })
    expect(await ended(nobody, 'FAILED')).toMatchObject({ vars: {}, error: expect.stringContaining('no such person') })
    await ended(patient, 'FAILED')
  })

  it('goes out although the database went away in between', async () => {
    await w.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'alongside alongside_worker%'`,
    )
    expect((await invited()).letter.subject).toBe('You are invited to Alongside')
  })
})

describe('where no mail can be sent', () => {
  let quiet: World
  beforeAll(async () => {
    quiet = await world()
  })
  afterAll(() => quiet?.close())

  it('tells the inviter the link, once, and keeps it nowhere', async () => {
    const school = await quiet.school('Ash Grove Primary')
    const spaceId = await quiet.spaceOf(school)
    const head = await quiet.person({ role: 'HEADTEACHER', school })
    const { invitePeople } = await head.ask(invite, {
      spaceId,
      role: 'TEACHER',
      lines: 'Noor Haddad <noor@ash.example>',
    })
    const { link, id } = invitePeople[0].invitation
    expect(link).toMatch(new RegExp(`^${quiet.url}/invitation/[\\w-]{43}$`))
    expect((await head.ask(list, { spaceId })).invitations).toEqual([
      { id, email: 'noor@ash.example', role: 'TEACHER', state: 'OPEN', link: null },
    ])
    const token = link.split('/').at(-1)
    await eventually(
      async () => (await quiet.sql(`select from mail where state = 'DROPPED' and vars = '{}'`)).length > 0,
    )
    expect(await quiet.stranger.ask('{ mailbox { id } }')).toEqual({ mailbox: [] })
    await new Caller(quiet.url).ask(accept, { token, name: 'Noor Haddad', password })
    const { renewInvitation, ...rest } = await head
      .post('mutation($s: ID!, $id: ID!) { renewInvitation(spaceId: $s, id: $id) { link } }', { s: spaceId, id })
      .then(({ data, errors }) => ({ renewInvitation: data, errors }))
    expect([renewInvitation, rest.errors[0]?.extensions.code]).toEqual([null, 'invitation.expired'])
  })
})
