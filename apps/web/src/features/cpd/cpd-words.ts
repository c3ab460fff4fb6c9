/** What people call the states, formats and parts of professional development. */
import type { StandardPart } from '@alongside/domain/cpd-design'
import type {
  CpdCycleState,
  CpdMechanism,
  CpdMechanismGroup,
  CpdPlaceState,
  CpdSessionState,
  SessionFormat,
} from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

interface StateWords {
  readonly label: string
  readonly tone: Tone
}
const say = (label: string, tone: Tone = 'plain'): StateWords => ({ label, tone })

export const cycleStateWords: Readonly<Record<CpdCycleState, StateWords>> = {
  DRAFT: say('Being designed'),
  DESIGN_CHECKED: say('Design checked'),
  SCHEDULED: say('Dates set', 'accent'),
  RELEASED: say('Open for places', 'accent'),
  RUNNING: say('Under way', 'good'),
  COMPLETED: say('Sessions held', 'good'),
  EVALUATED: say('Evaluated', 'good'),
  CANCELLED: say('Called off', 'warn'),
}

export const cycleSteps = [
  { key: 'DRAFT', label: 'Design' },
  { key: 'DESIGN_CHECKED', label: 'Dates' },
  { key: 'SCHEDULED', label: 'Release' },
  { key: 'RELEASED', label: 'Places' },
  { key: 'RUNNING', label: 'Sessions' },
  { key: 'COMPLETED', label: 'Evaluation' },
] as const
/** Null: over. */
export const stepShown = (state: CpdCycleState): string | null =>
  state === 'EVALUATED' || state === 'CANCELLED' ? null : state

/** The verb on the button that takes this step. */
export const stepVerbs: Readonly<Record<CpdCycleState, string>> = {
  DRAFT: 'Begin',
  DESIGN_CHECKED: 'The design stands',
  SCHEDULED: 'The dates stand',
  RELEASED: 'Release to schools',
  RUNNING: 'It has begun',
  COMPLETED: 'All sessions are held',
  EVALUATED: 'It is evaluated',
  CANCELLED: 'Call off…',
}
export const isCycleOver = (state: CpdCycleState): boolean => state === 'EVALUATED' || state === 'CANCELLED'

export const sessionStateWords: Readonly<Record<CpdSessionState, StateWords>> = {
  DRAFT: say('No date yet'),
  PENCILLED: say('Pencilled'),
  CONFIRMED: say('Confirmed', 'good'),
  DELIVERED: say('Held', 'good'),
  CLOSED: say('Held', 'good'),
  POSTPONED: say('Put off', 'warn'),
  CANCELLED: say('Called off', 'warn'),
}

export const formatWords: Readonly<Record<SessionFormat, string>> = {
  TWILIGHT: 'Twilight',
  HALF_DAY: 'Half a day',
  FULL_DAY: 'A day',
  INSET_DAY: 'INSET day',
  LEARNING_VISIT: 'Learning visit',
  ONLINE: 'Online',
  COACHING: 'Coaching',
}
export const formats = Object.entries(formatWords).map(([value, label]) => ({ value, label }))

export const placeWords: Readonly<Record<CpdPlaceState, StateWords>> = {
  REQUESTED: say('Waits for your school', 'accent'),
  APPROVED: say('Your school agrees', 'accent'),
  CONFIRMED: say('You have a place', 'good'),
  WAITING_LIST: say('Waiting list'),
  OFFERED: say('A place is offered', 'accent'),
  ATTENDED: say('You were there', 'good'),
  DID_NOT_ATTEND: say('Missed'),
  DECLINED: say('Not agreed'),
  EXPIRED: say('Offer lapsed'),
  CANCELLED: say('Given back'),
}
/** The same of somebody else. */
export const theirPlaceWords: Readonly<Record<CpdPlaceState, string>> = {
  REQUESTED: 'asks',
  APPROVED: 'approved',
  CONFIRMED: 'comes',
  WAITING_LIST: 'waits',
  OFFERED: 'is offered a place',
  ATTENDED: 'came',
  DID_NOT_ATTEND: 'did not come',
  DECLINED: 'not agreed',
  EXPIRED: 'offer lapsed',
  CANCELLED: 'gave it back',
}

export const standardWords: Readonly<Record<StandardPart, { readonly label: string; readonly gap: string }>> = {
  PUPIL_OUTCOMES: { label: 'Pupils’ outcomes', gap: 'Say first what pupils should get better at.' },
  EVIDENCE_AND_EXPERTISE: {
    label: 'Evidence and expertise',
    gap: 'Name the evidence it rests on, and who knows it well.',
  },
  COLLABORATION_AND_CHALLENGE: {
    label: 'Collaboration and expert challenge',
    gap: 'Say how colleagues work on it together, and who questions them.',
  },
  SUSTAINED: {
    label: 'Sustained over time',
    gap: 'Plan two terms, or three linked sessions with a task in the classroom between them.',
  },
  PRIORITISED_BY_LEADERS: {
    label: 'Leaders give it room',
    gap: 'Say what leaders leave out, so that there is time for it.',
  },
}

export const groupWords: Readonly<Record<CpdMechanismGroup, { readonly label: string; readonly gap: string }>> = {
  BUILD_KNOWLEDGE: { label: 'Build knowledge', gap: 'Nothing here yet helps to understand and remember.' },
  MOTIVATE: { label: 'Motivate', gap: 'Nothing here yet gives a reason to change.' },
  DEVELOP_TECHNIQUES: { label: 'Develop techniques', gap: 'Nothing here yet is practised.' },
  EMBED: { label: 'Embed in practice', gap: 'Nothing here yet keeps it going in the classroom.' },
}
export const mechanismWords: Readonly<Record<CpdMechanism, string>> = {
  MANAGING_COGNITIVE_LOAD: 'Managing cognitive load',
  REVISITING_PRIOR_LEARNING: 'Revisiting what was learned',
  SETTING_AND_AGREEING_GOALS: 'Setting and agreeing goals',
  CREDIBLE_SOURCE: 'Information from a credible source',
  AFFIRMATION_AFTER_PROGRESS: 'Affirmation after progress',
  INSTRUCTION: 'Instruction',
  PRACTICAL_SOCIAL_SUPPORT: 'Practical support from colleagues',
  MODELLING: 'Modelling',
  FEEDBACK: 'Feedback',
  REHEARSAL: 'Rehearsal',
  PROMPTS_AND_CUES: 'Prompts and cues',
  ACTION_PLANNING: 'Action planning',
  SELF_MONITORING: 'Self-monitoring',
  CONTEXT_SPECIFIC_REPETITION: 'Repetition in one’s own context',
}

export const kindWords = {
  SUBJECT_CPD: 'Subject and teaching',
  COACHING: 'Coaching',
  CLASSROOM_VISIT: 'Visits to classrooms',
  RESEARCH_LESSON: 'Research lessons',
  ENQUIRY: 'Part of an enquiry',
  MEETING: 'Meetings',
  ADMINISTRATION: 'Administration',
  OTHER: 'Something else',
} as const

export const hoursOf = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const left = minutes % 60
  if (hours === 0) return `${left} min`
  return left === 0 ? `${hours} h` : `${hours} h ${left} min`
}
