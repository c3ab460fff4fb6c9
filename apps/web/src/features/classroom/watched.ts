/** Whom somebody is watching at this moment: one of the case pupils, or the class. */
export const watchedChoices = ['A', 'B', 'C', 'CLASS'] as const
export type Watched = (typeof watchedChoices)[number]
