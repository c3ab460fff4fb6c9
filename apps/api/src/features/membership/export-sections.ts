/** What a school takes with it: everything its people wrote in an alliance, and the record of what it took part in. */

/** One list of the export. The statement asks for the school's rows after the last one seen, in the order of their keys. */
export interface ExportSection {
  readonly name: string
  /** $1 alliance, $2 school, $3 the last key, $4 how many. Gives `key` and `row`. */
  readonly sql: string
}

/** Its people were in it. To have been thought of, or asked and not come, is no part. */
const tookPart = `exists (select from enquiry_member em where em.space_id = e.space_id and em.enquiry_id = e.id and em.urn = $2 and em.joined_at is not null)`
/** What the others began after its people had left is theirs. */
const wasThere = `exists (select from enquiry_member em where em.space_id = e.space_id and em.enquiry_id = e.id and em.urn = $2
  and em.joined_at is not null and (em.state = 'JOINED' or c.created_at < em.left_at))`

const wasInStudy = (
  at: string,
): string => `exists (select from lesson_study_member sm where sm.space_id = s.space_id and sm.study_id = s.id and sm.urn = $2
  and sm.joined_at is not null and (sm.state = 'JOINED' or ${at} < sm.left_at))`
const inLesson = (
  what: string,
): string => `${what} join research_lesson l on l.space_id = x.space_id and l.id = x.lesson_id
  join lesson_study s on s.space_id = l.space_id and s.id = l.study_id`

export const page = (key: string, row: string, from: string, where: string): string =>
  `select ${key} as key, ${row} as row from ${from} where (${where}) and ${key} > $3 order by ${key} limit $4`

export const nameOf = (person: string): string => `(select p.name from person p where p.id = ${person})`

export const exportSections: readonly ExportSection[] = [
  {
    name: 'history',
    sql: page(
      'a.id',
      `json_build_object('at', a.at, 'by', ${nameOf('a.actor_id')}, 'what', a.action, 'from', a.from_state, 'to', a.to_state, 'reason', a.reason)`,
      'audit_event a join school_membership m on m.space_id = a.space_id and m.id = a.item_id',
      // MEM-11: that its removal was asked for is told once it is decided.
      `a.space_id = $1 and a.item_kind = 'membership' and m.urn = $2 and (a.action <> 'membership.removal-asked' or m.state = 'REMOVED')`,
    ),
  },
  {
    name: 'enquiries',
    sql: page(
      'e.id',
      `json_build_object('id', e.id, 'title', e.title, 'classroomPractice', e.classroom_practice, 'pupilsToBenefit', e.pupils_to_benefit,
         'state', e.state, 'lead', ${nameOf('e.lead_id')}, 'createdAt', e.created_at, 'groupAgreement', e.protocol, 'lastFinding', e.last_finding, 'closingReason', e.closing_reason,
         'schools', (select json_agg(s.name order by s.name) from enquiry_school es join school s on s.urn = es.urn where es.space_id = e.space_id and es.enquiry_id = e.id),
         'ourMembers', (select json_agg(json_build_object('name', p.name, 'state', em.state, 'joinedAt', em.joined_at, 'leftAt', em.left_at) order by p.name)
            from enquiry_member em join person p on p.id = em.person_id where em.space_id = e.space_id and em.enquiry_id = e.id and em.urn = $2))`,
      'enquiry e',
      `e.space_id = $1 and ${tookPart}`,
    ),
  },
  {
    name: 'cycles',
    sql: page(
      'c.id',
      `json_build_object('id', c.id, 'enquiryId', c.enquiry_id, 'number', c.number, 'stage', c.stage, 'focus', c.focus, 'learners', c.learners, 'baseline', c.baseline,
         'successMeasure', c.success_measure, 'whatHappened', c.what_happened, 'enoughDifference', c.enough_difference, 'createdAt', c.created_at, 'checkedAt', c.checked_at)`,
      'enquiry_cycle c join enquiry e on e.space_id = c.space_id and e.id = c.enquiry_id',
      `c.space_id = $1 and ${wasThere}`,
    ),
  },
  {
    name: 'cards',
    sql: page(
      'c.id',
      `json_build_object('id', c.id, 'cycleId', c.cycle_id, 'kind', c.kind, 'stage', c.board_column, 'fields', c.fields, 'text', c.body, 'links', c.links,
         'by', ${nameOf('c.created_by')}, 'createdAt', c.created_at, 'changedAt', c.changed_at)`,
      'card c',
      'c.space_id = $1 and c.created_urn = $2 and c.removed_at is null',
    ),
  },
  {
    name: 'contributions',
    sql: page(
      'k.card_id',
      'k.row',
      `(select cc.card_id, json_build_object('cardId', cc.card_id, 'cycleId', min(cc.cycle_id::text),
          'by', json_agg(json_build_object('name', p.name, 'edits', cc.edits) order by p.name)) as row
          from card_contribution cc join person p on p.id = cc.person_id where cc.space_id = $1 and cc.urn = $2 group by cc.card_id) k`,
      'true',
    ),
  },
  {
    name: 'comments',
    sql: page(
      'c.id',
      `json_build_object('id', c.id, 'cycleId', c.cycle_id, 'cardId', c.card_id, 'threadId', c.thread_id, 'by', ${nameOf('c.author_id')}, 'text', c.body, 'createdAt', c.created_at, 'editedAt', c.edited_at)`,
      'comment c',
      'c.space_id = $1 and c.author_urn = $2 and c.removed_at is null',
    ),
  },
  {
    name: 'stageChanges',
    sql: page(
      'sc.id',
      `json_build_object('cycleId', sc.cycle_id, 'from', sc.from_stage, 'to', sc.to_stage, 'reason', sc.reason, 'by', ${nameOf('sc.changed_by')}, 'at', sc.changed_at)`,
      `stage_change sc join enquiry_cycle c on c.space_id = sc.space_id and c.id = sc.cycle_id
         join enquiry_member em on em.space_id = c.space_id and em.enquiry_id = c.enquiry_id and em.person_id = sc.changed_by`,
      'sc.space_id = $1 and em.urn = $2',
    ),
  },
  {
    name: 'templates',
    sql: page(
      't.id',
      `json_build_object('id', t.id, 'title', t.title, 'body', t.body, 'by', ${nameOf('t.created_by')}, 'createdAt', t.created_at)`,
      'enquiry_template t',
      't.space_id = $1 and t.created_urn = $2',
    ),
  },
  // Lessons are planned, watched and talked about by all of a group: its schools each take all of it, up to when their people left.
  {
    name: 'lessonStudies',
    sql: page(
      's.id',
      `json_build_object('id', s.id, 'title', s.title, 'state', s.state, 'facilitator', ${nameOf('s.facilitator_id')}, 'createdAt', s.created_at,
         'subject', s.subject, 'yearGroup', s.year_group, 'improvement', s.improvement, 'aim', s.aim, 'focusEvidence', s.focus_evidence, 'groupAgreement', s.protocol,
         'researchTheme', s.research_theme, 'materialsStudy', s.materials_study, 'boardPlan', s.board_plan,
         'knowledgeableOther', s.knowledgeable_other, 'knowledgeableOtherComment', s.knowledgeable_other_comment,
         'sharingOn', s.sharing_on, 'sharingWith', s.sharing_with, 'sharedRecord', s.shared_record, 'summary', s.summary, 'stopReason', s.stop_reason,
         'schools', (select json_agg(distinct c.name) from lesson_study_member m join school c on c.urn = m.urn where m.space_id = s.space_id and m.study_id = s.id and m.joined_at is not null),
         'ourMembers', (select json_agg(json_build_object('name', p.name, 'state', m.state, 'joinedAt', m.joined_at, 'leftAt', m.left_at) order by p.name)
            from lesson_study_member m join person p on p.id = m.person_id where m.space_id = s.space_id and m.study_id = s.id and m.urn = $2),
         'progress', (select json_agg(json_build_object('pupil', g.label, 'point', g.point, 'text', g.body, 'reach', g.reach) order by g.label, g.point)
            from pupil_progress g where g.space_id = s.space_id and g.study_id = s.id))`,
      'lesson_study s',
      `s.space_id = $1 and ${wasInStudy('s.created_at')}`,
    ),
  },
  {
    name: 'researchLessons',
    sql: page(
      'l.id',
      `json_build_object('id', l.id, 'studyId', l.study_id, 'number', l.number, 'state', l.state, 'day', l.on_day, 'teacher', ${nameOf('l.teacher_id')}, 'learningObjective', l.learning_objective,
         'startedAt', l.started_at, 'stoppedAt', l.stopped_at, 'concludedAt', l.concluded_at, 'stopReason', l.stop_reason, 'plan', l.plan,
         'stages', (select json_agg(json_build_object('title', g.title, 'minutes', g.minutes, 'predicted', g.predicted, 'observed', g.observed, 'outcome', g.outcome, 'patterns', g.patterns) order by g.rank collate "C", g.id)
            from lesson_stage g where g.space_id = l.space_id and g.lesson_id = l.id and g.removed_at is null))`,
      'research_lesson l join lesson_study s on s.space_id = l.space_id and s.id = l.study_id',
      `l.space_id = $1 and ${wasInStudy('l.created_at')}`,
    ),
  },
  {
    // What is held back is its author's alone until they have looked at it again.
    name: 'lessonNotes',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'lessonId', x.lesson_id, 'by', ${nameOf('x.author_id')}, 'kind', x.kind, 'pupil', x.pupil, 'stageId', x.stage_id, 'text', x.body, 'at', x.captured_at, 'addedLater', x.added_later)`,
      inLesson('observation_note x'),
      `x.space_id = $1 and not x.held_back and ${wasInStudy('x.received_at')}`,
    ),
  },
  {
    name: 'pupilInterviews',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'lessonId', x.lesson_id, 'by', ${nameOf('x.by_person')}, 'pupils', x.pupils, 'enjoyed', x.enjoyed, 'learned', x.learned, 'worked', x.worked, 'wouldChange', x.would_change, 'at', x.at)`,
      inLesson('pupil_interview x'),
      `x.space_id = $1 and not x.held_back and ${wasInStudy('x.at')}`,
    ),
  },
  {
    name: 'discussionNotes',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'lessonId', x.lesson_id, 'step', x.step, 'pupil', x.pupil, 'text', x.body, 'by', ${nameOf('x.created_by')}, 'at', x.created_at)`,
      inLesson('discussion_note x'),
      `x.space_id = $1 and x.removed_at is null and ${wasInStudy('x.created_at')}`,
    ),
  },
]
