/** The six stages of a cycle, after the spiral of inquiry (Timperley, Kaser and Halbert 2014), in our own words. */
export const EnquiryStage = {
  SCANNING: 'SCANNING',
  FOCUSING: 'FOCUSING',
  HUNCH: 'HUNCH',
  NEW_LEARNING: 'NEW_LEARNING',
  ACTION: 'ACTION',
  CHECKING: 'CHECKING',
} as const
export type EnquiryStage = (typeof EnquiryStage)[keyof typeof EnquiryStage]

export const stages = Object.values(EnquiryStage)

export interface StageWords {
  readonly label: string
  /** The question that unlocks the stage; it heads the column. */
  readonly question: string
  /** One line for the empty column: what belongs here. */
  readonly invitation: string
}

export const stageWords: Readonly<Record<EnquiryStage, StageWords>> = {
  SCANNING: {
    label: 'Scanning',
    question: 'What do we see in our pupils’ learning, and what tells us so?',
    invitation: 'Put down what you have seen or heard. Begin with what pupils say.',
  },
  FOCUSING: {
    label: 'Focusing',
    question: 'Which one thing, for which pupils, would change most if we put our effort there?',
    invitation: 'Agree on one focus and on the pupils it is for.',
  },
  HUNCH: {
    label: 'Hunch',
    question: 'What are we doing ourselves that might lead to what we see?',
    invitation: 'Write a hunch about our own practice, and how we would notice that it is wrong.',
  },
  NEW_LEARNING: {
    label: 'New learning',
    question: 'What do we need to find out, and who or what can teach us?',
    invitation: 'Collect what you read, visited or were shown, and what it means for your hunch.',
  },
  ACTION: {
    label: 'Action',
    question: 'What will we do differently, when, and with whom?',
    invitation: 'Describe the change so that a colleague could try it tomorrow. Test it on a small scale first.',
  },
  CHECKING: {
    label: 'Checking',
    question: 'Is the difference for our pupils big enough?',
    invitation: 'Hold what you see now against where you began.',
  },
}
