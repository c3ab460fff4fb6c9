/** The group agreement: ground rules that each member accepts before an enquiry becomes active. */
import { cleanText, limits } from './text.js'

/** What a new enquiry begins with; the group rewrites it in its own words. */
export const defaultProtocol = `We are here to learn from our pupils and from one another. Every school brings something, and every school takes something home.

What we see belongs to us all. We say "our lesson" and "our pupils". Nobody is judged, scored or compared, and nothing here is used for appraisal.

We describe before we explain. We bring what pupils said and did, and we ask how we might be wrong.

We show work that is not finished and lessons that did not go well, the most experienced of us first.

We question one another's ideas openly, and help straight afterwards.

Pupils are never named. What a colleague tells the group stays in the group unless they say otherwise.

We keep the dates we agreed. Whoever cannot come tells the others early and says what they will do instead. Each meeting ends with a decision, something to try in class, or something to find out.

What we learn we pass on under all our names, with what we changed and what did not work.`

/** What a new lesson study begins with: the same spirit, and what a classroom asks for on top of it. */
export const defaultLessonProtocol = `We plan, watch and talk about lessons that belong to all of us. We say "our lesson", whoever stands in front of the class.

We watch pupils, not the teacher. We write down what they said and did before we say what we make of it.

Nobody is judged, scored or compared. What we note here is not used for appraisal and is not passed on to anybody's line manager.

We predict before we teach, and we are glad when we were wrong: there is most to learn there. The most experienced of us shows a lesson first.

Pupils are never named, not even by initials. They are A, B and C, and each stands for a group of learners.

After the lesson we speak in the agreed order: first each case pupil, then the others, then what pupils told us, and only then the teaching.

We tell pupils honestly why there are visitors, and we take no picture without consent.

We keep the dates we agreed, the day of sharing most of all. What we learn we pass on under all our names, with what did not work.`

/** ENQ-10: an agreement says something; changing it asks everyone again. */
export const cleanProtocol = (text: string): string => cleanText(text, { field: 'protocol', limit: limits.protocol })

export function changeProtocol(
  enquiry: { readonly protocol: string; readonly protocolVersion: number },
  text: string,
): { readonly protocol: string; readonly protocolVersion: number } {
  const protocol = cleanProtocol(text)
  if (protocol === enquiry.protocol) return { protocol, protocolVersion: enquiry.protocolVersion }
  return { protocol, protocolVersion: enquiry.protocolVersion + 1 }
}
