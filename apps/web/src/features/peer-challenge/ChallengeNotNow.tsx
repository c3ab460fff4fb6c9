/** Not now, for whatever this challenge asks of me: put it off, hand it over where a colleague could do it, or leave the team. */
import type { ChallengePartsFragment } from '../../gql/graphql'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { leaveTeamMutation } from './challenge-queries'

const kinds = [
  'CHALLENGE_DECLARE',
  'CHALLENGE_SIGN_AGAIN',
  'CHALLENGE_TO_SIGN',
  'CHALLENGE_SELF_REVIEW',
  'CHALLENGE_DESK_STUDY',
  'CHALLENGE_FINDINGS',
  'FINDINGS_SHARED',
  'CHALLENGE_OVERDUE',
  'CHALLENGE_RESPONSE',
  'CHALLENGE_WORKSHOP',
  'CHALLENGE_KEEP_IN_TOUCH',
  'CHALLENGE_FOLLOW_UP',
  'CHALLENGE_TO_CLOSE',
  'SUMMARY_WITH_HOST',
]

export function ChallengeNotNow({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const { id, host, abilities } = challenge
  const [leave, { busy, refusal }] = useAct(leaveTeamMutation, {
    inline: true,
    done: 'You have left the team',
    refetch: ['ChallengePage', 'Asked', 'Viewer'],
  })
  return (
    <NotNowHere
      inWords
      kinds={kinds}
      itemId={id}
      about={`The peer challenge of ${host.name}`}
      busy={busy}
      refusal={refusal}
      drop={
        abilities.leaveTeam
          ? {
              label: 'Leave the team',
              says: 'Nothing of the school is shown to you any more. What you wrote stays, and until the findings are agreed the heads sign again for the team that is left.',
              onDrop: (reason) => leave({ id, reason }),
            }
          : undefined
      }
    />
  )
}
