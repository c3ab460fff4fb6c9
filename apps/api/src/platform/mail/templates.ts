/**
 * Every mail Alongside sends, as it reads. A mail says that something happened and where to look, never what it says there:
 * mailboxes are read on shared screens, and by people whose rights have changed meanwhile.
 */
export interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** Where it leads, as a path of this site. */
  readonly path: string
}

/** What each template is told. Only names of people, roles and schools, days, and paths. */
export interface MailVars {
  invitation: { by: string; role: string; where: string; path: string; until: string }
  guestInvitation: { by: string; path: string; until: string }
  passwordReset: { path: string }
  passwordChanged: Record<string, never>
  deputyAppointed: { by: string; where: string; until: string }
  membershipInvited: { by: string; school: string; alliance: string; path: string; until: string }
  membershipEnded: { school: string; alliance: string; path: string; until: string }
  waiting: { path: string }
  summaryReleased: { path: string }
  sessionInvitation: { path: string }
  sessionAskedAgain: { path: string }
  sessionCalledOff: { path: string }
  digest: { waiting: string; coming: string }
}
export type MailTemplate = keyof MailVars

export const templates: { readonly [Name in MailTemplate]: (vars: MailVars[Name]) => Letter } = {
  invitation: ({ by, role, where, path, until }) => ({
    subject: 'You are invited to Alongside',
    paragraphs: [
      `${by} invites you to Alongside as ${role}${where === '' ? '' : ` (${where})`}.`,
      'Alongside is where schools improve together: colleagues of several schools work on one enquiry, side by side.',
      `This link is for you alone. It works once, until ${until}.`,
    ],
    path,
  }),
  guestInvitation: ({ by, path, until }) => ({
    subject: 'You are invited as a guest to Alongside',
    paragraphs: [
      `${by} would like your view on one piece of work that schools do together.`,
      `This link is for you alone. It works once, until ${until}.`,
    ],
    path,
  }),
  passwordReset: ({ path }) => ({
    subject: 'Choose a new password for Alongside',
    paragraphs: [
      'Somebody, most likely you, asked for a new password for your account.',
      'This link works once, for one hour. If it was not you, do nothing: your password stays as it is.',
    ],
    path,
  }),
  passwordChanged: () => ({
    subject: 'Your password for Alongside was changed',
    paragraphs: [
      'The password of your account was changed, and you were signed out on all other devices.',
      'If it was not you, choose a new password at once from the sign-in page, and tell your headteacher.',
    ],
    path: '/sign-in',
  }),
  deputyAppointed: ({ by, where, until }) => ({
    subject: 'You stand in for the headteacher on Alongside',
    paragraphs: [
      `${by} has asked you to stand in as headteacher of ${where}. You may do all that a head does until ${until}.`,
    ],
    path: '/',
  }),
  membershipInvited: ({ by, school, alliance, path, until }) => ({
    subject: 'Your school is invited to an alliance on Alongside',
    paragraphs: [
      `${by} invites ${school} to join ${alliance}.`,
      `Read the membership agreement, then accept or decline for your school. The invitation stands until ${until}. Nothing is shared before you have signed.`,
    ],
    path,
  }),
  membershipEnded: ({ school, alliance, path, until }) => ({
    subject: 'Your school’s membership of an alliance has ended',
    paragraphs: [
      `${school} is no longer a member of ${alliance}. What colleagues passed on to others stays there, with your school’s name on it.`,
      `Until ${until} you can take an export of everything your school wrote there.`,
    ],
    path,
  }),
  waiting: ({ path }) => ({
    subject: 'Something on Alongside waits for you',
    paragraphs: ['A colleague has asked you for something. Sign in to see what it is.'],
    path,
  }),
  summaryReleased: ({ path }) => ({
    subject: 'Something on Alongside was released to you',
    paragraphs: ['A headteacher has released something for you to read. Sign in to see what it is.'],
    path,
  }),
  sessionInvitation: ({ path }) => ({
    subject: 'A session for your calendar',
    paragraphs: [
      'You have a place in a session, or its time has changed. The entry for your calendar comes with this mail.',
      'You choose which mails you get on your account page.',
    ],
    path,
  }),
  sessionAskedAgain: ({ path }) => ({
    subject: 'A session has changed: can you still come?',
    paragraphs: [
      'The time of a session has changed, and you are asked whether it suits you too. Your calendar keeps it for you, perhaps.',
      'You choose which mails you get on your account page.',
    ],
    path,
  }),
  sessionCalledOff: ({ path }) => ({
    subject: 'A session is off your calendar',
    paragraphs: [
      'A session is called off, or you no longer have a place in it. Your calendar strikes it out.',
      'You choose which mails you get on your account page.',
    ],
    path,
  }),
  digest: ({ waiting, coming }) => ({
    subject: 'Today on Alongside',
    paragraphs: [
      ...(coming === '' ? [] : [`Your next sessions: ${coming}.`]),
      ...(waiting === '0' ? [] : [`${waiting === '1' ? 'One thing waits' : `${waiting} things wait`} for you.`]),
      'This is the one mail of today. On your account page you choose another way, or none.',
    ],
    path: '/today',
  }),
}
