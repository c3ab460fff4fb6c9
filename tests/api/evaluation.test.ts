// Evaluation at the door: laid out with the cycle, asked only of who owes it, kept without its author, shown as sums or not at all.
import type { AllianceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { schoolDayIn, sessionIn } from '../support/cpd-rows.js'
import { eventually } from '../support/eventually.js'
import { holdAnswers, isAwaited, letGoOfAll } from '../support/hold.js'
import { type Place, places } from '../support/rounds.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let north: AllianceId
let elm: Place
let oak: Place
let far: Place
let cora: Someone
let lena: Someone
let fay: Someone
let team: Someone[]
let absent: Someone
let cycle: string
let session: string

const patience = 60_000
beforeAll(async () => {
  w = await world()
  ;[elm, oak] = (await places(w, ['Elm', 'Oak'])) as [Place, Place]
  north = await w.alliance('North', { schools: [elm.urn, oak.urn] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  lena = await w.person({ name: 'Lena', role: 'TEACHER', school: elm.urn })
  fay = await w.person({ name: 'Fay', role: 'TEACHER', school: oak.urn })
  absent = await w.person({ name: 'Abe', role: 'TEACHER', school: elm.urn })
  team = []
  for (let at = 0; at < 6; at += 1) {
    team.push(await w.person({ name: `Teacher ${at}`, role: 'TEACHER', school: at < 5 ? elm.urn : oak.urn }))
  }
  ;[far] = (await places(w, ['Far'])) as [Place]
}, patience)
afterAll(async () => {
  await letGoOfAll()
  await w?.close()
}, patience)

const going = () => team.map(({ id }, at) => ({ id, urn: at < 5 ? elm.urn : oak.urn }))
beforeEach(async () => {
  for (const table of [
    'evaluation_answer',
    'evaluation_request',
    'cpd_evaluation',
    'inbox_item',
    'cpd_booking',
    'cpd_facilitator',
    'cpd_session',
    'cpd_cycle_school',
    'cpd_cycle',
  ])
    await w.sql(`delete from ${table}`)
  ;({ cycle, session } = await sessionIn(w, north, {
    lead: lena.id,
    day: schoolDayIn(-1),
    state: 'DELIVERED',
    cycleState: 'RUNNING',
    facilitators: [{ id: fay.id, urn: oak.urn }],
    going: going(),
    bookings: 'ATTENDED',
  }))
  await w.sql(
    `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, gen_random_uuid(), $2, $3, $4, 'DID_NOT_ATTEND')`,
    [north, session, absent.id, elm.urn],
  )
})

async function keepDates(): Promise<void> {
  const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('evaluation-dates')).id`)
  await eventually(
    async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0,
  )
}

const parts = `title noPupilDataReason noPupilDataUntil abilities { plan explain } evaluations { id level sessionTitle dueOn isAsked asked answered shown version abilities { change }
  questions { key kind text } results { key n counts mean words schools { n mean school { name } } } }`
const planOf = async (who: Caller, id = cycle): Promise<Answer> =>
  (await who.ask(`query($id: ID!) { evaluationPlan(cycleId: $id) { ${parts} } }`, { id })).evaluationPlan
const planning = `mutation($id: ID!) { planEvaluation(cycleId: $id) { ${parts} } }`
const changing = `mutation($id: ID!, $version: Int!, $questions: [EvaluationQuestionInput!]!, $dueOn: Date) { changeEvaluation(id: $id, version: $version, questions: $questions, dueOn: $dueOn) { ${parts} } }`
const answering =
  'mutation($id: ID!, $answers: [EvaluationAnswerInput!]!) { answerEvaluation(id: $id, answers: $answers) }'
const mine = async (who: Caller): Promise<Answer[]> =>
  (await who.ask('query { myEvaluations { id level title isDropped questions { key kind text } } }')).myEvaluations
const level = (plan: Answer, number: number): Answer => plan.evaluations.find((one: Answer) => one.level === number)
const answers = (score: number, words = '') => [
  ...['q1', 'q2', 'q3'].map((key) => ({ key, score })),
  { key: 'q4', words },
]
const answerAll = async (people: readonly Someone[], number = 1): Promise<void> => {
  const { id } = level(await planOf(lena), number)
  for (const [at, who] of people.entries())
    await who.ask(answering, { id, answers: answers(1 + (at % 5), `Word of ${at}`) })
}
const notices = async (who: Someone): Promise<string[]> =>
  (await w.sql<{ kind: string }>(`select kind from inbox_item where space_id = $1 and done_at is null`, [who.id])).map(
    ({ kind }) => kind,
  )

describe('the plan', () => {
  it('EVA-1: has five levels with their days, by the lead and the coordinator, and follows when a session moves', async () => {
    expect((await planOf(lena)).evaluations).toEqual([])
    for (const who of [elm.teacher, elm.head, oak.head, far.head]) {
      expect(await planOf(who)).toBeNull()
      expect(await who.refused(planning, { id: cycle })).toBe('not-found')
    }
    expect(await fay.refused(planning, { id: cycle })).toBe('cpd.not-your-part')
    const plan = (await lena.ask(planning, { id: cycle })).planEvaluation
    expect(plan.evaluations.map((one: Answer) => one.level)).toEqual([1, 2, 3, 4, 5])
    expect(level(plan, 1)).toMatchObject({ sessionTitle: 'Joining clauses', isAsked: false })
    expect(level(plan, 2).dueOn).toBe(schoolDayIn(-1))
    await w.sql(
      `update cpd_session set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'`,
    )
    const later = (await cora.ask(planning, { id: cycle })).planEvaluation
    expect(level(later, 3).dueOn > level(plan, 3).dueOn).toBe(true)
    expect(later.evaluations).toHaveLength(5)
  })

  it('says its questions in its own words until somebody has been asked', async () => {
    await lena.ask(planning, { id: cycle })
    const two = level(await planOf(lena), 2)
    const questions = [{ key: 'mine', kind: 'SCALE', text: 'I can teach it' }]
    const given = { id: two.id, version: two.version, questions, dueOn: two.dueOn }
    for (const who of [fay, elm.teacher])
      expect(await who.refused(changing, given)).toMatch(/cpd.not-your-part|not-found/)
    expect(await lena.refused(changing, { ...given, questions: [] })).toBe('evaluation.questions')
    expect(level((await lena.ask(changing, given)).changeEvaluation, 2).questions).toEqual(questions)
    expect(await lena.refused(changing, given)).toBe('stale')
    // A day that was chosen stays, also when sessions move and the job lays the levels out again.
    const four = level(await planOf(lena), 4)
    const chosen = { id: four.id, version: four.version, questions: four.questions }
    expect(await lena.refused(changing, { ...chosen, dueOn: schoolDayIn(-1) })).toBe('evaluation.until')
    await lena.ask(changing, { ...chosen, dueOn: schoolDayIn(9) })
    await w.sql(
      `update cpd_session set starts_at = starts_at - interval '90 days', ends_at = ends_at - interval '90 days'`,
    )
    await lena.ask(planning, { id: cycle })
    expect(level(await planOf(lena), 4).dueOn).toBe(schoolDayIn(9))
    await w.sql(
      `update cpd_session set starts_at = starts_at + interval '90 days', ends_at = ends_at + interval '90 days'`,
    )
    await keepDates()
    const one = level(await planOf(lena), 1)
    expect(one.abilities.change).toBe(false)
    expect(await lena.refused(changing, { ...given, id: one.id, version: one.version })).toBe('evaluation.asked')
  })
})

describe('when', () => {
  const ends = (id: string, inMinutes: number) =>
    w.sql(
      `update cpd_session set starts_at = now() + make_interval(mins => $2 - 60), ends_at = now() + make_interval(mins => $2) where id = $1`,
      [id, inMinutes],
    )

  it('learning is asked about once the last session is over; of one that was put off nobody knows the day', async () => {
    const { session: last } = await sessionIn(w, north, { cycle, lead: lena.id, title: 'Rehearsing' })
    await ends(last, 30)
    await keepDates()
    expect((await mine(team[0]!)).map((one) => one.level)).toEqual([1])
    await w.sql(`update cpd_session set state = 'POSTPONED' where id = $1`, [last])
    await ends(last, -5)
    await keepDates()
    expect((await mine(team[0]!)).map((one) => one.level)).toEqual([1])
    expect(level(await planOf(lena), 2).dueOn).toBeNull()
    await w.sql(`update cpd_session set state = 'CONFIRMED' where id = $1`, [last])
    await keepDates()
    expect((await mine(team[0]!)).map((one) => one.level)).toEqual([1, 2])
  })

  it('about pupils on the day that was named, also when the cycle has been evaluated by then', async () => {
    await lena.ask(planning, { id: cycle })
    const until = schoolDayIn(30)
    const explaining = `mutation($id: ID!, $until: Date!) { explainNoPupilData(cycleId: $id, reason: "Tests in May", until: $until) { ${parts} } }`
    const plan = (await lena.ask(explaining, { id: cycle, until })).explainNoPupilData
    expect(level(plan, 5).dueOn).toBe(until)
    await w.sql(`update cpd_cycle set state = 'EVALUATED'`)
    await keepDates()
    expect(await mine(team[0]!)).toEqual([])
    await w.sql(`update cpd_cycle set no_pupil_data_until = current_date`)
    await w.sql(`update cpd_evaluation set due_on = current_date where level = 5`)
    await keepDates()
    for (const who of team) expect((await mine(who)).map((one) => one.level)).toEqual([5])
    expect(await mine(absent)).toEqual([])
  })

  it('one cycle that cannot be asked about keeps no other waiting', async () => {
    const other = await sessionIn(w, north, {
      lead: lena.id,
      day: schoolDayIn(-1),
      state: 'DELIVERED',
      cycleState: 'RUNNING',
      going: going(),
      bookings: 'ATTENDED',
    })
    await w.sql(
      `create function refuse() returns trigger language plpgsql as $$ begin if new.cycle_id = '${cycle}' then raise 'not this one'; end if; return new; end $$`,
    )
    await w.sql('create trigger refuse before insert on cpd_evaluation for each row execute function refuse()')
    try {
      await w.sql(`select graphile_worker.add_job('evaluation-dates', max_attempts := 1)`)
      await eventually(
        async () =>
          (await w.sql(`select from graphile_worker.jobs where last_error like '%were not kept%'`)).length > 0,
      )
    } finally {
      await w.sql('drop trigger refuse on cpd_evaluation')
      await w.sql('drop function refuse()')
    }
    const asked = await w.sql(
      'select from evaluation_request r join cpd_evaluation e on e.id = r.evaluation_id where e.cycle_id = $1',
      [other.cycle],
    )
    expect(asked).toHaveLength(12)
  })

  it('the levels are laid out once, by however many at the same moment', async () => {
    await Promise.all([lena, cora, lena, cora].map((who) => who.ask(planning, { id: cycle })))
    expect((await planOf(lena)).evaluations).toHaveLength(5)
  })
})

describe('who is asked', () => {
  it('EVA-2: whoever came, once; nobody who stayed away, and at six weeks the leaders of their schools too', async () => {
    await keepDates()
    await keepDates()
    for (const who of team) expect((await mine(who)).map((one) => one.level)).toEqual([1, 2])
    expect(await notices(team[0]!)).toEqual(['EVALUATION_ASKED', 'EVALUATION_ASKED'])
    for (const who of [absent, elm.head, fay, far.teacher]) expect(await mine(who)).toEqual([])
    await w.sql(
      `update cpd_session set starts_at = starts_at - interval '45 days', ends_at = ends_at - interval '45 days'`,
    )
    await keepDates()
    expect((await mine(elm.head)).map((one) => one.level)).toEqual([3])
    const { id } = level(await planOf(lena), 1)
    for (const who of [absent, cora, far.head]) {
      expect(await who.refused(answering, { id, answers: answers(3) })).toBe('not-found')
      expect(await who.refused('query($id: ID!) { askedEvaluation(id: $id) { title } }', { id })).toBe('not-found')
    }
  })

  it('whoever turns out to have come to nothing of it is asked about none of it any longer', async () => {
    await keepDates()
    const [who] = team as [Someone]
    await w.sql(`update cpd_session set starts_at = now() - interval '2 days', ends_at = now() - interval '47 hours'`)
    const [place] = await w.sql<{ id: string }>('select id from cpd_booking where session_id = $1 and person_id = $2', [
      session,
      who.id,
    ])
    await fay.ask(
      `mutation($id: ID!) { correctCpdAttendance(id: $id, came: false, reason: "Was with Year 4") { id } }`,
      { id: place!.id },
    )
    expect(await mine(who)).toEqual([])
    expect((await mine(team[1]!)).map((one) => one.level)).toEqual([1, 2])
  })

  it('EVA-6: wants every scale answered, takes one answer, and can be put off or left', async () => {
    await keepDates()
    const [who, other] = team as [Someone, Someone]
    const { id } = level(await planOf(lena), 1)
    expect(await who.refused(answering, { id, answers: answers(3).slice(1) })).toBe('evaluation.unanswered')
    expect(await who.refused(answering, { id, answers: answers(6) })).toBe('input.not-a-choice')
    await who.ask(answering, { id, answers: answers(3) })
    expect(await who.refused(answering, { id, answers: answers(3) })).toBe('evaluation.answered')
    expect(await notices(who)).toEqual(['EVALUATION_ASKED'])
    const putting = 'mutation($id: ID!, $until: Date!) { putOffEvaluation(id: $id, until: $until) }'
    expect(await other.refused(putting, { id, until: schoolDayIn(-3) })).toBe('evaluation.until')
    await other.ask(putting, { id, until: schoolDayIn(5) })
    expect((await mine(other)).map((one) => one.level)).toEqual([2])
    await w.sql(`update evaluation_request set put_off_until = current_date where put_off_until is not null`)
    await keepDates()
    expect((await mine(other)).map((one) => one.level)).toEqual([1, 2])
    await other.ask('mutation($id: ID!) { dropEvaluation(id: $id) }', { id })
    await keepDates()
    expect((await mine(other)).map((one) => one.level)).toEqual([2])
    expect(await notices(other)).toEqual(['EVALUATION_ASKED'])
    // Whoever thinks better of it answers all the same.
    await other.ask(answering, { id, answers: answers(2) })
  })
})

describe('what comes of it', () => {
  it('EVA-3, EVA-4: four answers are not shown; five are; a school of one is never told apart', async () => {
    await keepDates()
    await answerAll(team.slice(0, 4))
    const four = level(await planOf(lena), 1)
    expect(four).toMatchObject({ asked: 6, answered: 4, shown: 0 })
    for (const result of four.results)
      expect(result).toMatchObject({ counts: null, mean: null, words: [], schools: [] })
    const { id } = four
    await team[4]!.ask(answering, { id, answers: answers(5, 'Word of 4') })
    // The sixth is waited for: what came after five would be theirs alone.
    expect(level(await planOf(lena), 1)).toMatchObject({ answered: 5, shown: 0 })
    await team[5]!.ask('mutation($id: ID!) { dropEvaluation(id: $id) }', { id })
    const five = level(await planOf(fay), 1)
    expect(five.results[0]).toMatchObject({
      n: 5,
      counts: [1, 1, 1, 1, 1],
      mean: 3,
      schools: [{ n: 5, school: { name: 'Elm' } }],
    })
    expect([...five.results[3].words].sort()).toEqual([0, 1, 2, 3, 4].map((at) => `Word of ${at}`))
    // Thinks better of it: one answer more shows nothing, now or when the round is long over.
    await team[5]!.ask(answering, { id, answers: answers(1, 'Mine alone') })
    expect(level(await planOf(cora), 1)).toEqual({ ...five, answered: 6, abilities: { change: false } })
    await w.sql(`update cpd_evaluation set asked_at = now() - interval '30 days'`)
    await keepDates()
    expect(level(await planOf(cora), 1).results).toEqual(five.results)
    for (const who of [team[0]!, elm.head, absent, far.head]) expect(await planOf(who)).toBeNull()
  })

  it('EVA-8: shows answers five or more at a time, however they come in, and no school by one of its own', async () => {
    await keepDates()
    await answerAll(team)
    // With one of another school, taking Elm from all would show that one answer: neither is shown.
    const six = level(await planOf(cora), 1)
    expect(six).toMatchObject({ shown: 6 })
    expect(six.results[0]).toMatchObject({ n: 6, schools: [] })
    const shown = async (): Promise<number> => level(await planOf(lena), 1).shown
    const late = await Promise.all(
      Array.from({ length: 12 }, (_, at) => w.person({ name: `Late ${at}`, role: 'TEACHER', school: oak.urn })),
    )
    const came = async (people: readonly Someone[]): Promise<void> => {
      for (const { id } of people) {
        await w.sql(
          `insert into evaluation_request (space_id, evaluation_id, person_id, urn) values ($1, $2, $3, $4)`,
          [north, six.id, id, oak.urn],
        )
      }
    }
    await came(late)
    for (const who of late.slice(0, 4)) await who.ask(answering, { id: six.id, answers: answers(2) })
    expect(await shown()).toBe(6)
    // Both at once: the one that comes to be the fifth is shown with those before it, and the other waits.
    const letGo = await holdAnswers(w, six.id)
    const both = late.slice(4, 6).map((who) => who.ask(answering, { id: six.id, answers: answers(5) }))
    await eventually(() => isAwaited(w, 'evaluation', 2))
    await letGo()
    await Promise.all(both)
    expect(await shown()).toBe(11)
    for (const who of late.slice(6, 11)) await who.ask(answering, { id: six.id, answers: answers(1) })
    expect(await shown()).toBe(11)
    await late[11]!.ask(answering, { id: six.id, answers: answers(1) })
    const end = level(await planOf(lena), 1)
    expect(end).toMatchObject({ answered: 18, shown: 18 })
    expect(end.results[0]).toMatchObject({ n: 18, schools: [] })
    // What is held when two weeks are over waits for nobody any more.
    const later = await Promise.all(
      Array.from({ length: 7 }, (_, at) => w.person({ name: `Later ${at}`, role: 'TEACHER', school: oak.urn })),
    )
    await came(later)
    for (const who of later.slice(0, 5)) await who.ask(answering, { id: six.id, answers: answers(3) })
    expect(await shown()).toBe(18)
    await w.sql(`update cpd_evaluation set asked_at = now() - interval '15 days'`)
    await keepDates()
    expect(await shown()).toBe(23)
  })

  it('EVA-7: an answer lies there without its author and without a time, and nobody reads it by itself', async () => {
    await keepDates()
    await answerAll(team.slice(0, 5))
    const columns = await w.sql<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'evaluation_answer' order by 1`,
    )
    expect(columns.map(({ name }) => name)).toEqual(['answers', 'evaluation_id', 'id', 'space_id', 'step', 'urn'])
    const kept = await w.sql<{ id: string }>('select id from evaluation_answer')
    // Made by chance: the numbers of the rest of the product begin with the time.
    expect(kept.map(({ id }) => id[14])).toEqual(['4', '4', '4', '4', '4'])
    expect(await w.sql(`select 1 from audit_event where action like 'evaluation%'`)).toEqual([])
  })

  it('CPD-1: a cycle is evaluated once levels 1 to 4 have an answer, and pupils one or a reason', async () => {
    await keepDates()
    await w.sql(`update cpd_session set state = 'CLOSED'`)
    await w.sql(`update cpd_cycle set state = 'COMPLETED'`)
    const ending = `mutation($id: ID!) { moveCpdCycle(id: $id, to: EVALUATED) { state } }`
    const missing = async () => (await lena.post(ending, { id: cycle })).errors[0]?.extensions
    await answerAll([team[0]!], 1)
    await answerAll([team[0]!], 2)
    expect(await missing()).toMatchObject({ code: 'cpd.not-ready', details: { levels: '3, 4' } })
    await w.sql(
      `update cpd_session set starts_at = starts_at - interval '200 days', ends_at = ends_at - interval '200 days'`,
    )
    await w.sql(`update cpd_evaluation set due_on = current_date - 1 where level in (3, 4)`)
    await w.sql(
      `insert into evaluation_request (space_id, evaluation_id, person_id, urn) select space_id, id, $1, $2 from cpd_evaluation where level in (3, 4)`,
      [team[1]!.id, elm.urn],
    )
    for (const number of [3, 4]) await answerAll([team[1]!], number)
    expect((await missing())?.details.missing).toEqual(['cpd.needs-pupil-data-or-reason'])
    await lena.ask(
      `mutation($id: ID!, $until: Date!) { explainNoPupilData(cycleId: $id, reason: "Tests in May", until: $until) { title } }`,
      { id: cycle, until: schoolDayIn(30) },
    )
    expect(await missing()).toBeUndefined()
  })

  it('takes a reason and a day from whoever plans, where nothing is known of pupils yet', async () => {
    await keepDates()
    const explaining = `mutation($id: ID!, $reason: String!, $until: Date!) { explainNoPupilData(cycleId: $id, reason: $reason, until: $until) { ${parts} } }`
    const until = schoolDayIn(60)
    expect(await fay.refused(explaining, { id: cycle, reason: 'Tests in May', until })).toBe('cpd.not-your-part')
    expect(await elm.teacher.refused(explaining, { id: cycle, reason: 'Tests in May', until })).toBe('not-found')
    expect(await lena.refused(explaining, { id: cycle, reason: ' ', until })).toBe('reason.required')
    expect(await lena.refused(explaining, { id: cycle, reason: 'Tests in May', until: schoolDayIn(-1) })).toBe(
      'evaluation.until',
    )
    expect((await lena.ask(explaining, { id: cycle, reason: 'Tests in May', until })).explainNoPupilData).toMatchObject(
      {
        noPupilDataReason: 'Tests in May',
        noPupilDataUntil: until,
      },
    )
  })
})
