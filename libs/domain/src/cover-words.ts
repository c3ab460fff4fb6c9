/** Cover, in the words of a staff room: on its pages, and in the table for the finance office. */
import type { CoverPayer, CoverSource, CoverState } from './cover-need.js'

export const stateWords: Readonly<Record<CoverState, string>> = {
  IDENTIFIED: 'To cost',
  COSTED: 'Waits for a yes',
  APPROVED: 'To arrange',
  ARRANGED: 'Arranged',
  USED: 'Was covered',
  CHARGED: 'Charged',
  NOT_NEEDED: 'Not needed',
  CANCELLED: 'Called off',
  FAILED: 'Fell through',
}

export const sourceWords: Readonly<Record<CoverSource, string>> = {
  SUPPLY: 'Supply teacher',
  INTERNAL: 'A colleague of the school',
  COVER_SUPERVISOR: 'Cover supervisor',
  HLTA: 'Higher level teaching assistant',
  LESSON_SWAP: 'Lessons are swapped',
  NONE_NEEDED: 'Nobody needed, such as a shared class',
}

export const payerWords: Readonly<Record<CoverPayer, string>> = {
  SENDING_SCHOOL: 'Our school',
  HOST: 'The host',
  ALLIANCE_FUND: 'The alliance',
  GRANT: 'A grant',
}
