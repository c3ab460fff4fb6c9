/** Who turns out not to have been there is not asked about it any longer, nor about a cycle they came to nothing of; an answer that was given has no name on it, and stays. */
import type { CpdSessionId, PersonId } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'

export async function askedNoLonger(work: Work, session: CpdSessionId, person: PersonId): Promise<void> {
  const gone = await work.lookingAs<{ id: string }>(
    'worker',
    `delete from evaluation_request r using cpd_evaluation e, cpd_session s where s.id = $1 and e.space_id = s.space_id and e.cycle_id = s.cycle_id and r.space_id = e.space_id and r.evaluation_id = e.id and r.person_id = $2 and not r.is_answered
       and (e.session_id = s.id or e.session_id is null and not exists (
         select from cpd_booking b join cpd_session o on o.space_id = b.space_id and o.id = b.session_id where o.space_id = s.space_id and o.cycle_id = s.cycle_id and b.person_id = $2 and b.state = 'ATTENDED')
         and not (e.level = 3 and exists (select from space h cross join lateral holders_of(h.id, array['SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD']) l where h.urn = r.urn and l.id = $2))) returning e.id`,
    [session, person],
  )
  for (const { id } of gone) await noticesDone(work, 'EVALUATION_ASKED', id, person)
}
