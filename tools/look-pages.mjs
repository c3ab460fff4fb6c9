// Every page of the client for `npm run look`, seen as the person it is mainly for. A test compares this list with the
// client's routes.

/**
 * @typedef {object} LookPage
 * @property {string} name of the pictures
 * @property {string} route as in apps/web/src/routes.tsx
 * @property {string} [as] the demo person, by the beginning of the role; nobody signed in when missing
 * @property {string} [path] where it is, when the route has a placeholder that may be anything
 * @property {string} [link] words of the link that is meant, where the first fitting one of that page is not
 * @property {string} [after] what follows the address of that link
 * @property {string} [from] the route of the page whose first fitting link leads here, when the placeholder is somebody's id
 */

/** @type {LookPage[]} */
export const pages = [
  { name: 'sign-in', route: '/sign-in' },
  { name: 'forgotten-password', route: '/forgotten-password' },
  { name: 'reset-password', route: '/reset-password/:token', path: '/reset-password/out-of-date' },
  { name: 'invitation', route: '/invitation/:token', path: '/invitation/out-of-date' },
  { name: 'first-administrator', route: '/first-administrator/:token', path: '/first-administrator/out-of-date' },
  { name: 'mailbox', route: '/mailbox' },
  { name: 'today', route: '/today', as: 'Teacher' },
  { name: 'enquiries', route: '/enquiries', as: 'Teacher' },
  { name: 'board', route: '/enquiries/:id', as: 'Teacher', from: '/today' },
  { name: 'lesson-studies', route: '/lesson-study', as: 'Teacher' },
  { name: 'lesson-study', route: '/lesson-study/:id', as: 'Teacher', from: '/lesson-study' },
  { name: 'planning-sheet', route: '/lesson-study/:id/lessons/:lesson', as: 'Teacher', from: '/lesson-study/:id' },
  {
    name: 'discussion',
    route: '/lesson-study/:id/lessons/:lesson/discussion',
    as: 'Teacher',
    from: '/lesson-study/:id',
  },
  {
    name: 'classroom',
    route: '/lesson-study/:id/lessons/:lesson/classroom',
    as: 'Teacher',
    from: '/lesson-study',
  },
  { name: 'calendar', route: '/calendar', as: 'Alliance coordinator' },
  { name: 'find-a-time', route: '/calendar/times/:id', as: 'Alliance coordinator', from: '/calendar' },
  { name: 'schools', route: '/schools', as: 'Headteacher' },
  { name: 'school', route: '/schools/:urn', as: 'Headteacher', from: '/schools' },
  { name: 'school-calendar', route: '/schools/:urn/calendar', as: 'Headteacher', from: '/schools/:urn' },
  { name: 'alliance', route: '/alliance', as: 'Alliance coordinator' },
  { name: 'alliance-by-link', route: '/alliance/:id', as: 'Alliance coordinator', from: '/account' },
  { name: 'people', route: '/alliance/people', as: 'Alliance coordinator' },
  { name: 'challenges', route: '/challenges', as: 'Headteacher' },
  { name: 'challenge', route: '/challenges/:id', as: 'Headteacher', from: '/challenges' },
  { name: 'reviews', route: '/reviews', as: 'Teacher' },
  { name: 'review', route: '/reviews/:id', as: 'Teacher', from: '/reviews' },
  {
    name: 'evidence',
    route: '/challenges/:id/evidence',
    as: 'Headteacher',
    from: '/challenges',
    link: 'Harrowmere Academy',
    after: '/evidence',
  },
  { name: 'cpd', route: '/cpd', as: 'Teacher' },
  { name: 'cpd-to-agree', route: '/cpd/places', as: 'Headteacher' },
  { name: 'cpd-record', route: '/cpd/record', as: 'Teacher' },
  {
    name: 'cpd-cycle',
    route: '/cpd/:id',
    as: 'Alliance coordinator',
    from: '/cpd',
    link: 'Talk that makes pupils think',
  },
  { name: 'my-load', route: '/load', as: 'Alliance coordinator' },
  { name: 'leading', route: '/leaders', as: 'Headteacher' },
  { name: 'my-school', route: '/leaders/school', as: 'Headteacher' },
  { name: 'alliance-for-leaders', route: '/leaders/alliance', as: 'Alliance coordinator' },
  { name: 'pairing', route: '/pairing/:id', as: 'Alliance coordinator', from: '/leaders/alliance' },
  { name: 'cover', route: '/cover', as: 'Headteacher' },
  { name: 'desk', route: '/desk', as: 'Alliance coordinator' },
  { name: 'cycle-evaluation', route: '/cpd/:id/evaluation', as: 'Alliance coordinator', from: '/cpd/:id' },
  { name: 'evaluation', route: '/evaluations/:id', path: '/evaluations/gone', as: 'Teacher' },
  { name: 'summaries', route: '/summaries', as: 'Governor' },
  { name: 'summary', route: '/summaries/:id', as: 'Governor', from: '/summaries' },
  { name: 'actions', route: '/actions', as: 'Teacher' },
  { name: 'inbox', route: '/inbox', as: 'Teacher' },
  { name: 'account', route: '/account', as: 'Headteacher' },
  { name: 'school-register', route: '/admin/register', as: 'Administrator' },
  { name: 'not-found', route: '*', path: '/no-such-page', as: 'Teacher' },
]
