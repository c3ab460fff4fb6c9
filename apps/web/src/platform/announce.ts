/** Says something to people who listen to the page instead of looking at it, without taking their focus. */
import { createStore } from './store'

export interface Announcement {
  readonly text: string
  /** Two equal sentences in a row are still two announcements. */
  readonly turn: number
}

export const announcement = createStore<Announcement>({ text: '', turn: 0 })

export function announce(text: string): void {
  announcement.set({ text, turn: announcement.get().turn + 1 })
}
