// Signing in and out, sessions, passwords: what a person does at the door, and what somebody tries who is not that person.

import type { Urn } from '@alongside/domain/ids'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Answer, Caller, post, type Reply } from '../support/ask.js'
import { eventually } from '../support/eventually.js'
import { type PostOffice, postOffice } from '../support/post-office.js'
import { type Someone, type World, world } from '../support/world.js'

const password = 'three calm herons walk'
const another = 'nobody counts the geese'
const signIn = 'mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) { name } }'
const whoAmI = '{ viewer { name } }'

let w: World
let office: PostOffice
let elm: Urn
beforeAll(async () => {
  office = await postOffice()
  w = await world({ smtpUrl: office.url })
  elm = await w.school('Elm Park Primary')
})
afterAll(async () => {
  await w?.close()
  await office?.close()
})

// All tests come from one address: what one of them tried must not count in the next.
afterEach(() => w.sql('delete from sign_in_limit'))

const teacher = (name = 'Ana Ferreira'): Promise<Someone> => w.person({ name, role: 'TEACHER', school: elm, password })
const code = ({ errors }: Reply) => errors[0]?.extensions.code ?? 'let in'
const tries = (email: string, given: string) => post(w.url, signIn, { email, password: given }).then(code)

describe('signing in', () => {
  it('lets the right person in, with a cookie no script can read', async () => {
    const ana = await teacher()
    const response = await fetch(`${w.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alongside': '1' },
      body: JSON.stringify({ query: signIn, variables: { email: `  ${ana.email.toUpperCase()} `, password } }),
    })
    expect(await response.json()).toEqual({ data: { signIn: { name: 'Ana Ferreira' } } })
    expect(response.headers.get('set-cookie')).toMatch(
      /^alongside-\d+=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  it('says the same to a wrong password, an unknown address and a suspended person', async () => {
    const ana = await teacher()
    const gone = await w.person({ state: 'SUSPENDED', password })
    const answers = await Promise.all([
      post(w.url, signIn, { email: ana.email, password: another }),
      post(w.url, signIn, { email: 'nobody@nowhere.example', password: another }),
      post(w.url, signIn, { email: gone.email, password }),
    ])
    expect(answers.map(code)).toEqual(['sign-in.wrong', 'sign-in.wrong', 'sign-in.wrong'])
    expect(
      new Set(answers.map((answer) => JSON.stringify([answer.status, answer.data, answer.errors, answer.cookies])))
        .size,
    ).toBe(1)
  })

  it('T07: gives a fresh session each time, and the one this browser had is over', async () => {
    const ana = await teacher()
    const browser = await w.signIn(ana.email, password)
    const before = browser.cookie
    await browser.ask(signIn, { email: ana.email, password })
    expect(browser.cookie).not.toBe(before)
    expect(await new Caller(w.url, before).ask(whoAmI)).toEqual({ viewer: null })
    expect(await browser.ask(whoAmI)).toEqual({ viewer: { name: 'Ana Ferreira' } })
  })

  it('T07: keeps nothing with which one could sign in', async () => {
    const ana = await teacher()
    const secret = (await w.signIn(ana.email, password)).cookie!.split('=')[1]!
    const [kept] = await w.sql<{ session: Buffer; password: string }>(
      'select s.token_hash as session, c.password_hash as password from session s join credential c using (person_id) where person_id = $1 order by s.created_at desc',
      [ana.id],
    )
    expect(kept!.session.toString('base64url')).not.toBe(secret)
    expect(kept!.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const forged = `${ana.cookie!.split('=')[0]}=${kept!.session.toString('base64url')}`
    expect(await new Caller(w.url, forged).ask(whoAmI)).toEqual({ viewer: null })
  })

  it('ends what a session may do with its time, and with 14 days without use', async () => {
    const ana = await teacher()
    const late = await w.again(ana)
    await w.sql(
      `update session set expires_at = now() - interval '1 second' where person_id = $1 and created_at = (select max(created_at) from session where person_id = $1)`,
      [ana.id],
    )
    expect(await late.ask(whoAmI)).toEqual({ viewer: null })
    expect(await ana.ask(whoAmI)).toEqual({ viewer: { name: 'Ana Ferreira' } })
    await w.sql(`update session set last_seen_at = now() - interval '15 days' where person_id = $1`, [ana.id])
    expect(await ana.ask(whoAmI)).toEqual({ viewer: null })
  })
})

describe('T08: trying passwords', () => {
  it('has ten wrong ones judged in a quarter of an hour, then even the right one waits', async () => {
    const ana = await teacher()
    const ben = await teacher('Ben Oyelaran')
    const answers: string[] = []
    for (let at = 0; at < 13; at += 1) answers.push(await tries(ana.email, `${another} ${at}`))
    expect(answers).toEqual([...Array(10).fill('sign-in.wrong'), ...Array(3).fill('sign-in.too-many')])
    expect(await tries(ana.email, password)).toBe('sign-in.too-many')
    expect(await tries(ben.email, password)).toBe('let in')
    await w.sql('update sign_in_limit set expire = 0')
    expect(await tries(ana.email, password)).toBe('let in')
  })

  it('counts for an address that nobody has just so', async () => {
    const answers: string[] = []
    for (let at = 0; at < 12; at += 1) answers.push(await tries('nobody@nowhere.example', another))
    expect(answers.filter((answer) => answer === 'sign-in.wrong').length).toBeLessThanOrEqual(10)
    expect(answers.at(-1)).toBe('sign-in.too-many')
  })

  it('counts every one of many that come in one request, or all at once', async () => {
    const ana = await teacher()
    const attempt = (at: number) => `t${at}: signIn(email: "${ana.email}", password: "${another} ${at}") { id }`
    const document = `mutation { ${Array.from({ length: 12 }, (_, at) => attempt(at)).join(' ')} }`
    const { errors } = await post(w.url, document)
    const atOnce = await Promise.all(Array.from({ length: 20 }, (_, at) => tries(ana.email, `${another} ${at}`)))
    const all = [...errors.map((error) => error.extensions.code), ...atOnce]
    expect(all.filter((each) => each === 'sign-in.wrong')).toHaveLength(10)
    expect(all.filter((each) => each === 'sign-in.too-many')).toHaveLength(all.length - 10)
  })

  it('does not count the right password, however often', async () => {
    const ana = await teacher()
    for (let at = 0; at < 12; at += 1) expect(await tries(ana.email, password)).toBe('let in')
  })

  it('stops a place that tries a hundred accounts, whatever it says about where it comes from', async () => {
    const answers: string[] = []
    for (let at = 0; at < 102; at += 1) {
      const reply = await post(
        w.url,
        signIn,
        { email: `p${at}@nowhere.example`, password: another },
        { 'x-forwarded-for': `10.0.0.${at}` },
      )
      answers.push(code(reply))
    }
    expect(answers.filter((answer) => answer === 'sign-in.wrong')).toHaveLength(100)
  })
})

describe('sessions', () => {
  const mine = '{ viewer { sessions { id device isThisOne } } }'

  it('are listed by the device, newest use first, and ended one by one', async () => {
    const ana = await teacher()
    const phone = new Caller(w.url)
    await phone.post(
      signIn,
      { email: ana.email, password },
      {
        'user-agent':
          'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
      },
    )
    const { viewer } = await ana.ask(mine)
    expect(viewer.sessions).toEqual([
      { id: expect.any(String), device: 'test', isThisOne: true },
      { id: expect.any(String), device: 'Safari on an iPhone', isThisOne: false },
    ])
    const left = await ana.ask('mutation($id: ID!) { revokeSession(id: $id) { sessions { device } } }', {
      id: viewer.sessions[1].id,
    })
    expect(left.revokeSession.sessions).toEqual([{ device: 'test' }])
    expect(await phone.ask(whoAmI)).toEqual({ viewer: null })
  })

  it('are one’s own: nobody sees or ends another’s', async () => {
    const [ana, ben] = [await teacher(), await teacher('Ben Oyelaran')]
    const { viewer } = await ana.ask(mine)
    expect((await ben.ask(mine)).viewer.sessions).toHaveLength(1)
    await ben.ask('mutation($id: ID!) { revokeSession(id: $id) { id } }', { id: viewer.sessions[0].id })
    expect(await ana.ask(whoAmI)).toEqual({ viewer: { name: 'Ana Ferreira' } })
  })

  it('can all be ended but this one', async () => {
    const ana = await teacher()
    const others = [await w.again(ana), await w.again(ana)]
    const { revokeOtherSessions } = await ana.ask('mutation { revokeOtherSessions { sessions { isThisOne } } }')
    expect(revokeOtherSessions.sessions).toEqual([{ isThisOne: true }])
    for (const other of others) expect(await other.ask(whoAmI)).toEqual({ viewer: null })
  })

  it('end when one signs out', async () => {
    const ana = await teacher()
    const stolen = ana.cookie
    expect(await ana.ask('mutation { signOut }')).toEqual({ signOut: true })
    expect(ana.cookie).toBeNull()
    expect(await new Caller(w.url, stolen).ask(whoAmI)).toEqual({ viewer: null })
    expect(await ana.refused('mutation { signOut }')).toBe('sign-in.required')
  })
})

describe('changing one’s password', () => {
  const change = 'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) }'

  it('ends all other sessions, and tells the owner', async () => {
    const ana = await teacher()
    const other = await w.again(ana)
    expect(await ana.ask(change, { current: password, next: another })).toEqual({ changePassword: true })
    expect(await ana.ask(whoAmI)).toEqual({ viewer: { name: 'Ana Ferreira' } })
    expect(await other.ask(whoAmI)).toEqual({ viewer: null })
    expect(await tries(ana.email, password)).toBe('sign-in.wrong')
    expect(await tries(ana.email, another)).toBe('let in')
    expect((await office.letterTo(ana.email)).subject).toBe('Your password for Alongside was changed')
  })

  it('wants the one before, and counts wrong ones as a sign-in does', async () => {
    const ana = await teacher()
    const answers: string[] = []
    for (let at = 0; at < 11; at += 1)
      answers.push(await ana.refused(change, { current: `${another} ${at}`, next: another }))
    expect(answers).toEqual([...Array(10).fill('sign-in.wrong'), 'sign-in.too-many'])
  })

  it.each([
    ['eleven chars', 'short words', 'password.too-short'],
    ['the best known word, dressed up', 'P4ssword2026!', 'password.too-common'],
    ['a run of keys', 'qwertyqwerty', 'password.too-common'],
    ['a row of digits', '123456789012', 'password.too-common'],
    ['one letter', 'aaaaaaaaaaaaaa', 'password.too-common'],
    ['one of fifty thousand that leaked', '1qaz2wsx3edc4rfv', 'password.too-common'],
    ['another of them, with the year', 'Buttercup2026', 'password.too-common'],
    ['endless', 'a b c d e f '.repeat(30), 'input.too-long'],
  ])('refuses %s', async (_, next, refusal) => {
    const ana = await teacher()
    expect(await ana.refused(change, { current: password, next })).toBe(refusal)
    expect(await tries(ana.email, password)).toBe('let in')
  })

  it('refuses one’s own address and name', async () => {
    const ana = await teacher('Ana Maria Ferreira')
    expect(await ana.refused(change, { current: password, next: ana.email })).toBe('password.too-common')
    expect(await ana.refused(change, { current: password, next: 'ana maria ferreira' })).toBe('password.too-common')
  })
})

describe('a forgotten password', () => {
  const ask = 'mutation($email: String!) { requestPasswordReset(email: $email) }'
  const reset = 'mutation($token: String!, $password: String!) { resetPassword(token: $token, password: $password) }'
  const tokenFor = async (person: Someone) => {
    await w.stranger.ask(ask, { email: person.email })
    const letter = await office.letterTo(person.email, 'Choose a new password')
    return letter.links[0]!.split('/').at(-1)!
  }

  it('is replaced by a link that works once, and ends every session', async () => {
    const ana = await teacher()
    const token = await tokenFor(ana)
    expect(await w.stranger.refused(reset, { token, password: 'password1234' })).toBe('password.too-common')
    expect(await w.stranger.ask(reset, { token, password: another })).toEqual({ resetPassword: true })
    expect(await w.stranger.refused(reset, { token, password: 'one more time round' })).toBe('reset.expired')
    expect(await ana.ask(whoAmI)).toEqual({ viewer: null })
    expect(await tries(ana.email, another)).toBe('let in')
    await office.letterTo(ana.email, 'was changed')
  })

  it('is used by one of many who try at once', async () => {
    const token = await tokenFor(await teacher())
    const all = await Promise.all(
      Array.from({ length: 12 }, () => post(w.url, reset, { token, password: another }).then(code)),
    )
    expect(all.filter((answer) => answer === 'let in')).toHaveLength(1)
    expect(all.filter((answer) => answer === 'reset.expired')).toHaveLength(11)
  })

  it('stops working after an hour, and when a newer one was sent', async () => {
    const ana = await teacher()
    const first = await tokenFor(ana)
    const second = await tokenFor(ana)
    expect(await w.stranger.refused(reset, { token: first, password: another })).toBe('reset.expired')
    await w.sql(`update password_reset set expires_at = now() where person_id = $1`, [ana.id])
    expect(await w.stranger.refused(reset, { token: second, password: another })).toBe('reset.expired')
  })

  it('answers the same for whom nobody knows, and for whom is suspended, and sends them nothing', async () => {
    const ana = await teacher()
    const gone = await w.person({ state: 'SUSPENDED', password })
    for (const email of [gone.email, 'nobody@nowhere.example', 'no address']) {
      expect(await w.stranger.ask(ask, { email })).toEqual({ requestPasswordReset: true })
    }
    // Jobs are done in turn: when this letter is here, the others would be too.
    await tokenFor(ana)
    expect(office.letters.map(({ to }) => to)).not.toContain(gone.email)
    expect(
      await w.sql('select from mail where to_address = any($1)', [
        [gone.email, 'nobody@nowhere.example', 'no address'],
      ]),
    ).toEqual([])
  })

  it('sends three letters an hour at most', async () => {
    const ana = await teacher()
    for (let at = 0; at < 5; at += 1) await w.stranger.ask(ask, { email: ana.email })
    await tokenFor(await teacher('Ben Oyelaran'))
    expect(await w.sql('select from mail where to_address = $1', [ana.email])).toHaveLength(3)
  })

  it('T33: leads to our own address, whatever the request says about where it is', async () => {
    const ana = await teacher()
    await post(w.url, ask, { email: ana.email }, { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' })
    const { links, text } = await office.letterTo(ana.email, 'Choose a new password')
    expect(links.map((link) => new URL(link).origin)).toEqual([w.url, w.url])
    expect(text).not.toContain('evil')
  })

  it('is not kept in a readable form once the letter has gone', async () => {
    const ana = await teacher()
    const token = await tokenFor(ana)
    const sent = await eventually(async () => {
      const [mail] = await w.sql('select state, vars, body from mail where to_address = $1', [ana.email])
      return mail?.state === 'SENT' && mail
    })
    expect(sent).toEqual({ state: 'SENT', vars: {}, body: null })
    expect(JSON.stringify(await w.sql('select * from password_reset'))).not.toContain(token)
  })
})

describe('whoever looks at themselves', () => {
  const me =
    '{ viewer { isAdmin isGuest canStartEnquiry canStartLessonStudy places inboxCount holdings { id role roleLabel deputy endsOn canInvite school { name } } actingAs { id } } }'

  it('finds all their roles, and what they can use', async () => {
    const oak = await w.school('Oak Lane Primary')
    const north = await w.alliance('North', { schools: [elm] })
    const kim = await w.person({
      role: 'HEADTEACHER',
      school: elm,
      also: [
        { role: 'GOVERNOR', school: oak },
        { role: 'ALLIANCE_COORDINATOR', alliance: north },
      ],
    })
    const { viewer } = await kim.ask(me)
    expect(viewer).toMatchObject({
      isAdmin: false,
      isGuest: false,
      canStartEnquiry: true,
      canStartLessonStudy: true,
      inboxCount: 0,
    })
    expect(viewer.places).toEqual([
      'TODAY',
      'ENQUIRIES',
      'LESSON_STUDY',
      'CHALLENGES',
      'CPD',
      'LEADING',
      'SCHOOLS',
      'ALLIANCE',
    ])
    expect(
      viewer.holdings.map(({ roleLabel, school, canInvite }: Answer) => [roleLabel, school?.name, canInvite]),
    ).toEqual([
      ['Alliance coordinator', undefined, true],
      ['Governor', 'Oak Lane Primary', false],
      ['Headteacher', 'Elm Park Primary', true],
    ])
  })

  it.each([
    ['a teacher without an alliance', 'TEACHER', false, ['TODAY', 'ENQUIRIES', 'SCHOOLS']],
    ['a governor', 'GOVERNOR', false, ['TODAY', 'ENQUIRIES', 'SCHOOLS']],
    ['an administrator', 'ADMIN', true, ['TODAY', 'SCHOOLS', 'ALLIANCE']],
  ] as const)('%s uses other places', async (_, role, canInvite, places) => {
    const school = await w.school('A school on its own')
    const person = await w.person(role === 'ADMIN' ? { role } : { role, school })
    expect((await person.ask(me)).viewer).toMatchObject({
      canStartEnquiry: false,
      canStartLessonStudy: false,
      holdings: [{ canInvite }],
      places,
    })
  })

  it('chooses the role that pages start from; it limits nothing', async () => {
    const oak = await w.school('Oak Lane Primary')
    const ana = await w.person({
      role: 'TEACHER',
      school: elm,
      also: [
        { role: 'CPD_LEAD', school: elm },
        { role: 'TEACHER', school: oak },
      ],
    })
    const { viewer } = await ana.ask(me)
    for (const { id } of viewer.holdings) {
      const { actAs } = await ana.ask(
        'mutation($id: ID!) { actAs(holdingId: $id) { actingAs { id } holdings { id } } }',
        { id },
      )
      expect(actAs).toMatchObject({ actingAs: { id } })
      expect(actAs.holdings).toHaveLength(3)
      expect((await ana.ask(me)).viewer.actingAs).toEqual({ id })
    }
    const ben = await teacher('Ben Oyelaran')
    expect(
      await ben.refused('mutation($id: ID!) { actAs(holdingId: $id) { id } }', { id: viewer.holdings[0].id }),
    ).toBe('not-found')
  })
})
