// After a research lesson: interviews, the discussion in seven steps, and how far each case pupil has come.
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Variables } from '../support/ask.js'
import { lessonNow, lessonSheet, nextSheet, type Sheet } from '../support/lesson-sheet.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let alliance: AllianceId
let ana: { someone: Someone; urn: Urn }
let ben: { someone: Someone; urn: Urn }
let coordinator: Someone
let zoe: Someone
let sheet: Sheet

/** Data or the code of a refusal: both are looked at here. */
async function reply(someone: Someone, query: string, variables: Variables) {
  const { data, errors } = await someone.post(query, variables)
  return { data, code: errors[0]?.extensions.code ?? null }
}

const parts = `id state interviews { id pupils enjoyed learned worked wouldChange minutes heldBack isMine by { name } school { name } }
  discussion { step stepStartedAt stepPausedSeconds facilitator { name } scribe { name } timekeeper { name } notes { step pupil body by { name } school { name } } }`
const lesson = (someone: Someone) =>
  reply(
    someone,
    `query($id: ID!) { researchLesson(id: $id) { ${parts} plan { criterionA thoughts stages { title predictedA } } } }`,
    {
      id: sheet.lessonId,
    },
  )
const act = (someone: Someone, name: string, extra = '', variables: object = {}, types = '') =>
  reply(someone, `mutation($id: ID!${types}) { ${name}(id: $id${extra}) { ${parts} } }`, {
    id: sheet.lessonId,
    ...variables,
  })
const next = (someone: Someone, from: number) => act(someone, 'nextStep', ', from: $from', { from }, ', $from: Int!')
const take = (someone: Someone, role: string) =>
  act(someone, 'takeRole', ', role: $role', { role }, ', $role: DiscussionRole!')
const interview = (someone: Someone, input: object) =>
  reply(
    someone,
    `mutation($id: ID!, $input: PupilInterviewInput!) { addInterview(lessonId: $id, input: $input) { ${parts} } }`,
    { id: sheet.lessonId, input },
  )

beforeAll(async () => {
  w = await world()
  const [elm, oak] = [await w.school('Elm Park'), await w.school('Oakfield')]
  alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = { someone: await w.person({ name: 'Ana', role: 'TEACHER', school: elm }), urn: elm }
  ben = { someone: await w.person({ name: 'Ben', role: 'TEACHER', school: oak }), urn: oak }
  zoe = await w.person({ name: 'Zoe', role: 'TEACHER', school: oak })
  coordinator = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance })
})
beforeEach(async () => {
  sheet = await lessonSheet(w, alliance, [ana, ben], { state: 'DISCUSSING', step: 1 })
})
afterAll(() => w?.close())

describe('the discussion', () => {
  it('DSC-2: goes from step to step in order, by its facilitator alone, and two clicks are one step', async () => {
    for (let step = 1; step < 7; step += 1) {
      const answer = await next(ana.someone, step)
      expect(answer.data).toMatchObject({ nextStep: { discussion: { step: step + 1, stepPausedSeconds: null } } })
    }
    expect((await next(ana.someone, 6)).code).toBe('discussion.step-moved-on')
    expect((await next(ana.someone, 7)).code).toBe('discussion.last-step')
    expect((await next(ben.someone, 7)).code).toBe('not-allowed')
    const audit = await w.sql('select 1 from audit_event where item_id = $1 and action = $2', [
      sheet.lessonId,
      'discussion.step',
    ])
    expect(audit).toHaveLength(6)
  })

  it('two who go on at once go on once', async () => {
    await take(ana.someone, 'FACILITATOR')
    const answers = await Promise.all([next(ana.someone, 1), next(ana.someone, 1), next(ana.someone, 1)])
    expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual([
      'discussion.step-moved-on',
      'discussion.step-moved-on',
      'done',
    ])
  })

  it('DSC-4: the timer is the facilitator’s and the timekeeper’s, on the server’s time', async () => {
    await w.sql(`update research_lesson set step_started_at = now() - interval '90 seconds' where id = $1`, [
      sheet.lessonId,
    ])
    expect((await act(ben.someone, 'pauseStep')).code).toBe('not-allowed')
    await take(ben.someone, 'TIMEKEEPER')
    const paused = await act(ben.someone, 'pauseStep')
    const { stepPausedSeconds } = paused.data.pauseStep.discussion
    expect(stepPausedSeconds).toBeGreaterThanOrEqual(90)
    const running = await act(ana.someone, 'resumeStep')
    const { discussion } = running.data.resumeStep
    expect(discussion.stepPausedSeconds).toBeNull()
    expect(Date.now() - Date.parse(discussion.stepStartedAt)).toBeGreaterThanOrEqual(stepPausedSeconds * 1000)
  })

  it('a battery dies in step 4: whoever sits there takes over and leads on', async () => {
    await lessonNow(w, sheet, 'DISCUSSING', 4)
    expect((await lesson(ben.someone)).data.researchLesson.discussion.facilitator).toEqual({ name: 'Ana' })
    expect((await next(ben.someone, 4)).code).toBe('not-allowed')
    const taken = await take(ben.someone, 'FACILITATOR')
    expect(taken.data.takeRole.discussion).toMatchObject({ step: 4, facilitator: { name: 'Ben' }, scribe: null })
    expect((await next(ben.someone, 4)).data.nextStep.discussion.step).toBe(5)
    expect((await next(ana.someone, 5)).code).toBe('not-allowed')
    await take(ana.someone, 'SCRIBE')
    expect((await lesson(ana.someone)).data.researchLesson.discussion.scribe).toEqual({ name: 'Ana' })
    expect((await take(zoe, 'SCRIBE')).code).not.toBeNull()
  })

  it('is not led before it has begun or after it is over, and is no business of those who only see dates', async () => {
    await lessonNow(w, sheet, 'OBSERVED')
    expect((await next(ana.someone, 0)).code).toBe('discussion.not-begun')
    expect((await take(ana.someone, 'SCRIBE')).code).toBe('discussion.not-begun')
    await lessonNow(w, sheet, 'CONCLUDED', 8)
    expect((await act(ana.someone, 'pauseStep')).code).toBe('discussion.not-begun')
    const seen = await lesson(coordinator)
    expect(seen.data.researchLesson).toMatchObject({ state: 'CONCLUDED', discussion: null, interviews: [], plan: null })
    expect((await lesson(zoe)).data.researchLesson?.discussion ?? null).toBeNull()
  })

  it('is concluded after its seventh step alone, and what the group tries next begins the next plan', async () => {
    const note = (step: number, body: string) =>
      w.sql(
        `insert into discussion_note (space_id, lesson_id, id, step, body, created_by, created_urn, created_at) values ($1, $2, $3, $4, $5, $6, $7, now())`,
        [alliance, sheet.lessonId, v7(), step, body, ana.someone.id, ana.urn],
      )
    await note(5, 'C spoke first.')
    await note(7, 'Pairs before the whole class.')
    await lessonNow(w, sheet, 'DISCUSSING', 6)
    expect((await act(ana.someone, 'concludeLesson')).code).toBe('lesson.not-ready')
    await next(ana.someone, 6)
    expect((await act(ana.someone, 'concludeLesson')).data.concludeLesson).toMatchObject({
      state: 'CONCLUDED',
      discussion: {
        notes: [{ step: 5, body: 'C spoke first.', by: { name: 'Ana' }, school: { name: 'Elm Park' } }, { step: 7 }],
      },
    })
    const { data } = await reply(
      ben.someone,
      `query($id: ID!) { lessonStudy(id: $id) { lessons { number state plan { thoughts stages { title } } } } }`,
      { id: sheet.studyId },
    )
    expect(data.lessonStudy.lessons).toMatchObject([
      { number: 1, state: 'CONCLUDED', plan: { stages: [{ title: 'Opening' }] } },
      { number: 2, state: 'PLANNING', plan: { thoughts: expect.stringContaining('Pairs before the whole class.') } },
    ])
    expect(data.lessonStudy.lessons[1].plan.thoughts).not.toContain('C spoke first.')
  })

  it('LSN-10: tells a next plan that has begun, once, behind what is typed there', async () => {
    const typed = { thoughts: 'Ask for the hall.', criterionA: 'names two reasons' }
    const second = await nextSheet(w, alliance, sheet, ana, typed)
    await w.sql(
      `insert into discussion_note (space_id, lesson_id, id, step, body, created_by, created_urn, created_at) values ($1, $2, $3, 7, 'Pairs first.', $4, $5, now())`,
      [alliance, sheet.lessonId, v7(), ana.someone.id, ana.urn],
    )
    await w.sql(
      `update research_lesson set plan = '{"criterionA": "names one reason", "criterionB": "draws it"}' where id = $1`,
      [sheet.lessonId],
    )
    await w.sql(
      `insert into pupil_progress (space_id, study_id, label, point, reach) values ($1, $2, 'A', 1, 'NEARLY'), ($1, $2, 'B', 1, 'NOT_YET'), ($1, $2, 'C', 1, 'REACHED')`,
      [alliance, sheet.studyId],
    )
    await lessonNow(w, sheet, 'DISCUSSING', 7)
    const both = await Promise.all([act(ana.someone, 'concludeLesson'), act(ana.someone, 'concludeLesson')])
    expect(both.map(({ code }) => code).sort()).toEqual(['lesson.state-out-of-order', null])
    const plans = await w.sql<{ id: string; plan: object }>(
      'select id, plan from research_lesson where study_id = $1 and number > 1',
      [sheet.studyId],
    )
    expect(plans).toMatchObject([
      {
        id: second,
        plan: {
          criterionA: 'names two reasons',
          criterionB: 'draws it',
          criterionC: '',
          thoughts: 'Ask for the hall.\n\nTo try next:\n– Pairs first.\nNot reached yet:\n– A: names one reason',
        },
      },
    ])
  })
})

describe('interviews with pupils', () => {
  it('ITV-1: are kept once however often they are sent, by whoever is in the group, after the lesson', async () => {
    await lessonNow(w, sheet, 'OBSERVED')
    const said = { id: v7(), pupils: ['B', 'A'], learned: 'I can say why.', minutes: 5 }
    const kept = await interview(ben.someone, said)
    expect(kept.data.addInterview.interviews).toMatchObject([
      {
        pupils: ['A', 'B'],
        learned: 'I can say why.',
        enjoyed: '',
        minutes: 5,
        isMine: true,
        heldBack: false,
        by: { name: 'Ben' },
        school: { name: 'Oakfield' },
      },
    ])
    expect((await interview(ben.someone, said)).data.addInterview.interviews).toHaveLength(1)
    expect((await interview(ben.someone, { ...said, learned: 'Other words' })).code).toBe('interview.other-words')
    expect((await interview(ana.someone, said)).code).toBe('interview.other-words')
    expect((await interview(ana.someone, { id: v7(), pupils: ['A'] })).code).toBe('interview.empty')
    expect((await interview(ana.someone, { id: v7(), pupils: [], learned: 'x' })).code).toBe('input.missing')
    expect((await interview(zoe, { id: v7(), pupils: ['A'], learned: 'x' })).code).not.toBeNull()
    await lessonNow(w, sheet, 'CONCLUDED', 8)
    expect((await interview(ana.someone, { id: v7(), pupils: ['A'], learned: 'x' })).code).toBe(
      'lesson.state-out-of-order',
    )
  })

  it('what is held back is its author’s alone until they have looked again', async () => {
    await lessonNow(w, sheet, 'OBSERVED')
    const id = v7()
    const kept = await interview(ben.someone, { id, pupils: ['C'], enjoyed: 'Write to ruby@elmpark.sch.uk about it' })
    expect(kept.data.addInterview.interviews).toMatchObject([{ heldBack: true, isMine: true }])
    expect((await lesson(ana.someone)).data.researchLesson.interviews).toEqual([])
    expect((await lesson(ben.someone)).data.researchLesson.interviews).toMatchObject([{ heldBack: true }])
    const confirm = (someone: Someone) =>
      reply(someone, `mutation($id: ID!, $it: ID!) { confirmInterview(lessonId: $id, id: $it) { id } }`, {
        id: sheet.lessonId,
        it: id,
      })
    expect((await confirm(ana.someone)).code).toBe('not-found')
    await confirm(ben.someone)
    expect((await lesson(ana.someone)).data.researchLesson.interviews).toMatchObject([
      { heldBack: false, isMine: false },
    ])
  })
})

describe('the progress of case pupils', () => {
  it('PRG-1: is written by the group, read by its readers, and taken away when it says nothing', async () => {
    const set = (someone: Someone, point: number, body: string, reach: string | null) =>
      reply(
        someone,
        `mutation($id: ID!, $point: Int!, $body: String!, $reach: Reach) {
          setPupilProgress(studyId: $id, label: A, point: $point, body: $body, reach: $reach) { progress { label point body reach } } }`,
        { id: sheet.studyId, point, body, reach },
      )
    await set(ana.someone, 1, 'Names one reason', 'NEARLY')
    const both = await set(ben.someone, 0, 'Counts pieces', 'NOT_YET')
    expect(both.data.setPupilProgress.progress).toEqual([
      { label: 'A', point: 0, body: 'Counts pieces', reach: 'NOT_YET' },
      { label: 'A', point: 1, body: 'Names one reason', reach: 'NEARLY' },
    ])
    const less = await set(ben.someone, 1, '  ', null)
    expect(less.data.setPupilProgress.progress).toHaveLength(1)
    expect((await set(ana.someone, 12, 'x', null)).code).toBe('input.invalid')
    expect((await set(zoe, 0, 'x', null)).code).not.toBeNull()
    const seen = await reply(coordinator, `query($id: ID!) { lessonStudy(id: $id) { progress { body } } }`, {
      id: sheet.studyId,
    })
    expect(seen.data.lessonStudy.progress).toEqual([])
  })
})
