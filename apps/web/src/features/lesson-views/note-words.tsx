/** The kinds of notes, each with its sign: told apart without any colour. */
import { IconBolt, IconChalkboard, IconUser, IconUsersGroup } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { NoteKind } from '../../gql/graphql'

export const noteKindWords: Readonly<Record<NoteKind, { readonly label: string; readonly icon: ReactNode }>> = {
  PUPIL: { label: 'Pupil', icon: <IconUser aria-hidden="true" /> },
  TEACHER_MOVE: { label: 'Teacher’s move', icon: <IconChalkboard aria-hidden="true" /> },
  CLASS: { label: 'Class', icon: <IconUsersGroup aria-hidden="true" /> },
  INCIDENT: { label: 'Critical moment', icon: <IconBolt aria-hidden="true" /> },
}

/** "12:05" into the lesson. */
export const secondInWords = (second: number): string => {
  const sign = second < 0 ? '−' : ''
  const whole = Math.abs(Math.round(second))
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
