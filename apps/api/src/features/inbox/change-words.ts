/** What happened on an enquiry, as one line for Today: who did what. */
import { stageWords } from '@alongside/domain/stage'

export interface Happening {
  readonly action: string
  readonly from: string | null
  readonly to: string | null
  /** Cards somebody has written on, where that is what happened. */
  readonly cards?: number
}

const stageOf = (stage: string | null): string =>
  stage === null || !(stage in stageWords) ? 'Checked' : stageWords[stage as keyof typeof stageWords].label

const states: Readonly<Record<string, string>> = {
  FORMING: 'opened it to partners',
  ACTIVE: 'got it going',
  PAUSED: 'paused it',
  SHARING: 'began to share what was learned',
  CLOSED: 'closed it',
  ABANDONED: 'ended it',
}

const said: Readonly<Record<string, (happening: Happening) => string>> = {
  'card.write': ({ cards = 1 }) => `worked on ${cards} ${cards === 1 ? 'card' : 'cards'}`,
  'comment.add': () => 'commented on a card',
  'comment.resolve': () => 'settled a thread',
  'cycle.begin': () => 'began the next cycle',
  'cycle.move': ({ from, to }) => `moved the cycle from ${stageOf(from)} to ${stageOf(to)}`,
  'cycle.override': ({ to }) => `let the group go on to ${stageOf(to)}`,
  'cycle.propose': ({ to }) => `proposed to go on to ${stageOf(to)}`,
  'cycle.decline-proposal': () => 'asked the group to stay in this stage for now',
  'cycle.unlock-action': () => 'opened the Action column',
  'cycle.hunch-status': ({ to }) =>
    to === 'TESTED_SUPPORTED'
      ? 'found a hunch supported by evidence'
      : to === 'TESTED_REJECTED'
        ? 'found that the evidence speaks against a hunch'
        : 'changed where a hunch stands',
  'enquiry.move': ({ to }) => states[to ?? ''] ?? 'moved it on',
  'enquiry.update': () => 'changed what it says about itself',
  'enquiry.join': () => 'joined',
  'enquiry.leave': () => 'left',
  'enquiry.accept-protocol': () => 'accepted the group agreement',
  'enquiry.hand-over': () => 'passed on the lead',
  'enquiry.visibility': () => 'changed who can read the board',
  'enquiry.health': () => 'answered a question of the health check',
  'enquiry.invite-school': () => 'asked another school in',
  'enquiry.invite-person': () => 'asked a colleague in',
  'enquiry.invite-guest': () => 'asked a guest in',
}

/** The actions that are worth a line. */
export const toldActions = Object.keys(said).filter((action) => action !== 'card.write')

/** `who` is null when nobody decided it: it followed from something else. */
export function sayChange(who: string | null, happening: Happening): string {
  const words = (said[happening.action] ?? (() => 'changed something'))(happening)
  if (who !== null) return `${who} ${words}`
  return happening.action === 'enquiry.move' ? 'It paused by itself: fewer than two schools remain' : `It ${words}`
}
