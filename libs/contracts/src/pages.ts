/** Every address that is a page of the client: the client routes by this list, and the server answers nothing else with a page. */
export const pagePaths = [
  '/',
  '/sign-in',
  '/forgotten-password',
  '/reset-password/:token',
  '/invitation/:token',
  '/first-administrator/:token',
  '/mailbox',
  '/today',
  '/enquiries',
  '/enquiries/:id',
  '/lesson-study',
  '/lesson-study/:id',
  '/lesson-study/:id/lessons/:lesson',
  '/lesson-study/:id/lessons/:lesson/discussion',
  '/lesson-study/:id/lessons/:lesson/classroom',
  '/schools',
  '/schools/:urn',
  '/schools/:urn/calendar',
  '/alliance',
  '/alliance/people',
  '/alliance/:id',
  '/challenges',
  '/challenges/:id',
  '/challenges/:id/evidence',
  '/reviews',
  '/reviews/:id',
  '/cpd',
  '/cpd/places',
  '/cpd/record',
  '/cpd/:id',
  '/load',
  '/leaders',
  '/leaders/school',
  '/leaders/alliance',
  '/pairing/:id',
  '/cover',
  '/desk',
  '/calendar',
  '/calendar/times/:id',
  '/cpd/:id/evaluation',
  '/evaluations/:id',
  '/summaries',
  '/summaries/:id',
  '/actions',
  '/inbox',
  '/account',
  '/admin/register',
] as const
export type PagePath = (typeof pagePaths)[number]

const parts = (path: string): string[] => path.replace(/\/$/, '').split('/')
const known = pagePaths.map(parts)

/** Whether a page stands at this path, which comes without a query; what a placeholder stands for is the page’s to judge. */
export function isPage(path: string): boolean {
  const asked = parts(path)
  return known.some(
    (page) =>
      page.length === asked.length &&
      page.every((part, at) => (part.startsWith(':') ? asked[at] !== '' : part === asked[at])),
  )
}
