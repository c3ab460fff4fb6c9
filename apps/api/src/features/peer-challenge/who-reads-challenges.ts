/** "Who can read this", in sentences that stand on each part of a peer challenge. */
export const whoReadsChallenge: readonly { readonly what: string; readonly who: string }[] = [
  {
    what: 'Team, signatures and dates',
    who: 'The headteachers of the schools in it, the team, leaders of the host school and the alliance coordinator.',
  },
  {
    what: 'Self-review',
    who: 'The head and leaders of the host school; once it is handed in, reviewers who have declared their interests.',
  },
  {
    what: 'Your own view of each line, before the reveal',
    who: 'Only you. After the reveal the team; when the findings are agreed also the host’s head and leaders.',
  },
  { what: 'Evidence notes', who: 'Whoever wrote them, and the team. The host never reads them.' },
  {
    what: 'Findings',
    who: 'The team; once they are shared, the head and leaders of the host school, and its improvement champion once they are agreed.',
  },
  { what: 'Answers and actions', who: 'The head and leaders of the host school, its champion and the team.' },
  { what: 'Summary', who: 'The team and the host’s head, until the head releases it to others.' },
  {
    what: 'After the end',
    who: 'The team reads for 60 school days more; then only the host school does. The coordinator sees dates and states, and no words.',
  },
]
