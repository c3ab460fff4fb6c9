// Who may do what with a lesson study, its lessons, notes and discussion: everybody tries everything, compared with a list by hand.
// The study is over, so that whoever is let through is refused by the rules, and nobody's success changes the others' chances.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Reply } from '../support/ask.js'
import { type Name, type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { type Someone, type World, world } from '../support/world.js'

/** The neighbourhood, whose lead facilitates and whose member is of a partner school; and who else is near a lesson. */
type Who = Exclude<Name, 'governorOnly' | 'askedHead'> | 'cpdLead' | 'leader' | 'asked' | 'reviewer'

let w: World
let n: Neighbourhood
const cast = new Map<Who, Someone>()
const ids: Record<string, unknown> = {}

beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  const { governorOnly: _, askedHead: __, ...people } = n.people
  for (const [name, person] of Object.entries(people)) cast.set(name as Who, person)
  const { elm, oak, ash } = n.schools
  cast.set('cpdLead', await w.person({ role: 'CPD_LEAD', school: elm }))
  cast.set('leader', await w.person({ role: 'SCHOOL_LEADER', school: elm }))
  cast.set('asked', await w.person({ role: 'TEACHER', school: ash }))
  cast.set('reviewer', await w.person({ name: 'Rita Reviewer' }))
  await furnish()
  Object.assign(ids, { alliance: n.north, elm, oak, lead: people.lead.id, member: people.member.id, fresh: v7() })
})
afterAll(() => w?.close())

async function furnish(): Promise<void> {
  const { lead, member, left, guest } = n.people
  const { elm, oak, ash } = n.schools
  const [study, lesson, plan, discussion, note] = [v7(), v7(), v7(), v7(), v7()]
  Object.assign(ids, { study, lesson, note })
  await w.sql(
    `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'Fractions', 'SHARED', $3, $3, $4, 'We listen first.')`,
    [n.north, study, lead.id, elm],
  )
  for (const [person, urn, state] of [
    [lead, elm, 'JOINED'],
    [member, oak, 'JOINED'],
    [left, oak, 'LEFT'],
    [cast.get('asked')!, ash, 'INVITED'],
  ] as const)
    await w.sql(
      `insert into lesson_study_member (space_id, study_id, person_id, urn, state, joined_at, protocol_version, protocol_accepted_at) values ($1, $2, $3, $4, $5, now(), 1, now())`,
      [n.north, study, person.id, urn, state],
    )
  await w.sql(
    `insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'research-lesson', $4), ($1, $3, 'discussion', $4)`,
    [n.north, plan, discussion, lesson],
  )
  const longAgo = '2026-01-05T10:00:00Z'
  await w.sql(
    `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, teacher_id, started_at, stopped_at, concluded_at, discussion_step, plan)
     values ($1, $2, $3, 1, 'CONCLUDED', $4, $5, $6, $7, $8, $8, $8, 8, '{"intention": "Say which is larger"}')`,
    [n.north, lesson, study, plan, discussion, elm, lead.id, longAgo],
  )
  await w.sql(
    `insert into discussion_note (space_id, lesson_id, id, step, body, created_by, created_urn, created_at) values ($1, $2, $3, 1, 'Trusted the strip', $4, $5, now())`,
    [n.north, lesson, v7(), lead.id, elm],
  )
  const [held, interview, photo] = [v7(), v7(), v7()]
  Object.assign(ids, { held, interview, photo })
  for (const [id, seq, isHeld] of [
    [note, 1, false],
    [held, 2, true],
  ] as const)
    await w.sql(
      `insert into observation_note (space_id, lesson_id, id, seq, author_id, author_urn, kind, body, captured_at, held_back, digest) values ($1, $2, $3, $4, $5, $6, 'CLASS', 'All look up', $7, $8, '')`,
      [n.north, lesson, id, seq, lead.id, elm, longAgo, isHeld],
    )
  await w.sql(
    `insert into pupil_interview (space_id, lesson_id, id, pupils, learned, by_person, by_urn, held_back, digest) values ($1, $2, $3, '{A}', 'That halves are equal', $4, $5, true, '')`,
    [n.north, lesson, interview, lead.id, elm],
  )
  await w.sql(
    `insert into photo (space_id, id, lesson_id, note_id, mime, width, height, size, taken_by, consent_by, consent_at, expires_on) values ($1, $2, $3, $4, 'image/jpeg', 1, 1, 1, $5, $5, $6, '2099-01-01')`,
    [await w.spaceOf(elm), photo, lesson, note, lead.id, longAgo],
  )
  for (const [person, kind, item, role] of [
    [guest, 'lesson-study', study, 'GUEST'],
    [cast.get('reviewer')!, 'research-lesson', lesson, 'REVIEWER'],
  ] as const)
    await w.sql(
      `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, now() + interval '30 days')`,
      [n.north, v7(), item, kind, person.id, role, lead.id],
    )
}

/** Codes that say: not you. Anything else comes from the rules, behind the door. */
const shut = ['not-allowed', 'not-found', 'alliance.read-only', 'person.not-at-this-school']

const group = 'lead member'
const readers = `${group} guest reviewer`
const atSchools = 'colleague head cpdLead leader left partnerHead neighbour asked pastDeputy paused'

const over = 'lesson-study.finished'
const order = 'lesson-study.state-out-of-order'
const lessonOrder = 'lesson.state-out-of-order'

/** What is tried; what the rules say to whoever is let through; who that is. */
const doors: readonly (readonly [field: string, behind: string, who: string])[] = [
  // the study and its group
  ['updateLessonStudy(id: $study, input: {title: "x"}) { id }', over, 'lead'],
  ['inviteToLessonStudy(id: $study, personIds: [$member]) { id }', over, 'lead'],
  ['inviteLessonGuest(id: $study, email: "a@b.example", name: "A") { id }', over, 'lead'],
  ['endLessonGuest(id: $study, guestId: $fresh) { id }', 'not-found', ''],
  ['joinLessonStudy(id: $study, urn: $elm) { id }', over, `${group} ${atSchools} coordinator broker guest reviewer`],
  ['acceptLessonProtocol(id: $study, version: 99) { id }', over, group],
  ['handOverLessonStudy(id: $study, personId: $member) { id }', over, 'lead coordinator head'],
  ['askForProtocol(id: $study) { id }', order, 'lead'],
  ['runLessonStudy(id: $study) { id }', order, 'lead'],
  ['reviewLessonStudy(id: $study) { id }', order, 'lead'],
  ['resumeLessonStudy(id: $study) { id }', order, 'lead'],
  ['shareLessonStudy(id: $study) { id }', order, 'lead'],
  ['stopLessonStudy(id: $study, reason: "x") { id }', order, 'lead'],
  ['setCasePupil(studyId: $study, label: A, input: {alias: "R", typifies: "x", urn: $elm}) { id }', over, group],
  ['clearCasePupil(studyId: $study, label: A) { id }', over, group],
  ['setPupilProgress(studyId: $study, label: A, point: 1, body: "x") { id }', over, group],

  [
    'startLessonStudy(input: {allianceId: $alliance, title: "", urn: $elm}) { id }',
    'input.missing',
    'lead colleague head cpdLead leader',
  ],

  // a lesson
  ['addResearchLesson(studyId: $study) { id }', over, group],
  ['updateResearchLesson(id: $lesson, input: {learningObjective: "x"}) { id }', over, group],
  ['readyLesson(id: $lesson) { id }', over, group],
  ['planLessonAgain(id: $lesson) { id }', over, group],
  ['startLesson(id: $lesson, at: $now) { id }', over, 'lead'],
  ['stopLesson(id: $lesson, at: $now) { id }', over, 'lead'],
  ['falseStart(id: $lesson) { id }', over, 'lead'],
  ['breakOffLesson(id: $lesson, reason: "x") { id }', over, 'lead'],
  ['postponeLesson(id: $lesson, reason: "x") { id }', over, `${group} coordinator`],
  ['replanLesson(id: $lesson) { id }', over, `${group} coordinator`],
  ['cancelLesson(id: $lesson, reason: "x") { id }', over, 'lead'],

  // what is noted
  ['addNotes(lessonId: $lesson, sentAt: $now, notes: []) { seq }', 'done', group],
  ['correctNote(lessonId: $lesson, id: $note, body: "x") { id }', 'note.too-late', group],
  ['tagNote(lessonId: $lesson, id: $note, stageId: $fresh) { id }', 'note.too-late', group],
  ['confirmNote(lessonId: $lesson, id: $note) { id }', 'note.too-late', group],
  ['dropHeldBackNote(lessonId: $lesson, id: $note)', 'note.too-late', group],
  ['confirmInterview(lessonId: $lesson, id: $fresh) { id }', 'not-found', ''],
  ['withdrawPhotoConsent(photoId: $photo)', 'done', `${group} colleague head cpdLead leader`],
  ['loadGuardedNames(urn: $elm, names: []) { entries }', 'done', 'head'],

  // interviews and the discussion
  ['noInterview(id: $lesson, reason: "x") { id }', lessonOrder, group],
  ['interviewsDone(id: $lesson) { id }', over, group],
  ['addInterview(lessonId: $lesson, input: {id: $fresh, pupils: [A], learned: "x"}) { id }', over, group],
  ['beginDiscussion(id: $lesson) { id }', over, 'lead'],
  ['nextStep(id: $lesson, from: 1) { id }', over, group],
  ['pauseStep(id: $lesson) { id }', over, group],
  ['resumeStep(id: $lesson) { id }', over, group],
  ['takeRole(id: $lesson, role: SCRIBE) { id }', over, group],
  ['concludeLesson(id: $lesson) { id }', over, 'lead'],
]

/** What is read; how one knows that it was; who does. */
const views: readonly (readonly [field: string, says: (data: Reply['data']) => boolean, who: string])[] = [
  [
    'lessonStudy(id: $study) { title }',
    ({ lessonStudy }) => lessonStudy != null,
    `${readers} ${atSchools} coordinator broker`,
  ],
  ['lessonStudy(id: $study) { protocol }', ({ lessonStudy }) => !!lessonStudy?.protocol, `${readers} asked`],
  ['researchLesson(id: $lesson) { state }', ({ researchLesson }) => researchLesson != null, `${readers} coordinator`],
  [
    'researchLesson(id: $lesson) { plan { intention } }',
    ({ researchLesson }) => !!researchLesson?.plan?.intention,
    readers,
  ],
  [
    'researchLesson(id: $lesson) { discussion { notes { body } } }',
    ({ researchLesson }) => researchLesson?.discussion?.notes.length > 0,
    readers,
  ],
  ['lessonNotes(lessonId: $lesson) { seq }', () => true, readers],
  [
    'lessonStudies(allianceId: $alliance) { id }',
    ({ lessonStudies }) => lessonStudies.length > 0,
    `${readers} ${atSchools} coordinator broker`,
  ],
  ['guardedNames(urn: $elm) { entries }', () => true, 'head'],
]

async function tries(kind: 'query' | 'mutation', who: Who, field: string): Promise<Reply> {
  const used = [...new Set([...field.matchAll(/\$(\w+)/g)].map(([, name]) => name!))]
  const declared = used.map((name) => `$${name}: ${name === 'now' ? 'DateTime!' : 'ID!'}`).join(', ')
  return cast.get(who)!.post(`${kind}${declared && `(${declared})`} { ${field} }`, { ...ids, now: new Date() })
}

/** Everybody at once: who is let through, and what is neither that nor a shut door. */
async function tried(attempt: (who: Who) => Promise<true | string>): Promise<{ through: Who[]; odd: string[] }> {
  const answers = await Promise.all([...cast.keys()].map(async (who) => ({ who, answer: await attempt(who) })))
  return {
    through: answers.flatMap(({ who, answer }) => (answer === true ? [who] : [])).sort(),
    odd: answers.flatMap(({ who, answer }) => (answer === true || shut.includes(answer) ? [] : [`${who}: ${answer}`])),
  }
}
const through = (who: string) => ({ through: who.split(' ').filter(Boolean).sort(), odd: [] })
const codeOf = ({ errors }: Reply): string | null => errors[0]?.extensions.code ?? null

describe('everybody tries everything', () => {
  it.each(doors)('%s', async (field, behind, who) => {
    const found = await tried(async (name) => {
      const code = codeOf(await tries('mutation', name, field)) ?? 'done'
      return (code === behind && !shut.includes(code)) || code
    })
    expect(found).toEqual(through(who))
  })

  it.each(views)('reads %s', async (field, says, who) => {
    const found = await tried(async (name) => {
      const reply = await tries('query', name, field)
      // What one may not see is refused, or is not there.
      return codeOf(reply) ?? (says(reply.data) || 'not-found')
    })
    expect(found).toEqual(through(who))
  })

  // Last: it changes who is in the group.
  it('leaveLessonStudy: everybody for themselves, whoever leads it hands over first', async () => {
    const codes = await tried(
      async (who) => codeOf(await tries('mutation', who, 'leaveLessonStudy(id: $study) { id }')) ?? true,
    )
    expect(codes).toEqual({
      through: ['asked', 'member'],
      odd: ['lead: lesson-study.facilitator-must-hand-over', 'left: lesson-study.member-state-out-of-order'],
    })
  })
})
