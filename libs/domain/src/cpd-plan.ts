/** What is typed while a CPD cycle is planned, checked; and designs to begin from, planned backwards from what pupils should get better at. */
import { type Mechanism, mechanisms } from './cpd-design.js'
import { SessionFormat } from './cpd-session.js'
import { type WorkKind } from './learning-focus.js'
import { Refusal } from './refusal.js'
import { cleanLine, cleanText, cleanTitle, isWebLink, limits } from './text.js'

export interface CpdCycleWords {
  readonly title: string
  readonly focus: string
  readonly learners: string
  readonly kind: WorkKind
  readonly pupilOutcome: string
  readonly evidence: string
  readonly collaboration: string
  readonly leadersCommitment: string
  readonly mechanisms: readonly string[]
}
export interface CpdSessionWords {
  readonly title: string
  readonly purpose: string
  readonly format: SessionFormat
  readonly minutes: number
  readonly daysAfter: number
  readonly taskAfter: string
  readonly onlineAt: string
  readonly places: number | null
  readonly perSchool: number | null
}

/** More is no cycle but a calendar. */
export const mostSessions = 40
export const mostPlaces = 2000
/** On one session. */
export const mostPlacesOfSchool = 500

const optional = (text: string, field: string): string =>
  cleanText(text, { field, limit: limits.paragraph, required: false })

function within(value: number, from: number, to: number, field: string): number {
  if (!Number.isInteger(value) || value < from || value > to) throw new Refusal('input.not-a-number', { field })
  return value
}

const isMechanism = (text: string): text is Mechanism => (mechanisms as readonly string[]).includes(text)

/** @throws Refusal where something is missing, too long or none of the choices */
export function checkCpdCycle(words: CpdCycleWords): CpdCycleWords & { readonly mechanisms: readonly Mechanism[] } {
  const used = [...new Set(words.mechanisms)]
  if (!used.every(isMechanism)) throw new Refusal('input.not-a-choice', { field: 'mechanisms' })
  return {
    title: cleanTitle(words.title),
    focus: optional(words.focus, 'focus'),
    learners: optional(words.learners, 'learners'),
    kind: words.kind,
    pupilOutcome: optional(words.pupilOutcome, 'pupilOutcome'),
    evidence: optional(words.evidence, 'evidence'),
    collaboration: optional(words.collaboration, 'collaboration'),
    leadersCommitment: optional(words.leadersCommitment, 'leadersCommitment'),
    mechanisms: mechanisms.filter((one) => used.includes(one)),
  }
}

/** @throws Refusal where something is missing, too long or out of bounds */
export function checkCpdSession(words: CpdSessionWords): CpdSessionWords {
  const onlineAt = cleanLine(words.onlineAt, { field: 'onlineAt', limit: 500, required: false })
  if (onlineAt !== '' && !isWebLink(onlineAt)) throw new Refusal('input.not-a-link', { field: 'onlineAt' })
  const number = (value: number | null, field: string) => (value === null ? null : within(value, 1, mostPlaces, field))
  return {
    title: cleanTitle(words.title),
    purpose: optional(words.purpose, 'purpose'),
    format: words.format,
    minutes: within(words.minutes, 15, 720, 'minutes'),
    daysAfter: within(words.daysAfter, 0, 200, 'daysAfter'),
    taskAfter: optional(words.taskAfter, 'taskAfter'),
    onlineAt,
    places: number(words.places, 'places'),
    perSchool: number(words.perSchool, 'perSchool'),
  }
}

type DesignedSession = Pick<CpdSessionWords, 'title' | 'purpose' | 'format' | 'minutes' | 'daysAfter' | 'taskAfter'>
interface CpdTemplate {
  readonly label: string
  readonly about: string
  readonly kind: WorkKind
  readonly mechanisms: readonly Mechanism[]
  readonly sessions: readonly DesignedSession[]
}

const session = (
  title: string,
  format: SessionFormat,
  minutes: number,
  daysAfter: number,
  purpose: string,
  taskAfter = '',
): DesignedSession => ({ title, format, minutes, daysAfter, purpose, taskAfter })

/** Days between two sessions: long enough to try something in the classroom, short enough to remember it. */
const threeWeeks = 21

export const cpdTemplates = {
  TWILIGHTS: {
    label: 'A series of twilights',
    about: 'Four short sessions after school, three weeks apart, with something to try in the classroom after each.',
    kind: 'SUBJECT_CPD',
    mechanisms: ['REVISITING_PRIOR_LEARNING', 'SETTING_AND_AGREEING_GOALS', 'MODELLING', 'FEEDBACK', 'ACTION_PLANNING'],
    sessions: [
      session(
        'What pupils find hard',
        'TWILIGHT',
        90,
        0,
        'Look at pupils’ work together, and agree what should get better.',
        'Bring work of three pupils.',
      ),
      session(
        'The technique, modelled',
        'TWILIGHT',
        90,
        threeWeeks,
        'See it done, and plan where in your own teaching it fits.',
        'Try it once with one class.',
      ),
      session(
        'Rehearse and refine',
        'TWILIGHT',
        90,
        threeWeeks,
        'Say how it went, rehearse the hard part, get feedback.',
        'Try it again, and ask a colleague to watch the pupils.',
      ),
      session(
        'What changed for pupils',
        'TWILIGHT',
        90,
        threeWeeks,
        'Look at pupils’ work again; agree what stays in place.',
      ),
    ],
  },
  JOINT_INSET: {
    label: 'A joint INSET day, with two follow-ups',
    about: 'One day on which the schools are open to staff together, then two twilights to keep it going.',
    kind: 'SUBJECT_CPD',
    mechanisms: ['MANAGING_COGNITIVE_LOAD', 'CREDIBLE_SOURCE', 'INSTRUCTION', 'REHEARSAL', 'PROMPTS_AND_CUES'],
    sessions: [
      session(
        'Joint INSET day',
        'INSET_DAY',
        360,
        0,
        'What the evidence says, what it looks like, and a plan for one unit.',
        'Teach the unit you planned.',
      ),
      session(
        'How it went',
        'TWILIGHT',
        75,
        28,
        'Bring what worked and what did not.',
        'Change one thing, and teach it again.',
      ),
      session('What we keep', 'TWILIGHT', 75, 42, 'Compare pupils’ work across the schools; agree what becomes usual.'),
    ],
  },
  COACHING: {
    label: 'Coaching in pairs',
    about: 'Six short conversations between two colleagues of different schools, each about one step.',
    kind: 'COACHING',
    mechanisms: ['REVISITING_PRIOR_LEARNING', 'SETTING_AND_AGREEING_GOALS', 'FEEDBACK', 'REHEARSAL', 'SELF_MONITORING'],
    sessions: Array.from({ length: 6 }, (_, at) =>
      session(
        at === 0 ? 'Agree the first step' : `Step ${at + 1}`,
        'COACHING',
        45,
        at === 0 ? 0 : 14,
        'What happened, what it meant for pupils, and the next small step.',
        at === 5 ? '' : 'Practise the step in two lessons.',
      ),
    ),
  },
  LEARNING_VISITS: {
    label: 'Learning visits',
    about: 'Three visits to each other’s classrooms, with a conversation straight after each.',
    kind: 'CLASSROOM_VISIT',
    mechanisms: [
      'REVISITING_PRIOR_LEARNING',
      'AFFIRMATION_AFTER_PROGRESS',
      'PRACTICAL_SOCIAL_SUPPORT',
      'SELF_MONITORING',
    ],
    sessions: [1, 2, 3].map((at) =>
      session(
        `Visit ${at}`,
        'LEARNING_VISIT',
        180,
        at === 1 ? 0 : 28,
        'Watch what pupils do, then talk about it for half an hour.',
        at === 3 ? '' : 'Take one thing into your own classroom.',
      ),
    ),
  },
} as const satisfies Readonly<Record<string, CpdTemplate>>
export type CpdTemplateName = keyof typeof cpdTemplates
export const CpdTemplateName = Object.fromEntries(Object.keys(cpdTemplates).map((name) => [name, name])) as {
  readonly [Name in CpdTemplateName]: Name
}
