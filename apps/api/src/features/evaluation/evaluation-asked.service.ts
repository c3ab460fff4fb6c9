/** Who turns out not to have been there is not asked about it any longer; an answer that was given has no name on it, and stays. */
import type { CpdSessionId, PersonId } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'

export async function askedNoLonger(work: Work, session: CpdSessionId, person: PersonId): Promise<void> {
  const gone = await work.lookingAs<{ id: string }>(
    'worker',
    `delete from evaluation_request r using cpd_evaluation e where e.space_id = r.space_id and e.id = r.evaluation_id and e.session_id = $1 and r.person_id = $2 and not r.is_answered returning e.id`,
    [session, person],
  )
  for (const { id } of gone) await noticesDone(work, 'EVALUATION_ASKED', id, person)
}
