// The heart of it: two teachers of two schools take one enquiry from a draft to a checked cycle, each in their own browser.
import fs from 'node:fs'
import type { CardKind } from '@alongside/domain/board'
import { headingOf } from '@alongside/domain/card-fields'
import { byRank } from '@alongside/domain/rank'
import { stages } from '@alongside/domain/stage'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { isAlive } from '../../tools/lib/processes.mjs'
import { Caller } from '../support/ask.js'
import { demoPerson, Site } from '../support/site.js'
import { freePort, postgresOf, type Started, startAlongside, temporaryFolder } from '../support/start.js'
import { Teacher } from '../support/teacher.js'

const folder = temporaryFolder()
const roles = {
  amara: 'Teacher, Marlpit Lane Primary School',
  ben: 'Teacher, Hazelholt Primary Academy',
}
const title = 'Does saying it first help pupils write it?'

let port: number
let server: Started
let url: string
let site: Site
let amara: Teacher
let ben: Teacher

beforeAll(async () => {
  port = await freePort()
  server = start()
  const [browser, address] = await Promise.all([Site.open(), server.ready])
  site = browser
  url = address
})
afterAll(async () => {
  await site?.close()
  server?.process.kill('SIGTERM')
  await server?.ended
  // Whoever kills a server and cannot start it again still has its database.
  const postgres = postgresOf(`${folder}/data`)
  if (postgres && isAlive(postgres)) process.kill(postgres, 'SIGKILL')
  fs.rmSync(folder, { recursive: true, force: true })
})

/** On one address and one folder of data: whoever comes back finds the same place. */
const start = () => startAlongside({ dataDir: `${folder}/data`, env: { PORT: String(port), ALONGSIDE_DEMO: '1' } })

/** One story in chapters: when one of them fails, the following ones could only fail as well. */
let hasFailed = false
const chapter = (name: string, tell: () => Promise<void>) =>
  it(name, async () => {
    if (hasFailed) throw new Error('An earlier chapter failed')
    hasFailed = true
    await tell()
    hasFailed = false
  })

chapter('two people sign in', async () => {
  const [hers, his] = await Promise.all(Object.values(roles).map((role) => site.signedIn(url, role)))
  amara = new Teacher(hers!)
  ben = new Teacher(his!)
})

chapter('Amara starts a draft and asks the other school', async () => {
  const { page } = amara
  await page.getByRole('link', { name: 'Enquiries', exact: true }).click()
  await amara.button('Start an enquiry').click()
  const dialog = page.getByRole('dialog', { name: 'Start an enquiry' })
  await dialog.getByLabel('What do you want to find out together?').fill(title)
  await dialog.getByLabel('Which classroom practice should change?').fill('Talking in pairs before writing')
  await dialog.getByLabel('Which pupils should benefit?').fill('Pupils in Year 4 who write little')
  await dialog.getByLabel('Hazelholt Primary Academy').check()
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  // A draft is its author's alone.
  await ben.page.getByRole('link', { name: 'Enquiries', exact: true }).click()
  await ben.page.getByRole('heading', { name: 'Mine' }).waitFor()
  expect(await ben.page.getByText(title).count()).toBe(0)
})

chapter('she opens it; he finds it, joins, and both accept the group agreement', async () => {
  await amara.button('Open to partners').click()
  await ben.page.getByRole('link', { name: title }).first().click()
  await ben.button('Join for Hazelholt Primary Academy').click()
  for (const one of [amara, ben]) {
    await one.button('Read and accept').click()
    await one.button('I accept this agreement').click()
  }
  await amara.button('Start the enquiry').click()
  await amara.isIn('Scanning')
  await ben.isIn('Scanning')
  await amara.button('Follow Ben Hollingdale').waitFor()
  await ben.button('Follow Amara Okafor').waitFor()
})

const pupils = 'They say: I know it, but I cannot write it'
const samples = 'Half of the stories stop after three sentences'
const sitting = 'Silent planning takes twelve of forty minutes'
const hunch = 'We ask for writing before anybody has said a sentence'
const reading = 'Oral rehearsal, read in a summary of the research'
const change = 'Say each sentence to a partner before writing it'
const test = 'One week in both Year 4 classes'
const during = 'This sentence was begun before the server went away.'
const away = 'This was written while it was away. '
const check = 'Stories are twice as long as in September'

chapter('each puts down what they have seen, and sees whose the other card is', async () => {
  await amara.add('Scanning', 'What we see', samples, {
    'Type of evidence': 'Samples of work',
    'How strong is it?': '2 Seen several times',
  })
  await ben.card(samples).getByText('Amara added this a moment ago').waitFor()
  await ben.add('Scanning', 'What we see', pupils, { 'Type of evidence': 'What pupils say' })
  await amara.card(pupils).getByText('Ben added this a moment ago').waitFor()
  await amara.card(pupils).getByText('What pupils say').waitFor()
})

chapter('both write in one card, each seeing where the other one is', async () => {
  await ben.words.click()
  await ben.page.keyboard.type('Asked in four groups.')
  await amara.open(pupils)
  await amara.panel.getByText('Ben Hollingdale is on this card with you.').waitFor()
  await amara.words.getByText('Asked in four groups.').waitFor()
  // His cursor stands in her copy of the text, with his name at it.
  await amara.words.getByText('Ben Hollingdale', { exact: true }).waitFor()
  await amara.words.click()
  await amara.page.keyboard.press('Control+End')
  await Promise.all([
    amara.page.keyboard.type(' In our school too.', { delay: 15 }),
    ben.page.keyboard.press('Control+Home').then(() => ben.page.keyboard.type('In May: ', { delay: 15 })),
  ])
  for (const one of [amara, ben])
    await one.card(pupils).getByText('In May: Asked in four groups. In our school too.').waitFor()
  await ben.words.getByText('Amara Okafor', { exact: true }).waitFor()
})

chapter('a mention in a comment reaches the other one’s inbox, and leads back to the card', async () => {
  await amara.panel.getByLabel('Begin a conversation').pressSequentially('Could we ask Year 5 as well, @Ben')
  await amara.panel.getByRole('option', { name: 'Ben Hollingdale' }).click()
  await amara.button('Comment').click()
  await ben.panel.getByText('Could we ask Year 5 as well').waitFor()
  await ben.page.getByRole('link', { name: /^Inbox ?, \d+ waiting/ }).click()
  await ben.page.getByRole('link', { name: `You were mentioned on a card of “${title}”` }).click()
  await ben.panel.getByText('Could we ask Year 5 as well').waitFor()
  await ben.button('Reply').click()
  await ben.panel.getByLabel('Reply').fill('Yes, on Thursday.')
  await ben.page.keyboard.press('Control+Enter')
  await amara.panel.getByText('Yes, on Thursday.').waitFor()
  await amara.button('Settle').click()
  await ben.panel.getByText('2 comments, settled by Amara Okafor').waitFor()
})

chapter('they move cards, each in their own way, and each is told by whom', async () => {
  await ben.close()
  await amara.close()
  await ben.drag(pupils, 'Focusing')
  await amara
    .column('Focusing')
    .getByRole('article', { name: pupils })
    .getByText('Ben moved this a moment ago')
    .waitFor()
  await amara.moveByMenu(pupils, 'Scanning')
  await ben
    .column('Scanning')
    .getByRole('article', { name: pupils })
    .getByText('Amara moved this a moment ago')
    .waitFor()
})

chapter('he proposes the next stage, she confirms it', async () => {
  await ben.button('Propose Focusing').click()
  await ben.page
    .getByRole('dialog')
    .getByLabel(/A word to the group/)
    .fill('I think we have seen enough.')
  await ben.button('Propose it').click()
  await amara.page.getByText('I think we have seen enough.').waitFor()
  await amara.button('Move on to Focusing').click()
  await ben.isIn('Focusing')
})

chapter('they write the focus and the learners into the same lines', async () => {
  for (const one of [amara, ben]) await one.button(/^Our focus/).click()
  await amara.say({ 'Our focus': 'Sentences are said before they are written' })
  await ben.say({
    'Learners in focus': 'Pupils who write little',
    'Why these pupils': 'They speak well and fall silent on paper',
  })
  await ben.cycle.getByText('Sentences are said before they are written').first().waitFor()
  await amara.button('Move on to Hunch').click()
  await ben.isIn('Hunch')
})

chapter('the server is killed while they write; they go on, and nothing is lost', async () => {
  expect(site.complaints).toEqual([])
  await ben.add('Hunch', 'Hunch', hunch, { 'How our own practice contributes': 'We plan in silence' })
  await amara.open(hunch)
  await ben.words.click()
  const typing = ben.page.keyboard.type(during, { delay: 25 })
  await amara.words.getByText(during.slice(0, 9)).waitFor()
  server.process.kill('SIGKILL')
  await typing
  await server.ended
  for (const one of [amara, ben]) await one.offline()

  await ben.fill({ 'How we would notice that we are wrong': 'They write no more although they have talked' })
  await ben.panel.getByLabel('Begin a conversation').fill('Which of our lessons shows it best?')
  await ben.button('Comment').click()
  await ben.page.getByText('We cannot reach Alongside at the moment').waitFor()
  await amara.words.click()
  await amara.page.keyboard.press('Control+Home')
  await amara.page.keyboard.type(away)
  await amara.close()
  await amara.add('Scanning', 'What we see', sitting, { 'Type of evidence': 'Observation' })
  await amara.moveByMenu(samples, 'Focusing')
  for (const one of [amara, ben]) await one.offline(/^Offline, \d+ changes? kept on this device/)

  server = start()
  expect(await server.ready).toBe(url)
  for (const one of [amara, ben]) await one.saved()
  await ben.button('Comment').click()
  for (const one of [amara, ben]) {
    await one.column('Focusing').getByRole('article', { name: samples }).waitFor()
    await one.card(sitting).waitFor()
    await one.card(hunch).getByText(`${away}${during}`).waitFor()
    await one.open(hunch)
    await one.panel.getByText('Which of our lessons shows it best?').waitFor()
  }
  // A browser says itself that a server does not answer; nothing else may have gone wrong in between.
  const unreachable = /ERR_CONNECTION_|ERR_EMPTY_RESPONSE|WebSocket/
  expect(site.complaints.splice(0).filter((complaint) => !unreachable.test(complaint))).toEqual([])
})

chapter('the hunch is tested against evidence, and supported', async () => {
  await amara.link(pupils)
  await ben.link(samples)
  await amara.panel.getByRole('link', { name: samples }).waitFor()
  await ben.button('Test it').click()
  await ben.confirm('Test it')
  await amara.button('Evidence supports it').click()
  await amara.confirm('Evidence supports it', 'Both classes, two teachers')
  await ben.panel.getByText('Both classes, two teachers').waitFor()
  await amara.button('Move on to New learning').click()
  await ben.isIn('New learning')
})

chapter('new learning, a change with its baseline and measure, and a quick test', async () => {
  await ben.add('New learning', 'New learning', reading, { 'Where it comes from': 'Something we read' })
  await ben.link(hunch)
  await amara.add('Action', 'What we’ll try', change, { 'What exactly': 'Every sentence is said aloud once' })
  await ben.say({ 'Where we stand before the change': 'Three sentences on average' })
  await amara.say({ 'How we shall know it worked': 'Six sentences on average by December' })
  await ben.button('Propose Action').click()
  await ben.button('Propose it').click()
  await amara.button('Move on to Action').click()
  await ben.isIn('Action')
  await ben.add('Action', 'Quick test', test, {
    'Plan: what we do and what we expect': 'A week of talk before writing',
    'Do: what happened': 'All but two talked',
    'Study: what we learned from it': 'The quiet pairs need a sentence to begin with',
    'And so?': 'Change it and test again',
  })
  await amara.button('Move on to Checking').click()
  await ben.isIn('Checking')
})

chapter('they answer the question that closes the cycle', async () => {
  await amara.add('Checking', 'Check', check, {
    'Where we began': 'Three sentences',
    'What we see now': 'Six sentences',
  })
  await ben.card(check).waitFor()
  await ben.button('Propose to finish the cycle').click()
  await ben.button('Propose it').click()
  await amara.button('Answer and finish').click()
  await amara.page.getByRole('radio', { name: /^Partly/ }).check()
  await amara.button('Close this cycle').click()
  for (const one of [amara, ben])
    await one.page.getByText('Cycle 1 is checked. Enough of a difference: partly.').waitFor()
})

chapter('both tables and the database tell the same: nothing is lost, nothing is there twice', async () => {
  const table = {
    Scanning: [`${pupils} | In May: Asked in four groups. In our school too.`, sitting],
    Focusing: [samples],
    Hunch: [`${hunch} | ${away}${during}`],
    'New learning': [reading],
    Action: [`${change} | Every sentence is said aloud once`, `${test} | A week of talk before writing`],
    Checking: [`${check} | Three sentences`],
  }
  for (const one of [amara, ben]) expect(await one.table()).toEqual(table)
  for (const one of [amara, ben]) {
    await one.page.reload()
    await one.card(check).waitFor()
    expect(await one.table()).toEqual(table)
  }
  expect(site.complaints).toEqual([])

  const { cards, ...cycle } = await stored()
  expect(cycle).toEqual({
    stage: 'CHECKED',
    enoughDifference: 'PARTLY',
    focus: 'Sentences are said before they are written',
    learners: { group: 'Pupils who write little', why: 'They speak well and fall silent on paper' },
    baseline: 'Three sentences on average',
    successMeasure: 'Six sentences on average by December',
    hunchStatuses: [{ status: 'TESTED_SUPPORTED' }],
    history: [...stages.slice(1), 'CHECKED'].map((toStage) => ({ toStage })),
    commentCounts: expect.arrayContaining([{ total: 2 }, { total: 1 }]),
  })
  const lying = stages.map((stage) =>
    cards
      .filter(({ column }) => column === stage)
      .sort(byRank)
      .map(inWords),
  )
  expect(lying).toEqual(Object.values(table).map((column) => column.map((card) => card.split(' | ')[0])))
  expect(
    cards
      .map(({ body }) => body)
      .filter(Boolean)
      .sort(),
  ).toEqual(['In May: Asked in four groups. In our school too.', `${away}${during}`])
  expect(Object.fromEntries(cards.map((card) => [inWords(card), card.createdBy.name.split(' ')[0]]))).toEqual({
    [samples]: 'Amara',
    [pupils]: 'Ben',
    [sitting]: 'Amara',
    [hunch]: 'Ben',
    [reading]: 'Ben',
    [change]: 'Amara',
    [test]: 'Ben',
    [check]: 'Amara',
  })
})

interface StoredCard {
  id: string
  kind: CardKind
  column: string
  rank: string
  fields: Readonly<Record<string, string>>
  body: string
  createdBy: { name: string }
}

const inWords = ({ kind, fields }: StoredCard): string => headingOf(kind, fields)

/** What the tables of the database hold of the cycle, as a third browser would be told. */
async function stored(): Promise<{ cards: StoredCard[] } & Record<string, unknown>> {
  const { email, password } = demoPerson(roles.ben)
  const browser = new Caller(url)
  await browser.ask(
    'mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }',
    { email, password },
  )
  const { enquiry } = await browser.ask(
    `query($id: ID!) { enquiry(id: $id) { currentCycle {
      stage enoughDifference focus learners { group why } baseline successMeasure
      hunchStatuses { status } history { toStage } commentCounts { total }
      cards { id kind column rank fields body createdBy { name } }
    } } }`,
    { id: new URL(amara.page.url()).pathname.split('/').at(-1) },
  )
  return enquiry.currentCycle
}
