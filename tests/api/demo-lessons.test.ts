// The demo's lesson studies, as the people whom the start prints find them.
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { demoSignIns } from '../../apps/api/src/demo/load-demo.js'
import type { Answer, Caller } from '../support/ask.js'
import { demoLoads } from '../support/demo-load.js'
import { type World, world } from '../support/world.js'

let w: World
beforeAll(async () => {
  w = await world({ demo: true })
})
afterAll(() => w?.close())

const as = (first: string): Promise<Caller> => {
  const { email, password } = demoSignIns.find(({ name }) => name.startsWith(`${first} `))!
  return w.signIn(email, password)
}
interface Feed {
  readonly seq: number
  readonly notes: readonly {
    readonly stageId: string
    readonly addedLater: boolean
    readonly isMine: boolean
    readonly author: { readonly name: string }
  }[]
}
const alliances = '{ alliances { id } }'
const studies = `query($id: ID!) { lessonStudies(allianceId: $id) { id title state missingForNext { code } facilitator { name }
  casePupils { label alias typifies isOwn attributes { yearGroup eal } }
  lessons { id number state onDay missingForNext { code } observers { name } abilities { observe start } } } }`
const notes =
  'query($id: ID!) { lessonNotes(lessonId: $id) { seq notes { seq stageId lessonSecond pupil addedLater isMine author { name } school { name } } } }'

const studiesOf = async (caller: Caller): Promise<Answer[]> => {
  const [alliance] = (await caller.ask(alliances)).alliances as Answer[]
  return (await caller.ask(studies, { id: alliance!.id })).lessonStudies as Answer[]
}
const named = (all: readonly Answer[], words: string): Answer =>
  all.find(({ title }) => (title as string).startsWith(words))!

it('Amara finds one that runs, with a lesson that is ready for today and nothing missing', async () => {
  const running = named(await studiesOf(await as('Amara')), 'What the writer')
  expect([running.state, running.facilitator]).toEqual(['RUNNING', { name: 'Amara Okafor' }])
  const lessons = running.lessons as Answer[]
  expect(lessons.map(({ state }) => state)).toEqual(['CONCLUDED', 'READY'])
  expect(lessons[1]!.missingForNext).toEqual([])
  expect(lessons[1]!.observers).toContainEqual({ name: 'Amara Okafor' })
  expect(lessons.map(({ abilities }) => abilities)).toEqual([
    { observe: false, start: false },
    { observe: true, start: true },
  ])
})

it('every reader knows the pupils by alias, and only their own school knows more', async () => {
  const [amara, ben] = await Promise.all([as('Amara'), as('Ben')])
  const pupilsOf = async (caller: Caller) => named(await studiesOf(caller), 'One sentence').casePupils as Answer[]
  const [hers, his] = [await pupilsOf(amara), await pupilsOf(ben)]
  expect(hers.map(({ label, alias }) => [label, alias])).toEqual([
    ['A', 'Kestrel'],
    ['B', 'Otter'],
    ['C', 'Wren'],
  ])
  expect(hers[0]).toMatchObject({ isOwn: true, attributes: { yearGroup: 'Year 4', eal: true } })
  expect(his[0]).toMatchObject({ alias: 'Kestrel', isOwn: false, attributes: null })
})

it('the timeline of a lesson that was taught holds everybody’s notes, each at a stage of it', async () => {
  const ben = await as('Ben')
  const [first] = named(await studiesOf(ben), 'One sentence').lessons as Answer[]
  const { seq, notes: kept } = (await ben.ask(notes, { id: first!.id })).lessonNotes as Feed
  expect(seq).toBe(kept.length)
  expect(new Set(kept.map(({ author }) => author.name)).size).toBe(5)
  const stages = await w.sql<{ id: string }>('select id from lesson_stage where lesson_id = $1', [first!.id])
  expect(stages.map(({ id }) => id)).toEqual(expect.arrayContaining(kept.map(({ stageId }) => stageId)))
  expect(kept.some(({ addedLater }) => addedLater)).toBe(true)
  expect(kept.some(({ isMine }) => isMine)).toBe(true)
})

it('Ingrid, a guest of one of them, sees that one and no other', async () => {
  const ingrid = await as('Ingrid')
  const mine = (await ingrid.ask('{ lessonStudies(mine: true) { title lessons { id } } }')).lessonStudies as Answer[]
  expect(mine.map(({ title }) => title)).toEqual(['One sentence, two listeners: joining words in Year 4'])
  const running = named(await studiesOf(await as('Amara')), 'What the writer').lessons as Answer[]
  expect(await ingrid.refused(notes, { id: running[0]!.id })).toBe('not-found')
})

it('Amara can take on the review that she is asked for', async () => {
  const amara = await as('Amara')
  const mine = '{ peerReviews { id standing assignments { isMine load { level } } } }'
  const offered = ((await amara.ask(mine)).peerReviews as Answer[]).find(({ standing }) => standing === 'ASKED')!
  expect(offered.assignments).toEqual([{ isMine: true, load: { level: 'GREEN' } }])
  const accept = 'mutation($id: ID!) { acceptReview(id: $id, hasConflict: false, declaration: "") { standing } }'
  expect((await amara.ask(accept, { id: offered.id })).acceptReview).toEqual({ standing: 'REVIEWER' })
})

it('Amara and Ben have room for more in this half-term, and she can plan another lesson with her group', async () => {
  const mine = '{ myLoad { halfTerms { load { hours level } withAllAsked { hours level } } } }'
  const reckoned = demoLoads()
  for (const [name, handle] of [
    ['Amara', 'amara'],
    ['Ben', 'ben'],
  ] as const) {
    const [now] = (await (await as(name)).ask(mine)).myLoad.halfTerms as Answer[]
    expect(now).toEqual(reckoned.get(handle))
    expect(now!.withAllAsked.level).not.toBe('RED')
  }
  const amara = await as('Amara')
  const { id } = named(await studiesOf(amara), 'What the writer')
  const add = 'mutation($id: ID!) { addResearchLesson(studyId: $id) { id } }'
  const plan =
    'mutation($id: ID!, $day: Date!) { updateResearchLesson(id: $id, input: { onDay: $day }) { missingForNext { code } } }'
  const { addResearchLesson: added } = await amara.ask(add, { id })
  const day = addDays(dayInLondon(new Date()), 1)
  const { missingForNext } = (await amara.ask(plan, { id: added.id, day })).updateResearchLesson
  expect(missingForNext.map(({ code }: Answer) => code)).not.toContain('lesson.load-red')
})

it('photos of pupils’ work are seen by the staff of the school that keeps them, and said to be there to others', async () => {
  const photographed = async (first: string) => {
    const caller = await as(first)
    const [lesson] = named(await studiesOf(caller), 'One sentence').lessons as Answer[]
    const query = 'query($id: ID!) { lessonNotes(lessonId: $id) { notes { photo { id isHere expiresOn } } } }'
    const { notes: all } = (await caller.ask(query, { id: lesson!.id })).lessonNotes as { notes: Answer[] }
    const photos = all.flatMap(({ photo }) => (photo ? [photo as Answer] : []))
    const statuses = await Promise.all(
      photos.map(async ({ id }) => {
        const answer = await fetch(`${w.url}/api/photos/${id}`, { headers: { cookie: caller.cookie! } })
        await answer.arrayBuffer()
        return answer.status
      }),
    )
    return { isHere: photos.map((photo) => photo.isHere), statuses }
  }
  expect(await photographed('Amara')).toEqual({ isHere: [true, true], statuses: [200, 200] })
  expect(await photographed('Ben')).toEqual({ isHere: [false, false], statuses: [404, 404] })
})
