// The demo's lesson studies and peer reviews stand where the rules let them stand, and say nothing that must not be said.
import { casePupilLabels, cleanCasePupil } from '@alongside/domain/case-pupil'
import { addDays } from '@alongside/domain/civil-date'
import { discussionSteps, lastStep, stepOver } from '@alongside/domain/discussion'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { planFacts, planLimits } from '@alongside/domain/lesson-plan'
import { lessonStudyLifeCycle, missingForStudy } from '@alongside/domain/lesson-study'
import { flagsIn, keysOfName, namesIn } from '@alongside/domain/name-guard'
import { noteLimits } from '@alongside/domain/observation'
import { ask, begin, offer, open, submit } from '@alongside/domain/peer-review'
import { missingForLesson, type ResearchLessonFacts, type ResearchLessonState } from '@alongside/domain/research-lesson'
import { describe, expect, it } from '@jest/globals'
import { enquiries } from '../../apps/api/src/demo/enquiries.js'
import { lessonStudies } from '../../apps/api/src/demo/lesson-studies.js'
import { type DemoLesson, type DemoLessonStudy, secondOf } from '../../apps/api/src/demo/lesson-types.js'
import { seatsOf, stageAt } from '../../apps/api/src/demo/load-lesson.js'
import { people } from '../../apps/api/src/demo/people.js'
import { type DemoReview, reviews } from '../../apps/api/src/demo/reviews.js'
import { schools } from '../../apps/api/src/demo/schools.js'
import type { DaysAgo } from '../../apps/api/src/demo/types.js'

const today = '2026-03-13'
const urnOf = (handle: string): Urn => schools.find((school) => school.handle === handle)!.urn as Urn
const holdsAt = (person: string, school: string): boolean =>
  people.find(({ handle }) => handle === person)!.holdings.some((held) => held.school === school)
const inOrder = (moments: readonly DaysAgo[]): boolean =>
  moments.every((moment, index) => index === 0 || moment.daysAgo <= moments[index - 1]!.daysAgo)

const isTaught = (lesson: DemoLesson): boolean => lesson.discussion !== undefined
const lessons = lessonStudies.flatMap((study) =>
  study.lessons.map((lesson) => ({ study, lesson, name: `${study.handle}, lesson ${lesson.number}` })),
)
const taught = lessons.filter(({ lesson }) => isTaught(lesson))
const notesOf = (lesson: DemoLesson) =>
  Object.entries(lesson.notes).flatMap(([by, notes]) =>
    notes.map(([at, about, body, arrived]) => ({ by, second: secondOf(at), about, body, arrived })),
  )
const sharingOn = ({ sharing }: DemoLessonStudy) =>
  addDays(today, 'inDays' in sharing ? sharing.inDays : -sharing.daysAgo)

/** As it stood on that day. */
const studyFacts = (study: DemoLessonStudy, daysAgo: number) => ({
  protocolVersion: 1,
  members: study.members.map((member) => ({
    personId: member.person as unknown as PersonId,
    urn: urnOf(member.school),
    state: 'JOINED' as const,
    protocolVersion: member.acceptedProtocolDaysAgo >= daysAgo ? 1 : null,
  })),
  casePupils: casePupilLabels,
  sharingOn: sharingOn(study),
  lessons: study.lessons
    .filter((lesson) => lesson.plannedDaysAgo >= daysAgo)
    .map((lesson) => ({
      state: isTaught(lesson) && lesson.daysAgo >= daysAgo ? ('CONCLUDED' as const) : ('PLANNING' as const),
      onDay: addDays(today, -lesson.daysAgo),
    })),
  summary: study.summary ?? {},
  sharedRecord: study.sharedRecord ?? '',
})

const lessonFacts = (study: DemoLessonStudy, lesson: DemoLesson): ResearchLessonFacts => ({
  isStudyRunning: true,
  ...planFacts({
    header: lesson.header,
    stages: lesson.stages.map(({ A, B, C }) => ({
      predicted: { A: A.predicted, B: B.predicted, C: C.predicted },
    })),
  }),
  observers: lesson.observers.length,
  onDay: addDays(today, -lesson.daysAgo),
  sharingOn: sharingOn(study),
  tooMuchFor: 0,
  notes: notesOf(lesson).length,
  interviews: lesson.interviews.length,
  noInterviewReason: null,
  discussionStep: new Set(lesson.discussion?.notes.map(([step]) => step)).size === lastStep ? stepOver : 0,
})

it('shows one lesson study that was shared and one that runs, with the people whom the start prints', () => {
  expect(lessonStudies.map(({ state }) => state)).toEqual(['SHARED', 'RUNNING'])
  for (const { members } of lessonStudies) {
    expect(members.map(({ person }) => person)).toEqual(expect.arrayContaining(['amara', 'ben']))
  }
  expect(lessonStudies.map(({ facilitator }) => facilitator)).toEqual(['ben', 'amara'])
  expect(lessonStudies.flatMap(({ guests }) => guests.map(({ person }) => person))).toEqual(['ingrid'])
})

describe.each(lessonStudies.map((study) => [study.handle, study] as const))('lesson study %s', (_, study) => {
  it('reached its state by the life cycle, and met every guard on the day', () => {
    let state = 'SETTING_UP'
    for (const step of study.moves) {
      expect(step.from).toBe(state)
      expect(lessonStudyLifeCycle[step.from]).toContain(step.to)
      expect(missingForStudy(step.from, step.to, studyFacts(study, step.daysAgo))).toEqual([])
      expect(step.by).toBe(study.facilitator)
      state = step.to
    }
    expect(study.state).toBe(state)
    expect(inOrder([{ daysAgo: study.startedDaysAgo }, ...study.moves])).toBe(true)
  })

  it('is worked on by two to six people of their own schools, three schools at least', () => {
    for (const { person, school } of study.members) expect([person, holdsAt(person, school)]).toEqual([person, true])
    expect(new Set(study.members.map(({ school }) => school)).size).toBeGreaterThanOrEqual(3)
    expect(enquiries.map(({ handle }) => handle)).toEqual(expect.arrayContaining(study.enquiry ? [study.enquiry] : []))
  })

  it('has three case pupils of one of its schools, none of them named or told apart', () => {
    for (const label of casePupilLabels) {
      const { school, alias, typifies, yearGroup, term, needs } = study.casePupils[label]
      expect(study.members.map((member) => member.school)).toContain(school)
      const attributes = { yearGroup, term, send: false, eal: false, disadvantaged: false, necessity: '', ...needs }
      expect(() => cleanCasePupil({ urn: urnOf(school), alias, typifies, attributes })).not.toThrow()
    }
  })

  it('says for each pupil how far they came, at the start and after each lesson that was taught', () => {
    const points = [0, ...study.lessons.filter(isTaught).map(({ number }) => number)]
    for (const label of casePupilLabels) {
      const own = study.progress.filter((one) => one.label === label)
      expect(own.map(({ point }) => point)).toEqual(points)
      expect(inOrder(own)).toBe(true)
    }
  })

  it('began each plan with what the group wanted to try next', () => {
    for (const [at, lesson] of study.lessons.entries()) {
      const before = study.lessons[at - 1]
      const tries = before?.discussion?.notes.filter(([step]) => step === lastStep).map(([, , text]) => `– ${text}`)
      const seed = tries ? ['To try next:', ...tries].join('\n') : ''
      expect(lesson.header.thoughts?.startsWith(seed)).toBe(true)
      expect(lesson.plannedDaysAgo).toBeLessThan(before?.daysAgo ?? study.startedDaysAgo)
    }
  })
})

describe.each(lessons.map(({ name, study, lesson }) => [name, study, lesson] as const))('%s', (_, study, lesson) => {
  const members: readonly string[] = study.members.map(({ person }) => person)

  it('met every guard on its way', () => {
    const way: ResearchLessonState[] = ['PLANNING', 'READY']
    if (isTaught(lesson)) way.push('IN_PROGRESS', 'OBSERVED', 'INTERVIEWED', 'DISCUSSING', 'CONCLUDED')
    const facts = lessonFacts(study, lesson)
    expect(way.slice(1).flatMap((to, at) => missingForLesson(way[at]!, to, facts))).toEqual([])
    expect(lesson.state).toBe(way.at(-1))
  })

  it('has a sheet that the product takes: four to six stages, and a place for every pupil', () => {
    expect(lesson.stages.length).toBeGreaterThanOrEqual(4)
    expect(lesson.stages.length).toBeLessThanOrEqual(6)
    for (const stage of lesson.stages) {
      for (const label of casePupilLabels) {
        const { predicted, observed, outcome } = stage[label]
        expect([predicted !== '', observed !== undefined, outcome !== undefined]).toEqual([
          true,
          isTaught(lesson),
          isTaught(lesson),
        ])
      }
    }
    expect(JSON.stringify(lesson.header).length).toBeLessThan(planLimits.cell)
    const seats = seatsOf(lesson.seats)
    expect(seats).toHaveLength(study.classSize)
    expect(seats.flatMap(({ pupil }) => pupil ?? []).sort()).toEqual([...casePupilLabels])
    for (const { row, column } of seats) {
      expect(Math.max(row - planLimits.seatRows, column - planLimits.seatColumns)).toBeLessThan(0)
    }
  })

  it('is taught and watched by members, the teacher not among those who watch', () => {
    expect(lesson.observers).toHaveLength(5)
    expect([lesson.teacher, ...lesson.observers].filter((one) => !members.includes(one))).toEqual([])
    expect(lesson.observers).not.toContain(lesson.teacher)
    const from = lesson.observers.map((one) => study.members.find(({ person }) => person === one)!.school)
    expect(new Set(from).size).toBeGreaterThanOrEqual(4)
  })
})

describe.each(taught.map(({ name, study, lesson }) => [name, study, lesson] as const))(
  '%s, watched',
  (_, study, lesson) => {
    const notes = notesOf(lesson)
    const discussion = lesson.discussion!

    it('has notes of every observer, in the order in which they were made, within the lesson and a stage of it', () => {
      expect(Object.keys(lesson.notes).sort()).toEqual([...lesson.observers].sort())
      expect(notes.length).toBeGreaterThanOrEqual(25)
      expect(notes.length).toBeLessThanOrEqual(40)
      for (const by of lesson.observers) {
        const seconds = notes.filter((note) => note.by === by).map(({ second }) => second)
        expect([by, seconds]).toEqual([by, [...new Set(seconds)].sort((a, b) => a - b)])
      }
      const outside = notes.filter(
        ({ second }) => second < 0 || second >= lesson.minutes * 60 || stageAt(lesson.stages, second) < 0,
      )
      expect(outside).toEqual([])
      expect(notes.filter(({ body }) => body.length > noteLimits.body)).toEqual([])
    })

    it('watches each case pupil, the class, and what happened unplanned', () => {
      const about = (what: string) => notes.filter((note) => note.about === what).length
      for (const label of casePupilLabels) expect([label, about(label) >= 5]).toEqual([label, true])
      expect([about('CLASS') >= 5, about('TEACHER_MOVE') >= 1, about('INCIDENT')]).toEqual([true, true, 1])
    })

    it('heard each case pupil afterwards', () => {
      for (const { by, minutes, enjoyed, learned, worked, wouldChange } of lesson.interviews) {
        expect([enjoyed, learned, worked, wouldChange].filter((words) => words.trim() === '')).toEqual([])
        expect(minutes).toBeLessThanOrEqual(5)
        expect(lesson.observers).toContain(by)
      }
      expect(new Set(lesson.interviews.flatMap(({ pupils }) => pupils))).toEqual(new Set(casePupilLabels))
    })

    it('was talked over in the seven steps, in their order, pupil by pupil first', () => {
      const steps = discussion.notes.map(([step]) => step)
      expect(steps).toEqual([...steps].sort((a, b) => a - b))
      expect(new Set(steps).size).toBe(discussionSteps.length)
      const first = discussion.notes.filter(([step]) => step === 1).map(([, , , pupil]) => pupil)
      expect(first).toEqual([...casePupilLabels])
      const people: readonly string[] = study.members.map(({ person }) => person)
      const { facilitator, scribe, timekeeper } = discussion
      const spoke = [facilitator, scribe, timekeeper, ...discussion.notes.map(([, by]) => by)]
      expect(spoke.filter((one) => !people.includes(one))).toEqual([])
      expect(new Set([facilitator, scribe, timekeeper, lesson.teacher]).size).toBeGreaterThanOrEqual(3)
    })
  },
)

/* ---- what must not be said ---- */

const wordsOf = ({ lesson }: (typeof lessons)[number]): string[] => [
  lesson.objective,
  ...Object.values(lesson.header),
  ...lesson.stages.flatMap(({ title, patterns = '', A, B, C }) => [
    title,
    patterns,
    ...[A, B, C].flatMap(({ predicted, observed = '' }) => [predicted, observed]),
  ]),
  ...notesOf(lesson).map(({ body }) => body),
  ...(lesson.discussion?.notes ?? []).map(([, , text]) => text),
  ...lesson.interviews.flatMap(({ enjoyed, learned, worked, wouldChange }) => [enjoyed, learned, worked, wouldChange]),
]

it('names nobody: neither a pupil nor one of us', () => {
  const texts = [
    ...lessons.flatMap(wordsOf),
    ...lessonStudies.flatMap(({ progress }) => progress.map(({ body }) => body)),
  ]
  const ours = new Set(people.flatMap(({ name }) => keysOfName(name)))
  expect(texts.filter((text) => flagsIn(text, today).length + namesIn(text, ours).length > 0)).toEqual([])
})

it('judges no teacher', () => {
  const judging =
    /\b(good|great|excellent|lovely|strong|weak|poor|clear|effective|ineffective|confident|skilful) (teach\w*|lesson|explanation|questioning|instruction\w*|modelling|pace)\b|\bteacher (should|could|failed|forgot|did not|didn’t)|\bshould have\b|\bwell (taught|explained|managed)\b|\b(your|my|his|her) lesson\b|\bbehaviour management\b/i
  expect(lessons.flatMap(wordsOf).filter((text) => judging.test(text))).toEqual([])
  // What somebody did in front of the class is told, as it was seen and heard.
  const moves = taught.flatMap(({ lesson }) => notesOf(lesson).filter(({ about }) => about === 'TEACHER_MOVE'))
  expect(
    moves.filter(({ body }) => /\b(well|nicely|good|bad|better|best|should|unfortunately|effective)\b/i.test(body)),
  ).toEqual([])
})

/* ---- peer reviews ---- */

const groupOf = ({ of }: DemoReview): readonly string[] =>
  typeof of === 'string'
    ? enquiries
        .find(({ handle }) => handle === of)!
        .members.filter(({ state }) => state !== 'LEFT')
        .map(({ person }) => person)
    : lessonStudies.find(({ handle }) => handle === of.study)!.members.map(({ person }) => person)
const nameOf = ({ of }: DemoReview): string => (typeof of === 'string' ? of : `${of.study}, lesson ${of.lesson}`)

describe.each(reviews.map((review) => [nameOf(review), review] as const))('the review of %s', (_, review) => {
  const group = groupOf(review)
  const inDays = review.dueInDays === 'NEXT_HALF_TERM' ? 60 : review.dueInDays
  const accepted = review.reviewers.filter(({ state }) => state === 'IN_REVIEW' || state === 'SUBMITTED')

  it('was asked for by its group, of people who do not work on it', () => {
    expect(group).toContain(review.by)
    expect(() => ask(review.question, addDays(today, inDays), today, review.reviewers.length)).not.toThrow()
    for (const { person, school } of review.reviewers) {
      expect(holdsAt(person, school)).toBe(true)
      const asked = { personId: person as unknown as PersonId, worksOnIt: group.includes(person), isAway: false }
      expect(() => offer({ state: 'REQUESTED' }, asked, [])).not.toThrow()
    }
  })

  it('stands where its steps lead, each of them allowed', () => {
    const parts = accepted.map(() => ({ state: 'ACCEPTED' as const }))
    const state = parts.length > 0 ? open({ state: 'REQUESTED' }, parts).to : 'REQUESTED'
    expect(review.state).toBe(state)
    for (const { state: stands, strengths = '', questions = '', suggestions = '' } of accepted) {
      const own = { state: 'ACCEPTED' as const, hasConflict: false, strengths, questions, suggestions }
      const begun = begin({ state }, own).to
      expect(stands).toBe(stands === 'SUBMITTED' ? submit({ state }, { ...own, state: begun }).to : begun)
    }
  })
})

it('asks Amara for a review, so that there is something to answer', () => {
  const hers = reviews.flatMap(({ reviewers }) => reviewers).filter(({ person }) => person === 'amara')
  expect(hers.map(({ state }) => state)).toEqual(['OFFERED'])
})
