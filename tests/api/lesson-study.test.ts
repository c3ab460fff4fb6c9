// Lesson studies through the API: from a group that is set up to a lesson that was discussed, who sees what, and whose pupils are whose.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Caller } from '../support/ask.js'
import { type Cast, cast, codes } from '../support/enquiries.js'
import { statementsDuring } from '../support/statements.js'
import { addressFor, type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
beforeAll(async () => {
  w = await world()
  c = await cast(w)
})
afterAll(() => w?.close())

const study = (fields: string): string => `query($id: ID!) { lessonStudy(id: $id) { ${fields} } }`
const lessonOf = (fields: string): string => `query($id: ID!) { researchLesson(id: $id) { ${fields} } }`
const act = (name: string, fields = 'state'): string => `mutation($id: ID!) { ${name}(id: $id) { ${fields} } }`
const because = (name: string): string =>
  `mutation($id: ID!, $reason: String!) { ${name}(id: $id, reason: $reason) { state } }`
const clock = (name: string): string =>
  `mutation($id: ID!, $at: DateTime!) { ${name}(id: $id, at: $at) { state startedAt stoppedAt } }`
const update =
  'mutation($id: ID!, $input: UpdateLessonStudyInput!) { updateLessonStudy(id: $id, input: $input) { version } }'
const updateLesson =
  'mutation($id: ID!, $input: UpdateResearchLessonInput!) { updateResearchLesson(id: $id, input: $input) { state onDay observers { name } } }'
const pupil =
  'mutation($id: ID!, $label: CasePupilLabel!, $input: CasePupilInput!) { setCasePupil(studyId: $id, label: $label, input: $input) { id } }'
const attributes = {
  yearGroup: 'Year 4',
  term: 'SUMMER',
  send: false,
  eal: true,
  disadvantaged: false,
  necessity: 'Talk.',
}

async function started(): Promise<string> {
  const start = 'mutation($input: StartLessonStudyInput!) { startLessonStudy(input: $input) { id } }'
  const input = { allianceId: c.alliance, urn: c.elm, title: 'Saying why' }
  return (await c.ana.ask(start, { input })).startLessonStudy.id
}
const invite = 'mutation($id: ID!, $people: [ID!]!) { inviteToLessonStudy(id: $id, personIds: $people) { id } }'
async function together(): Promise<string> {
  const id = await started()
  await c.ana.ask(invite, { id, people: [c.ben.id] })
  await c.ben.ask('mutation($id: ID!, $urn: ID!) { joinLessonStudy(id: $id, urn: $urn) { id } }', { id, urn: c.oak })
  return id
}
const accept = (who: Someone, id: string) =>
  who.ask('mutation($id: ID!) { acceptLessonProtocol(id: $id, version: 1) { id } }', { id })
async function choose(id: string): Promise<void> {
  const set = (who: Someone, label: string, urn: string) =>
    who.ask(pupil, { id, label, input: { urn, alias: `Tree ${label}`, typifies: `group ${label}`, attributes } })
  await set(c.ana, 'A', c.elm)
  await set(c.ana, 'B', c.elm)
  await set(c.ben, 'C', c.oak)
}
async function running(): Promise<{ id: string; lesson: string }> {
  const id = await together()
  await c.ana.ask(act('askForProtocol'), { id })
  await accept(c.ana, id)
  await accept(c.ben, id)
  await choose(id)
  await c.ana.ask(update, { id, input: { sharingOn: '2099-06-01' } })
  await c.ana.ask(act('runLessonStudy'), { id })
  const add = 'mutation($id: ID!) { addResearchLesson(studyId: $id) { id } }'
  return { id, lesson: (await c.ben.ask(add, { id })).addResearchLesson.id }
}
/** What the planning sheet would have become: its rows. */
async function planned(lesson: string): Promise<void> {
  await w.sql(
    `update research_lesson set plan = '{"criterionA": "a", "criterionB": "b", "criterionC": "c"}' where id = $1`,
    [lesson],
  )
  await w.sql(
    `insert into lesson_stage (space_id, lesson_id, id, rank, title, predicted) values ($1, $2, gen_random_uuid(), 'a0', 'Begin', '{"A": "x", "B": "y", "C": "z"}')`,
    [c.alliance, lesson],
  )
  await c.ben.ask(updateLesson, { id: lesson, input: { observerIds: [c.ben.id], onDay: '2099-03-10' } })
}

describe('a study', () => {
  it('LSN-2: runs once the group, its agreement, its pupils and a day to share are there; all is told at once', async () => {
    const id = await together()
    expect(await c.ben.refused(act('askForProtocol'), { id })).toBe('not-allowed')
    expect(await c.ana.refused(act('runLessonStudy'), { id })).toBe('lesson-study.state-out-of-order')
    await c.ana.ask(act('askForProtocol'), { id })
    const { lessonStudy } = await c.ana.ask(study('state missingForNext { code message } abilities { run }'), { id })
    expect(codes(lessonStudy.missingForNext)).toEqual([
      'lesson-study.needs-protocol-accepted',
      'lesson-study.needs-case-pupils',
      'lesson-study.needs-sharing-date',
    ])
    expect(await c.ana.refused(act('runLessonStudy'), { id })).toBe('lesson-study.not-ready')
  })

  it('is reviewed and shared only with what belongs to it, and taken up again for one more lesson', async () => {
    const { id } = await running()
    expect(await c.ana.refused(act('reviewLessonStudy'), { id })).toBe('lesson-study.not-ready')
    const add = 'mutation($id: ID!) { addResearchLesson(studyId: $id) { id } }'
    await c.ana.ask(add, { id })
    await w.sql(`update research_lesson set state = 'CONCLUDED' where study_id = $1`, [id])
    expect((await c.ana.ask(act('reviewLessonStudy'), { id })).reviewLessonStudy.state).toBe('REVIEWING')
    expect((await c.ana.ask(act('resumeLessonStudy'), { id })).resumeLessonStudy.state).toBe('RUNNING')
    await c.ana.ask(act('reviewLessonStudy'), { id })
    expect(await c.ana.refused(act('shareLessonStudy'), { id })).toBe('lesson-study.not-ready')
    const summary = { wanted: 'a', did: 'b', pupils: 'c', teaching: 'd', colleague: 'e', next: 'f' }
    await c.ana.ask(update, { id, input: { summary, sharedRecord: 'Both staff rooms.' } })
    expect((await c.ana.ask(act('shareLessonStudy'), { id })).shareLessonStudy.state).toBe('SHARED')
    expect(await c.ana.refused(update, { id, input: { aim: 'later' } })).toBe('lesson-study.finished')
  })

  it('shows others of the alliance its shell once it is open, and nothing of it elsewhere', async () => {
    const id = await together()
    for (const who of [c.cal, c.coordinator, c.zoe])
      expect(await who.ask(study('id'), { id })).toEqual({ lessonStudy: null })
    await c.ana.ask(act('askForProtocol'), { id })
    await choose(id)
    const shell = study(
      'title state protocol members { person { name } } casePupils { alias } lessons { id } facilitator { name }',
    )
    for (const who of [c.cal, c.coordinator]) {
      expect((await who.ask(shell, { id })).lessonStudy).toEqual({
        title: 'Saying why',
        state: 'PROTOCOL',
        protocol: '',
        members: [],
        casePupils: [],
        lessons: [],
        facilitator: { name: 'Ana' },
      })
    }
    expect(await c.zoe.ask(shell, { id })).toEqual({ lessonStudy: null })
  })
})

describe('case pupils', () => {
  const asked = study('casePupils { label alias typifies isOwn attributes { yearGroup eal } }')

  it('are an alias to the group, and more to their own school alone', async () => {
    const { id } = await running()
    const seen = async (who: Someone) => (await who.ask(asked, { id })).lessonStudy.casePupils
    expect(await seen(c.ana)).toEqual([
      { label: 'A', alias: 'Tree A', typifies: 'group A', isOwn: true, attributes: { yearGroup: 'Year 4', eal: true } },
      { label: 'B', alias: 'Tree B', typifies: 'group B', isOwn: true, attributes: { yearGroup: 'Year 4', eal: true } },
      { label: 'C', alias: 'Tree C', typifies: 'group C', isOwn: false, attributes: null },
    ])
    expect((await seen(c.ben)).map((one: { attributes: unknown }) => one.attributes !== null)).toEqual([
      false,
      false,
      true,
    ])
    const input = { urn: c.oak, alias: 'X', typifies: 'y', attributes }
    expect(await c.ana.refused(pupil, { id, label: 'C', input })).toBe('case-pupil.other-school')
    const initials = { urn: c.elm, alias: 'A.B.', typifies: 'y', attributes }
    expect(await c.ana.refused(pupil, { id, label: 'A', input: initials })).toBe('case-pupil.no-initials')
  })

  it('lie sealed in the database, and are gone for good once the school’s key is', async () => {
    const { id } = await running()
    const rows = await w.sql<{ text: string }>(
      `select encode(sealed, 'escape') || encode(sealed_attributes, 'escape') as text from case_pupil where study_id = $1`,
      [id],
    )
    for (const { text } of rows) expect(text).not.toMatch(/Tree|group|Year 4|Talk/)
    const keys = await w.sql('select * from school_key where space_id = $1', [await w.spaceOf(c.elm)])
    await w.sql('delete from school_key where space_id = $1', [await w.spaceOf(c.elm)])
    const { lessonStudy } = await c.ana.ask(asked, { id })
    expect(
      lessonStudy.casePupils.map(({ alias, attributes: known }: Record<string, unknown>) => [alias, known]),
    ).toEqual([
      ['', null],
      ['', null],
      ['Tree C', null],
    ])
    const { space_id, id: key, purpose, wrapped } = keys[0]!
    await w.sql('insert into school_key (space_id, id, purpose, wrapped) values ($1, $2, $3, $4)', [
      space_id,
      key,
      purpose,
      wrapped,
    ])
  })
})

describe('a lesson', () => {
  const missing = lessonOf('missingForNext { code } abilities { ready start }')

  it('goes from a plan to its discussion, and seeds the next', async () => {
    const { id, lesson } = await running()
    expect(codes((await c.ana.ask(missing, { id: lesson })).researchLesson.missingForNext)).toEqual([
      'lesson.needs-criteria',
      'lesson.needs-stage',
      'lesson.needs-predictions',
      'lesson.needs-observers',
    ])
    expect(await c.ana.refused(act('readyLesson'), { id: lesson })).toBe('lesson.not-ready')
    await planned(lesson)
    const to = async (name: string) => (await c.ana.ask(act(name), { id: lesson }))[name].state
    expect(await to('readyLesson')).toBe('READY')
    expect(await to('planLessonAgain')).toBe('PLANNING')
    expect(await to('readyLesson')).toBe('READY')
    const at = new Date().toISOString()
    expect((await c.ana.ask(clock('startLesson'), { id: lesson, at })).startLesson.state).toBe('IN_PROGRESS')
    expect(await to('falseStart')).toBe('READY')
    await c.ana.ask(clock('startLesson'), { id: lesson, at })
    expect((await c.ana.ask(clock('stopLesson'), { id: lesson, at })).stopLesson.state).toBe('OBSERVED')
    expect(await c.ana.refused(clock('stopLesson'), { id: lesson, at })).toBe('lesson.already-stopped')
    expect(await c.ana.refused(act('interviewsDone'), { id: lesson })).toBe('lesson.not-ready')
    await c.ben.ask(because('noInterview'), { id: lesson, reason: 'They left for the pool.' })
    expect(await to('interviewsDone')).toBe('INTERVIEWED')
    expect(await c.ben.refused(act('beginDiscussion'), { id: lesson })).toBe('not-allowed')
    expect(await to('beginDiscussion')).toBe('DISCUSSING')
    expect(await c.ana.refused(act('concludeLesson'), { id: lesson })).toBe('lesson.not-ready')
    await w.sql('update research_lesson set discussion_step = 7 where id = $1', [lesson])
    await w.sql(
      `insert into discussion_note (space_id, lesson_id, id, step, body, created_at) values ($1, $2, gen_random_uuid(), 7, 'Ask twice', now())`,
      [c.alliance, lesson],
    )
    expect(await to('concludeLesson')).toBe('CONCLUDED')
    // Once, whoever asks again: the observer's school gave its time, and the school where it was taught was the host.
    expect(await c.ana.refused(act('concludeLesson'), { id: lesson })).toBe('lesson.state-out-of-order')
    expect(
      await w.sql(
        `select giver_urn as giver, receiver_urn as receiver, kind, hours::float8 as hours, state from contribution_entry where source_kind = 'research-lesson' and source_id = $1 order by kind`,
        [lesson],
      ),
    ).toEqual([
      { giver: c.elm, receiver: c.oak, kind: 'HOSTING', hours: expect.any(Number), state: 'PENDING' },
      { giver: c.oak, receiver: c.elm, kind: 'OBSERVING', hours: expect.any(Number), state: 'PENDING' },
    ])
    const { lessonStudy } = await c.ana.ask(study('lessons { id number state }'), { id })
    expect(lessonStudy.lessons).toMatchObject([
      { number: 1, state: 'CONCLUDED' },
      { number: 2, state: 'PLANNING' },
    ])
    const [next] = await w.sql<{ thoughts: string }>(
      `select plan ->> 'thoughts' as thoughts from research_lesson where id = $1`,
      [lessonStudy.lessons[1].id],
    )
    expect(next!.thoughts).toContain('Ask twice')
  })

  it('RLS-7: of two who start the clock at once, one starts it; a clock a day off starts it now', async () => {
    const { lesson } = await running()
    await planned(lesson)
    await c.ana.ask(act('readyLesson'), { id: lesson })
    const yesterday = new Date(Date.now() - 86_400_000).toISOString()
    const press = () => c.ana.post(clock('startLesson'), { id: lesson, at: yesterday })
    const answers = await Promise.all([press(), press()])
    const refused = answers.flatMap(({ errors }) => (errors ?? []).map(({ extensions }) => extensions?.code))
    expect(refused).toEqual(['lesson.already-started'])
    const { researchLesson } = await c.ben.ask(lessonOf('state startedAt serverNow'), { id: lesson })
    expect(researchLesson.state).toBe('IN_PROGRESS')
    const apart = Date.parse(researchLesson.serverNow) - Date.parse(researchLesson.startedAt)
    expect(apart).toBeGreaterThanOrEqual(0)
    expect(apart).toBeLessThan(60 * 60_000)
    expect(await c.ben.refused(because('breakOffLesson'), { id: lesson, reason: 'Fire alarm' })).toBe('not-allowed')
    expect(
      (await c.ana.ask(because('breakOffLesson'), { id: lesson, reason: 'Fire alarm' })).breakOffLesson.state,
    ).toBe('STOPPED')
  })

  it('is postponed by a coordinator too, who sees its date and nothing it is about', async () => {
    const { id, lesson } = await running()
    await c.ana.ask(updateLesson, { id: lesson, input: { learningObjective: 'Saying why', onDay: '2099-03-10' } })
    const seen = lessonOf('state onDay learningObjective documentId teacher { name } abilities { read postpone plan }')
    expect((await c.coordinator.ask(seen, { id: lesson })).researchLesson).toEqual({
      state: 'PLANNING',
      onDay: '2099-03-10',
      learningObjective: '',
      documentId: null,
      teacher: null,
      abilities: { read: false, postpone: true, plan: false },
    })
    expect(await c.cal.ask(seen, { id: lesson })).toEqual({ researchLesson: null })
    const postponed = await c.coordinator.ask(because('postponeLesson'), { id: lesson, reason: 'Snow' })
    expect(postponed.postponeLesson.state).toBe('POSTPONED')
    expect((await c.ben.ask(act('replanLesson'), { id: lesson })).replanLesson.state).toBe('PLANNING')
    expect(await c.ben.refused(because('cancelLesson'), { id: lesson, reason: 'No time' })).toBe('not-allowed')
    expect((await c.ana.ask(because('cancelLesson'), { id: lesson, reason: 'No time' })).cancelLesson.state).toBe(
      'CANCELLED',
    )
    expect(
      (await c.ana.ask(because('stopLessonStudy'), { id, reason: 'The term is over.' })).stopLessonStudy.state,
    ).toBe('STOPPED')
  })
})

describe('a guest of a study', () => {
  async function guestOf(id: string): Promise<Caller> {
    const email = addressFor('guest')
    const ask =
      'mutation($id: ID!, $email: String!) { inviteLessonGuest(id: $id, email: $email, name: "Gwen Lloyd") { id } }'
    expect(await c.ben.refused(ask, { id, email })).toBe('not-allowed')
    await c.ana.ask(ask, { id, email })
    const [row] = await w.sql<{ id: string; space: string }>(
      'select id, space_id as space from invitation where email = $1',
      [email],
    )
    const renew = 'mutation($s: ID!, $id: ID!) { renewInvitation(spaceId: $s, id: $id) { link } }'
    const token = (await c.ana.ask(renew, { s: row!.space, id: row!.id })).renewInvitation.link.split('/').at(-1)
    const guest = new Caller(w.url)
    const accepting =
      'mutation($token: String!) { acceptInvitation(token: $token, name: "Gwen Lloyd", password: "three calm herons walk") { id } }'
    await guest.ask(accepting, { token })
    return guest
  }

  it('reads that study and its lessons, nothing beside it, and nothing once their time is ended', async () => {
    const { id, lesson } = await running()
    const other = await running()
    const guest = await guestOf(id)
    const seen = study(
      'title members { person { name email } } casePupils { alias attributes { yearGroup } } lessons { id } abilities { read update inviteGuest }',
    )
    const { lessonStudy } = await guest.ask(seen, { id })
    expect(lessonStudy).toMatchObject({
      title: 'Saying why',
      lessons: [{ id: lesson }],
      abilities: { read: true, update: false, inviteGuest: false },
    })
    expect(lessonStudy.members.map(({ person }: { person: unknown }) => person)).toEqual([
      { name: 'Ana', email: null },
      { name: 'Ben', email: null },
    ])
    expect(lessonStudy.casePupils.map(({ attributes: known }: { attributes: unknown }) => known)).toEqual([
      null,
      null,
      null,
    ])
    expect((await guest.ask(lessonOf('state'), { id: lesson })).researchLesson).toEqual({ state: 'PLANNING' })
    expect(await guest.refused(act('readyLesson'), { id: lesson })).toBe('not-allowed')
    expect(await guest.ask('{ lessonStudies { id } enquiries { id } }')).toEqual({
      lessonStudies: [{ id }],
      enquiries: [],
    })
    expect(await guest.ask(study('id'), { id: other.id })).toEqual({ lessonStudy: null })
    expect(await guest.ask(lessonOf('id'), { id: other.lesson })).toEqual({ researchLesson: null })
    for (const spaceId of [c.alliance, await w.spaceOf(c.elm)]) {
      expect(['not-allowed', 'not-found']).toContain(
        await guest.refused('query($spaceId: ID!) { people(spaceId: $spaceId) { id } }', { spaceId }),
      )
    }
    const { lessonStudy: asked } = await c.ana.ask(study('guests { id person { name } }'), { id })
    expect(asked.guests).toMatchObject([{ person: { name: 'Gwen Lloyd' } }])
    const end = 'mutation($id: ID!, $guest: ID!) { endLessonGuest(id: $id, guestId: $guest) { id } }'
    await c.ana.ask(end, { id, guest: asked.guests[0].id })
    // Without any grant or role they are not signed in to anything any more.
    const { data } = await guest.post(seen, { id })
    expect(data?.lessonStudy ?? null).toBeNull()
  })
})

describe('handing over', () => {
  it('PSN-2: whoever facilitates passes the study on to a colleague of the group before they leave their school', async () => {
    const lea = await w.person({ name: 'Lea', role: 'TEACHER', school: c.elm })
    const id = await together()
    await c.ana.ask(invite, { id, people: [lea.id] })
    await lea.ask('mutation($id: ID!, $urn: ID!) { joinLessonStudy(id: $id, urn: $urn) { id } }', { id, urn: c.elm })
    const pass = 'mutation($id: ID!, $to: ID!) { handOverLessonStudy(id: $id, personId: $to) { facilitator { name } } }'
    expect(await c.ben.refused(pass, { id, to: lea.id })).toBe('not-allowed')
    expect((await c.ana.ask(pass, { id, to: lea.id })).handOverLessonStudy.facilitator.name).toBe('Lea')
    const ask = 'query($id: ID!, $urn: ID!) { handover(personId: $id, urn: $urn) { kind id candidates { id } } }'
    const { handover } = await c.hal.ask(ask, { id: lea.id, urn: c.elm })
    expect(handover).toMatchObject([{ kind: 'lesson-study', id }])
    const candidates = handover[0].candidates.map((one: { id: string }) => one.id)
    expect(candidates.sort()).toEqual([c.ana.id, c.ben.id].sort())
    const release =
      'mutation($urn: ID!, $id: ID!, $handover: [HandoverInput!]!) { releasePerson(urn: $urn, personId: $id, handover: $handover) }'
    expect(await c.hal.refused(release, { urn: c.elm, id: lea.id, handover: [] })).toBe('person.hand-over-first')
    await c.hal.ask(release, { urn: c.elm, id: lea.id, handover: [{ kind: 'lesson-study', id, toPersonId: c.ben.id }] })
    const { lessonStudy } = await c.ben.ask(study('facilitator { name } members { person { name } }'), { id })
    expect(lessonStudy.facilitator.name).toBe('Ben')
    expect(lessonStudy.members.map(({ person }: { person: { name: string } }) => person.name)).toEqual(['Ana', 'Ben'])
  })
})

it('the page of a study asks the same of the database, however many lessons and colleagues it has', async () => {
  const { id } = await running()
  const page =
    study(`title facilitator { name } alliance { name } schools { name } whoCanRead missingForNext { code } abilities { update }
    members { person { name } school { name } } guests { id } casePupils { alias school { name } attributes { yearGroup } }
    lessons { number school { name } teacher { name } observers { name } missingForNext { code } abilities { plan } }`)
  const few = await statementsDuring(() => c.ana.ask(page, { id }))
  const third = await w.person({ name: 'Thea', role: 'TEACHER', school: c.ash })
  await c.ana.ask(invite, { id, people: [third.id] })
  await third.ask('mutation($id: ID!, $urn: ID!) { joinLessonStudy(id: $id, urn: $urn) { id } }', { id, urn: c.ash })
  for (let more = 0; more < 2; more += 1) {
    const add = 'mutation($id: ID!) { addResearchLesson(studyId: $id) { id } }'
    const { addResearchLesson } = await c.ben.ask(add, { id })
    await c.ben.ask(updateLesson, { id: addResearchLesson.id, input: { observerIds: [c.ana.id, third.id] } })
  }
  const many = await statementsDuring(() => c.ana.ask(page, { id }))
  expect(many.length).toBe(few.length)
})
