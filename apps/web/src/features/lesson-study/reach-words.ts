/** Four answers to how near a pupil came to what the group hoped for. */
import { type Reached, reaches } from '@alongside/domain/lesson-views'

export const reachWords: Readonly<Record<Reached, string>> = {
  NOT_YET: 'Not yet',
  NEARLY: 'Nearly',
  REACHED: 'There',
  BEYOND: 'Beyond',
}

export const reachChoices = reaches.map((value) => ({ value, label: reachWords[value] }))
