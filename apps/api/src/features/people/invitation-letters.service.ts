/** What became of the letters in which people were invited: found by whoever may see the invitation, and settled by them. */
import type { InvitationId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Reader } from '../../platform/db/reader.js'
import type { Work } from '../../platform/db/unit-of-work.js'

export interface LostInvitation {
  readonly id: string
  readonly invitationId: InvitationId
  readonly state: 'UNKNOWN' | 'FAILED'
  readonly at: Date
}

/** Of each invitation the newest letter: what was sent anew is not lost. */
export const lostInvitations = (
  asks: Pick<Reader, 'lookingAs'>,
  invitations: readonly InvitationId[],
): Promise<LostInvitation[]> =>
  invitations.length === 0
    ? Promise.resolve([])
    : asks.lookingAs<LostInvitation>(
        'worker',
        `select * from (
           select distinct on (m.only_while ->> 'invitation') m.id, (m.only_while ->> 'invitation')::uuid as "invitationId", m.state, m.created_at as at
             from mail m where m.only_while ->> 'invitation' = any($1) and m.created_at > now() - interval '30 days'
            order by m.only_while ->> 'invitation', m.created_at desc, m.id desc
         ) newest where state in ('UNKNOWN', 'FAILED') order by at, id`,
        [invitations],
      )

const settled = async (work: Work, id: string, from: string, to: string): Promise<boolean> =>
  (
    await work.lookingAs(
      'worker',
      `update mail set state = $3 where id = $1 and state = $2 and only_while ? 'invitation' and sent_at is null returning 1`,
      [id, from, to],
    )
  ).length > 0

/** They have said that it is there. */
export async function invitationArrived(work: Work, id: string): Promise<void> {
  if (!(await settled(work, id, 'UNKNOWN', 'SENT'))) throw new Refusal('mail.nothing-to-repeat')
}
export async function invitationUnsureAgain(work: Work, id: string): Promise<void> {
  if (!(await settled(work, id, 'SENT', 'UNKNOWN'))) throw new Refusal('desk.went-on')
}
