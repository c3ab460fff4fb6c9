/** What is done at the desk, in words: on a button, in a list of what was done, and before something leaves for good. */
import type { DeskAct, DeskPartsFragment, DeskPress } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'

export const actWords: Readonly<Record<DeskAct, string>> = {
  REMIND: 'Remind…',
  APPROVE: 'Agree',
  OFFER: 'Offer them a place',
  SEND_AGAIN: 'Send again…',
  ARRIVED: 'It arrived',
  POSTPONE: 'Put off…',
}

/** What leaves for good says so before it does. */
export const partings: Partial<Readonly<Record<DeskAct, { title: string; words: string; action: string }>>> = {
  REMIND: {
    title: 'Send a reminder?',
    words:
      'Whoever can move it finds it on Today with your name, and in their mail as they chose. A reminder cannot be called back; nobody is reminded of the same thing twice in a day.',
    action: 'Remind',
  },
  SEND_AGAIN: {
    title: 'Send the letter again?',
    words:
      'A letter that leaves cannot be called back. If the first did arrive, their calendar knows it for the same; whoever is invited gets a new link, and the one before no longer works.',
    action: 'Send again',
  },
}

const things = (count: number): string => (count === 1 ? 'it' : `${count} things`)

/** Said in a note at once. */
export function doneWords(act: DeskAct, count: number, until?: string | null): string {
  switch (act) {
    case 'REMIND':
      return count === 1 ? 'Reminded' : `Reminded of ${count} things`
    case 'APPROVE':
      return count === 1 ? 'Agreed: whoever waits is told' : `Agreed to ${count}: whoever waits is told`
    case 'OFFER':
      return 'Offered: the place is theirs for a day'
    case 'SEND_AGAIN':
      return 'On its way again'
    case 'ARRIVED':
      return 'Good to know'
    case 'POSTPONE':
      return `Put off${until ? ` until ${dayOf(until)}` : ''}`
  }
}

/** What another has settled meanwhile, and what reached nobody. */
export function leftWords(left: number, unreached: number): string | null {
  const parts = [
    ...(left > 0 ? [`${left === 1 ? 'One was' : `${left} were`} settled or changed by somebody else meanwhile`] : []),
    ...(unreached > 0 ? [`for ${unreached === 1 ? 'one' : unreached} there is nobody but you to remind`] : []),
  ]
  if (parts.length === 0) return null
  const all = parts.join('; ')
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}`
}

/** In the list of what was done today. */
export function didWords({
  act,
  texts,
  until,
}: Pick<DeskPartsFragment['done'][number], 'act' | 'texts' | 'until'>): string {
  const what = things(texts.length)
  switch (act) {
    case 'REMIND':
      return texts.length === 1 ? 'sent a reminder' : `sent reminders of ${what}`
    case 'APPROVE':
      return `agreed to ${what}`
    case 'OFFER':
      return 'offered places'
    case 'SEND_AGAIN':
      return 'sent a letter again'
    case 'ARRIVED':
      return 'heard that a letter had arrived'
    case 'POSTPONE':
      return `put ${what} off${until ? ` until ${dayOf(until)}` : ''}`
  }
}

export const pressWords: Readonly<Record<DeskPress, { title: string; hint: string }>> = {
  NOW: { title: 'In the next three days', hint: 'What would be missed if nobody moved it now.' },
  SOON: { title: 'Within two weeks', hint: 'Early enough to be settled calmly.' },
  LATER: { title: 'Without a day of its own', hint: 'It waits for somebody, and the work waits with it.' },
}
export const presses = ['NOW', 'SOON', 'LATER'] as const
