// The desk in real browsers: a coordinator reads what is stuck and moves it by keyboard alone, a second one sees it at once, and a head agrees, takes it back, and hands a request over.
import type { AllianceId } from '@alongside/domain/ids'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { v7 } from 'uuid'
import { Challenging, challengeCast, placeChallenge, plan } from '../support/challenge-outcome.js'
import { schoolDayIn, sessionIn } from '../support/cpd-rows.js'
import { type Place, places } from '../support/rounds.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let site: Site
let north: AllianceId
let elm: Place
let oak: Place
let cora: Someone
let colin: Someone
let leda: Someone
const patience = 180_000
const { PICTURES } = process.env
const longAgo = `now() - interval '40 days'`

beforeAll(async () => {
  w = await world({ webRoot })
  ;[elm, oak] = (await places(w, ['Elm Park', 'Oak Lane'])) as [Place, Place]
  north = await w.alliance('North', { schools: [elm.urn, oak.urn] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  colin = await w.person({ name: 'Colin', role: 'ALLIANCE_COORDINATOR', alliance: north })
  leda = await w.person({ name: 'Leda', role: 'CPD_LEAD', school: elm.urn })
  const leader = { id: oak.teacher.id, urn: oak.urn }
  const { session } = await sessionIn(w, north, {
    lead: oak.teacher.id,
    day: schoolDayIn(2),
    venue: oak.urn,
    facilitators: [leader],
    going: [{ id: elm.teacher.id, urn: elm.urn }],
    bookings: 'REQUESTED',
  })
  await sessionIn(w, north, {
    lead: oak.teacher.id,
    day: schoolDayIn(7),
    title: 'Questions worth asking',
    state: 'PENCILLED',
  })
  // The head of Elm Park cannot lead two sessions at once.
  for (const [title, from, until] of [
    ['Talk first', '09:30', '12:30'],
    ['Talk last', '11:00', '14:00'],
  ] as const)
    await sessionIn(w, north, {
      lead: oak.teacher.id,
      day: schoolDayIn(8),
      title,
      from,
      until,
      facilitators: [{ id: elm.head.id, urn: elm.urn }],
    })
  await w.sql(`update cpd_booking set requested_at = ${longAgo}`)
  await w.sql('update cpd_cycle set released_at = now()')
  await w.sql('update cpd_session set room_id = $1, venue_urn = $2', [v7(), oak.urn])
  await w.sql(
    `insert into cover_need (space_id, id, person_id, alliance_id, source_kind, source_id, host_urn, on_day, period, from_time, until_time, class_code, state, source, rate_pence, payer, said_for)
     values ($1, $2, $3, $4, 'CPD', $5, $6, $7, 'Period 2', '09:00', '10:00', '9B', 'COSTED', 'SUPPLY', 3500, 'ALLIANCE_FUND', now())`,
    [await w.spaceOf(elm.urn), v7(), elm.teacher.id, north, session, oak.urn, schoolDayIn(2)],
  )
  await w.sql(
    `insert into school_membership (space_id, id, urn, role, state, invited_by, invited_at) values ($1, $2, $3, 'MEMBER', 'INVITED', $4, ${longAgo})`,
    [north, v7(), await w.school('Ash Hill'), cora.id],
  )
  await w.sql(
    `insert into mail (id, to_address, to_person, template, vars, only_while, state, claim, calendar) values ($1, 'oak@school.example', $2, 'sessionInvitation', '{"path":"/cpd"}', $3, 'UNKNOWN', $4, '{"method":"REQUEST","sequence":0}')`,
    [v7(), oak.teacher.id, JSON.stringify({ space: north, session }), `session:${session}:1:REQUEST:${oak.teacher.id}`],
  )
  site = await Site.open()
}, patience)
afterAll(async () => {
  await site?.close()
  await w?.close()
})

async function at(who: Someone, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.stranger(w.url, options)
  const [name, value] = who.cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: w.url }])
  await page.goto(path)
  return page
}
const faults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const line = (page: Page, words: string | RegExp) => page.getByRole('listitem').filter({ hasText: words }).first()
/** Reached with the Tab key alone, as somebody without a mouse would. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const { activeElement: here } = document
      const field = here as HTMLInputElement | null
      return here?.getAttribute('aria-label') ?? field?.labels?.[0]?.textContent ?? here?.textContent ?? ''
    })
    if (name.test(label)) return
  }
  throw new Error(`No key leads to ${name}`)
}

async function looked(page: Page, name: string): Promise<void> {
  for (const [size, width, height] of [
    ['1280', 1280, 800],
    ['820', 820, 1180],
    ['390', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect([name, size, await fits(page)]).toEqual([name, size, true])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${size}-${colorScheme}.png` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

it(
  'reads what is stuck, moves it by keyboard, and takes it back',
  async () => {
    const office = await at(cora, '/cpd')
    await office.getByRole('navigation', { name: 'CPD' }).getByRole('link', { name: 'Desk' }).click()
    await office.getByRole('heading', { name: 'In the next three days' }).waitFor()
    await line(office, /^.*Elm Park has not answered one place for “Joining clauses”/).waitFor()
    await line(office, '£35 for cover of one lesson at Elm Park').waitFor()
    await line(office, 'Nobody has agreed to lead “Questions worth asking”').waitFor()
    await line(office, 'Ash Hill has not answered the invitation').waitFor()
    const blocked = line(office, '“Talk first” cannot be held')
    await blocked.getByText(/^One person is elsewhere at that time/).waitFor()
    const wayOut = blocked.getByRole('link', { name: /^Find a time: “Talk first”/ })
    expect(await wayOut.getAttribute('href')).toMatch(/^\/calendar\/times\//)
    // What is pressing stands above what can wait.
    const headings = await office.getByRole('heading', { level: 2 }).allTextContents()
    expect(headings).toEqual(['In the next three days', 'Within two weeks', 'Without a day of its own'])
    expect(await faults(office)).toEqual([])
    await looked(office, 'desk')
    const other = await at(colin, '/desk')
    await line(other, 'Ash Hill has not answered the invitation').waitFor()

    // Two things ticked and put off, without a mouse; the other coordinator sees it at once.
    await office.locator('h1').click()
    await tabTo(office, /^Choose: Nobody has agreed/)
    await office.keyboard.press('Space')
    await tabTo(office, /^Choose: Ash Hill/)
    await office.keyboard.press('Space')
    const bar = office.getByRole('region', { name: 'What is chosen' })
    await bar.getByText('2 chosen').waitFor()
    if (PICTURES) await office.screenshot({ path: `${PICTURES}/desk-chosen.png` })
    await tabTo(office, /^Put off…$/)
    await office.keyboard.press('Enter')
    const dialog = office.getByRole('dialog', { name: 'Put 2 things off?' })
    await dialog.waitFor()
    if (PICTURES) await office.screenshot({ path: `${PICTURES}/desk-put-off.png` })
    expect(await faults(office)).toEqual([])
    await dialog.getByText('Tomorrow').click()
    await dialog.getByRole('button', { name: 'Put off' }).press('Enter')
    await office.getByText('2 things are put off').waitFor()
    await other.getByText('2 things are put off').waitFor()
    // From the note itself.
    await office.getByRole('button', { name: 'Undo', exact: true }).click()
    await line(office, 'Ash Hill has not answered the invitation')
      .getByRole('button', { name: /^Remind/ })
      .waitFor()
    await line(other, 'Ash Hill has not answered the invitation').waitFor()

    // A yes to money, seen by the other coordinator, who takes it back from the list of today.
    await line(office, '£35 for cover')
      .getByRole('button', { name: /^Agree/ })
      .press('Enter')
    await office.getByText('Agreed: whoever waits is told').waitFor()
    expect(await w.sql('select state from cover_need')).toEqual([{ state: 'APPROVED' }])
    await other.getByText('Cora agreed to it').waitFor()
    await other.getByRole('button', { name: /^Undo: £35/ }).click()
    await other.getByText('Taken back by Colin').waitFor()
    await line(office, '£35 for cover')
      .getByRole('button', { name: /^Agree/ })
      .waitFor()
    expect(await w.sql('select state from cover_need')).toEqual([{ state: 'COSTED' }])

    // A reminder says first that it cannot be called back, and then stands as sent.
    await line(office, 'Elm Park has not answered')
      .getByRole('button', { name: /^Remind/ })
      .press('Enter')
    await office.getByText(/A reminder cannot be called back/).waitFor()
    await office.getByRole('dialog').getByRole('button', { name: 'Remind', exact: true }).press('Enter')
    await office.getByText(/^Reminded by Cora/).waitFor()
    await line(other, 'Elm Park has not answered')
      .getByText(/^Reminded by Cora/)
      .waitFor()

    // Of the letter that nobody is sure of: it arrived.
    await line(office, 'Nobody knows whether')
      .getByRole('button', { name: /^It arrived/ })
      .click()
    await office.getByText('Good to know').waitFor()
    await office.getByText('Cora heard that a letter had arrived').waitFor()
    expect(await w.sql('select state from mail where claim is not null')).toEqual([{ state: 'SENT' }])
    await office.getByRole('heading', { name: 'Done today' }).scrollIntoViewIfNeeded()
    if (PICTURES) await office.screenshot({ path: `${PICTURES}/desk-done.png`, fullPage: true })
    expect(await faults(office)).toEqual([])

    // At the school: the CPD lead has the reminder, and hands the request over to the head, who says yes to it.
    const lead = await at(leda, '/inbox')
    await lead.getByText(/^Cora reminds you: one place on “Joining clauses”/).waitFor()
    const school = await at(elm.head, '/desk')
    await line(school, 'One colleague waits for your word on “Joining clauses”').waitFor()
    await looked(school, 'desk-school')
    await line(school, 'One colleague waits')
      .getByRole('button', { name: /^Agree/ })
      .click()
    await school.getByText('Agreed: whoever waits is told').waitFor()
    expect(await w.sql('select state from cpd_booking')).toEqual([{ state: 'CONFIRMED' }])
    await school.getByRole('button', { name: /^Undo: One colleague/ }).click()
    await line(school, 'One colleague waits')
      .getByRole('button', { name: /^Agree/ })
      .waitFor()
    await lead.getByText(/your word is needed$/).waitFor()
    await lead.getByRole('button', { name: /^Not now: A colleague asks for a place/ }).press('Enter')
    await lead.getByRole('menuitem', { name: /^Hand over…/ }).waitFor()
    if (PICTURES) await lead.screenshot({ path: `${PICTURES}/not-now-menu.png` })
    await lead.keyboard.press('ArrowDown')
    await lead.keyboard.press('Enter')
    await lead.getByRole('dialog').getByText(elm.head.name).click()
    if (PICTURES) await lead.screenshot({ path: `${PICTURES}/not-now-hand-over.png` })
    expect(await faults(lead)).toEqual([])
    await lead.getByRole('button', { name: 'Ask them' }).click()
    await lead.getByText(`${elm.head.name} is asked to take it over`).waitFor()
    const head = await at(elm.head, '/inbox')
    await head.getByRole('button', { name: /^Take it over: Leda asks/ }).click()
    await lead.getByText(new RegExp(`^${elm.head.name} has taken over`)).waitFor()
    await lead.getByRole('button', { name: /^Not now: A colleague asks for a place/ }).waitFor({ state: 'detached' })
    await head
      .getByText(/^A colleague asks for a place on “Joining clauses”/)
      .first()
      .waitFor()
    expect(site.complaints).toEqual([])
  },
  patience,
)

it(
  'says not now where a thing stands: later, to a colleague, or no; by keyboard, and seen at once by whoever it concerns',
  async () => {
    const c = await challengeCast(w)
    const yew = { id: c.otherTeacher.id, urn: c.urns.yew }
    const opened = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
    await new Challenging(opened.id).does(c.head, 'planAction', plan(opened.findings[1]!.id, c.teacher.id))
    const desk = await placeChallenge(w, c, { state: 'DESK_STUDY' })
    const led = await sessionIn(w, c.alliance, {
      lead: c.lead.id,
      day: schoolDayIn(3),
      title: 'Vocabulary first',
      facilitators: [{ id: c.teacher.id, urn: c.urns.elm }],
      going: [yew],
    })
    const [review, part] = [v7(), v7()]
    await w.sql(
      `insert into peer_review (space_id, id, item_kind, item_id, title, question, requester_id, requester_urn, state, due_on) values ($1, $2, 'enquiry', $3, 'Talk in maths', 'Does it?', $4, $5, 'REQUESTED', current_date + 30)`,
      [c.alliance, review, v7(), c.lead.id, c.urns.oak],
    )
    await w.sql(
      `insert into review_assignment (space_id, id, review_id, reviewer_id, reviewer_urn, state, expires_on) values ($1, $2, $3, $4, $5, 'OFFERED', current_date + 5)`,
      [c.alliance, part, review, c.otherHead.id, c.urns.yew],
    )

    // An action: put off first, by keyboard alone; then to a colleague, who says yes.
    const mine = await at(c.teacher, '/actions')
    await mine.getByText('Talk before writing in Year 4').waitFor()
    await looked(mine, 'not-now-actions')
    await mine.locator('h1').click()
    await tabTo(mine, /^Not now: Talk before writing/)
    await mine.keyboard.press('Enter')
    await mine.getByRole('menuitem', { name: /^Put off…/ }).waitFor()
    if (PICTURES) await mine.screenshot({ path: `${PICTURES}/not-now-actions-menu.png` })
    await mine.keyboard.press('Enter')
    await mine.getByRole('dialog', { name: 'Put it off?' }).getByText('Tomorrow').click()
    await mine.getByRole('button', { name: 'Put off', exact: true }).press('Enter')
    await mine
      .getByText(/^Put off until /)
      .first()
      .waitFor()
    await mine.getByRole('button', { name: /^Not now: Talk before writing/ }).click()
    await mine.getByRole('menuitem', { name: /^Hand over…/ }).click()
    const handing = mine.getByRole('dialog', { name: 'Hand it over?' })
    await handing.getByText(c.champion.name).click()
    expect(await faults(mine)).toEqual([])
    if (PICTURES) await mine.screenshot({ path: `${PICTURES}/not-now-actions-whom.png` })
    await handing.getByRole('button', { name: 'Ask them' }).click()
    await mine.getByText(`${c.champion.name} is asked to take it over`).waitFor()
    const taker = await at(c.champion, '/inbox')
    await taker.getByRole('button', { name: /^Take it over: Tom Teacher asks/ }).click()
    await mine.getByText('No action is yours').waitFor()

    // Leading a session: a no with a reason, also after a yes.
    await mine.goto('/cpd')
    const ahead = mine.getByRole('listitem').filter({ hasText: 'Vocabulary first' }).first()
    await ahead.getByText('You lead it').waitFor()
    await looked(mine, 'not-now-leading')
    await ahead.getByRole('button', { name: /^Not now: Leading “Vocabulary first”/ }).press('Enter')
    await mine.getByRole('menuitem', { name: /^I cannot lead it…/ }).click()
    await mine.getByRole('dialog').getByLabel('Why').fill('A residential with Year 6')
    await mine.getByRole('dialog').getByRole('button', { name: 'I cannot lead it' }).click()
    await ahead.waitFor({ state: 'detached' })
    expect(await w.sql('select reason from cpd_facilitator where session_id = $1', [led.session])).toEqual([
      { reason: 'A residential with Year 6' },
    ])

    // Cover: nothing is missed, said in one go.
    const away = await at(c.otherTeacher, '/cover?tab=mine')
    await away.getByRole('heading', { name: 'Vocabulary first' }).waitFor()
    await looked(away, 'not-now-cover')
    await away.getByRole('button', { name: /^Not now: Vocabulary first/ }).press('Enter')
    await away.getByRole('menuitem', { name: /^I miss no lesson…/ }).click()
    await away.getByRole('dialog').getByRole('button', { name: 'I miss no lesson' }).click()
    await away.getByText('No lesson of yours is missed.').waitFor()

    // A review that was offered, and a part in a team.
    const asked = await at(c.otherHead, `/reviews/${review}`)
    await asked.getByRole('heading', { name: 'Will you review it?' }).waitFor()
    await looked(asked, 'not-now-review')
    await asked.getByRole('button', { name: /^Not now: / }).press('Enter')
    await asked.getByRole('menuitem', { name: /^Not this time…/ }).click()
    await asked.getByRole('dialog').getByLabel('Why').fill('Too much this term')
    await asked.getByRole('dialog').getByRole('button', { name: 'Not this time' }).click()
    await asked.getByRole('heading', { name: 'Will you review it?' }).waitFor({ state: 'detached' })
    expect(await w.sql('select state, decline_reason as why from review_assignment where id = $1', [part])).toEqual([
      { state: 'DECLINED', why: 'Too much this term' },
    ])
    const team = await at(c.reviewer, `/challenges/${desk.id}?show=team`)
    await team.getByRole('region', { name: 'The next step' }).waitFor()
    await looked(team, 'not-now-challenge')
    expect(await faults(team)).toEqual([])
    await team.getByRole('button', { name: /^Not now: The peer challenge of Elm Park/ }).press('Enter')
    await team.getByRole('menuitem', { name: /^Leave the team…/ }).click()
    if (PICTURES) await team.screenshot({ path: `${PICTURES}/not-now-leave.png` })
    await team.getByRole('dialog').getByLabel('Why').fill('I am away until March')
    await team.getByRole('dialog').getByRole('button', { name: 'Leave the team' }).click()
    await team.getByRole('region', { name: 'The next step' }).waitFor({ state: 'detached' })
    expect(site.complaints).toEqual([])
  },
  patience,
)
