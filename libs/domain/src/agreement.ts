/** The membership agreement: what a headteacher signs for the school, and exactly what is shared from that day. */
import { cleanText, limits } from './text.js'

/** What a new alliance begins with; its coordinator may put it into the schools' own words. */
export const defaultAgreement = `Why we sign
Our schools choose to improve together. No school is above another here: each brings something, each takes something home, and each decides for itself what it takes part in.

What the schools of the alliance can see from the day you sign
- What the public register says about your school: name, address, phase, number of pupils, share of pupils eligible for free school meals.
- That your school is a member, in which role, and whether its membership is active, paused or ending.
- The names, roles and school e-mail addresses of the colleagues whom your school has invited here.
- Of each joint enquiry that has been opened to partners: its title, what it is about, the schools and colleagues in it, its stage and who leads it.

What they cannot see unless somebody opens it to them
- The board of an enquiry, its cards, comments and quick tests: they belong to the members of that enquiry. Its lead may let more people read, and may narrow that again at any time.
- Anything that is still a draft.
- Anything that your school keeps for itself.

What is never kept here
- The name of a pupil, or anything by which a reader could work out who a pupil is.
- Anything by which a colleague is scored, compared or appraised.
- Safeguarding concerns: they go to your own designated safeguarding lead, at once and in the usual way.

Who else reads
The coordinator sees dates and states, to bring people together, and reads no board without being invited. Governors, trusts and local authorities see what a headteacher has released to them, and numbers over several schools.

What you promise
That colleagues who take part have the time for it. That what a colleague from another school shows stays with those they showed it to. That whatever is passed on names everyone it came from.

Pausing and leaving
A school may pause: it goes on reading and writes nothing until it resumes. It may leave on a day it names, and takes an export of everything it has written here. What was passed on to others by then stays, with your school's name on it. The coordinator and the head of the lead school can end a membership only together, and must say why.

Changing this agreement
A new wording has a new number. Nobody is bound by it before the headteacher has signed it.`

/** MEM-8: an agreement says something; a new wording has a new number, and waits for new signatures. */
export function changeAgreement(
  alliance: { readonly agreement: string; readonly agreementVersion: number },
  text: string,
): { readonly agreement: string; readonly agreementVersion: number } {
  const agreement = cleanText(text, { field: 'agreement', limit: limits.agreement })
  if (agreement === alliance.agreement) return { agreement, agreementVersion: alliance.agreementVersion }
  return { agreement, agreementVersion: alliance.agreementVersion + 1 }
}
