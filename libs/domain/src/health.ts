/** The health check of an enquiry: ten processes of effective joint practice development (after Sebba, Kent and Tregenza 2012), in our own words. */
import { Refusal } from './refusal.js'

export const HealthAnswer = { YES: 'YES', PARTLY: 'PARTLY', NOT_YET: 'NOT_YET' } as const
export type HealthAnswer = (typeof HealthAnswer)[keyof typeof HealthAnswer]

export const healthAnswerLabels: Readonly<Record<HealthAnswer, string>> = {
  YES: 'Yes',
  PARTLY: 'Partly',
  NOT_YET: 'Not yet',
}

interface ProcessWords {
  readonly label: string
  readonly question: string
  /** What to talk about when the answer is "not yet". */
  readonly tryNext: string
}

export const healthProcesses = {
  CLEAR_AIMS: {
    label: 'Clear aims',
    question: 'Could each of us say in one sentence what we want to get better, and for which pupils?',
    tryNext: 'Write the sentence together at the top of the board.',
  },
  TRUST: {
    label: 'Growing trust',
    question: 'Do we show one another lessons and work that did not go well?',
    tryNext: 'Let whoever leads begin, with something of their own that failed.',
  },
  EXISTING_RELATIONSHIPS: {
    label: 'Building on who knows whom',
    question: 'Do we make use of links that were there before this enquiry?',
    tryNext: 'Ask who has worked together before, and pair on from there.',
  },
  NETWORKS: {
    label: 'Networks that work',
    question: 'Does what we learn reach colleagues who are not in the group, and come back from them?',
    tryNext: 'Name one colleague in each school who hears from us every half-term.',
  },
  ROLES_AND_CONTRIBUTIONS: {
    label: 'Roles and contributions seen',
    question: 'Does everybody know what they bring, and is it noticed?',
    tryNext: 'Look at the bar of contributions together and ask whose voice is missing.',
  },
  SHARED_LEADERSHIP: {
    label: 'Leadership at every level',
    question: 'Do teachers, middle leaders and heads each lead a part, in every school?',
    tryNext: 'Hand the next meeting, or the next step, to someone who has not led yet.',
  },
  CHALLENGE_AND_SUPPORT: {
    label: 'Challenge and support',
    question: 'Do we question one another’s claims, and help straight afterwards?',
    tryNext: 'For each hunch, ask somebody from another school how it could be wrong.',
  },
  LOCAL_KNOWLEDGE: {
    label: 'Knowledge that fits here',
    question: 'Does what we read and hear answer a need of our own pupils?',
    tryNext: 'Write on each piece of new learning what it means for our pupils.',
  },
  PUPILS_TAKING_PART: {
    label: 'Pupils taking part',
    question: 'Do pupils help us to see the problem, and to judge whether it got better?',
    tryNext: 'Ask three pupils before the next meeting, and bring their words.',
  },
  COMPETING_PRIORITIES: {
    label: 'Room among other priorities',
    question: 'Have our schools given this time, and taken something else away?',
    tryNext: 'Put the dates into both schools’ calendars, and ask what can be dropped.',
  },
} as const satisfies Readonly<Record<string, ProcessWords>>

export type HealthProcess = keyof typeof healthProcesses
export const healthProcessNames = Object.keys(healthProcesses) as HealthProcess[]

export type HealthAnswers = Readonly<Partial<Record<HealthProcess, HealthAnswer>>>

export interface HealthSummary {
  readonly yes: number
  readonly partly: number
  readonly notYet: number
  readonly open: number
  /** One sentence; a picture of where to talk next, not a score. */
  readonly sentence: string
  /** What to work on next: first what is not there yet, then what is partly there. */
  readonly workOn: readonly HealthProcess[]
}

/** HEA-1: one answer for each of the ten, and no other. */
export function checkAnswer(process: string, answer: string): { process: HealthProcess; answer: HealthAnswer } {
  if (!Object.hasOwn(healthProcesses, process)) throw new Refusal('health.unknown-process', { process })
  if (!Object.hasOwn(HealthAnswer, answer)) throw new Refusal('input.not-a-choice', { field: 'answer' })
  return { process: process as HealthProcess, answer: answer as HealthAnswer }
}

/** HEA-2: counts and what to talk about; never one number. */
export function summarise(answers: HealthAnswers): HealthSummary {
  const given = (answer: HealthAnswer): HealthProcess[] => healthProcessNames.filter((name) => answers[name] === answer)
  const notYet = given('NOT_YET')
  const partly = given('PARTLY')
  const yes = given('YES').length
  const open = healthProcessNames.length - yes - partly.length - notYet.length
  const workOn = [...notYet, ...partly].slice(0, 3)
  return { yes, partly: partly.length, notYet: notYet.length, open, sentence: sentenceFor(yes, open, workOn), workOn }
}

function sentenceFor(yes: number, open: number, workOn: readonly HealthProcess[]): string {
  const all = healthProcessNames.length
  if (open === all) return 'Nobody has answered yet. Ten questions, five minutes, best answered together.'
  const first = workOn[0]
  const next = first ? ` Talk next about: ${healthProcesses[first].label.toLowerCase()}.` : ''
  const rest = open > 0 ? ` ${open} still to answer.` : ''
  return `${yes} of ${all} in place.${next}${rest}`
}
