// Three estates side by side: one's own, one of a school of the same alliance, one of strangers. Each has one of everything an
// id can stand for; what is in the other two bears a mark, so that a single word of it in an answer gives it away.
import { createHash, randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { IdKind } from './id-policy.js'
import type { Neighbourhood } from './neighbourhood.js'
import type { Someone, World } from './world.js'

export type Whose = 'own' | 'sibling' | 'foreign'
export type Estate = Readonly<Record<IdKind, readonly string[]>>

export const marks: Readonly<Record<Whose, string>> = { own: 'Plain', sibling: 'QQsiblingQQ', foreign: 'QQforeignQQ' }

export async function estates(w: World, n: Neighbourhood): Promise<Readonly<Record<Whose, Estate>>> {
  const { people, schools } = n
  return {
    own: await estate(w, {
      whose: 'own',
      alliance: n.north,
      urn: schools.elm,
      lead: people.lead,
      others: [people.member, people.colleague],
    }),
    // A draft: nobody but its lead knows of it, not even in the alliance.
    sibling: await estate(w, {
      whose: 'sibling',
      alliance: n.north,
      urn: schools.ash,
      lead: people.neighbour,
      others: [people.pastDeputy],
    }),
    foreign: await estate(w, {
      whose: 'foreign',
      alliance: n.south,
      urn: schools.far,
      lead: people.foreigner,
      others: [people.foreignHead, people.foreignCoordinator],
    }),
  }
}

interface Plan {
  whose: Whose
  alliance: string
  urn: string
  lead: Someone
  others: readonly Someone[]
}

async function estate(w: World, { whose, alliance, urn, lead, others }: Plan): Promise<Estate> {
  const mark = marks[whose]
  const school = await w.spaceOf(urn as never)
  const id: Record<string, string> = {}
  for (const name of 'enquiry cycle document card comment proposal guest cluster template invitation notice import study lesson plan talk review assignment remark lessonStage note place photo interview challenge line evidence activity visit finding action selfReview deskStudy findings summary round wish contribution cpdCycle cpdSession room cover booking cpdRecord cpdGuest override timeSearch evaluation deskAct'.split(
    ' ',
  ))
    id[name] = v7()
  const put = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const columns = Object.keys(row)
    await w.sql(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
  const space_id = alliance
  const by = lead.id
  await put('enquiry', {
    space_id,
    id: id.enquiry,
    title: `${mark} title`,
    state: whose === 'sibling' ? 'DRAFT' : 'ACTIVE',
    lead_id: by,
    created_by: by,
    created_urn: urn,
    protocol: mark,
    classroom_practice: mark,
  })
  await put('enquiry_school', { space_id, enquiry_id: id.enquiry, urn })
  await put('enquiry_member', {
    space_id,
    enquiry_id: id.enquiry,
    person_id: by,
    urn,
    state: 'JOINED',
    joined_at: new Date(),
    protocol_accepted_at: new Date(),
    protocol_version: 1,
  })
  await put('live_document', { space_id, id: id.document, kind: 'enquiry-board', item_id: id.cycle })
  await put('enquiry_cycle', {
    space_id,
    id: id.cycle,
    enquiry_id: id.enquiry,
    number: 1,
    stage: 'SCANNING',
    document_id: id.document,
    focus: mark,
  })
  await put('card', {
    space_id,
    cycle_id: id.cycle,
    id: id.card,
    kind: 'HUNCH',
    board_column: 'HUNCH',
    rank: 'a0V',
    body: mark,
    created_by: by,
    created_urn: urn,
    changed_by: by,
  })
  await put('comment', {
    space_id,
    id: id.comment,
    cycle_id: id.cycle,
    card_id: id.card,
    thread_id: id.comment,
    author_id: by,
    body: mark,
  })
  await put('stage_proposal', {
    space_id,
    id: id.proposal,
    cycle_id: id.cycle,
    from_stage: 'SCANNING',
    to_stage: 'FOCUSING',
    state: 'OPEN',
    proposed_by: by,
    note: mark,
  })
  await put('lesson_study', {
    space_id,
    id: id.study,
    title: `${mark} study`,
    state: whose === 'sibling' ? 'SETTING_UP' : 'RUNNING',
    facilitator_id: by,
    created_by: by,
    created_urn: urn,
    protocol: mark,
    aim: mark,
  })
  await put('lesson_study_member', {
    space_id,
    study_id: id.study,
    person_id: by,
    urn,
    state: 'JOINED',
    joined_at: new Date(),
    protocol_accepted_at: new Date(),
    protocol_version: 1,
  })
  await put('live_document', { space_id, id: id.plan, kind: 'research-lesson', item_id: id.lesson })
  await put('live_document', { space_id, id: id.talk, kind: 'discussion', item_id: id.lesson })
  await put('research_lesson', {
    space_id,
    id: id.lesson,
    study_id: id.study,
    number: 1,
    state: 'PLANNING',
    document_id: id.plan,
    discussion_id: id.talk,
    urn,
    teacher_id: by,
    learning_objective: mark,
  })
  await put('lesson_stage', { space_id, lesson_id: id.lesson, id: id.lessonStage, rank: 'a0', title: mark })
  await put('pupil_interview', {
    space_id,
    lesson_id: id.lesson,
    id: id.interview,
    pupils: ['A'],
    learned: mark,
    by_person: by,
    by_urn: urn,
    digest: createHash('sha256').update(id.interview!).digest(),
  })
  await put('observation_note', {
    space_id,
    lesson_id: id.lesson,
    id: id.note,
    seq: 1,
    author_id: by,
    author_urn: urn,
    kind: 'CLASS',
    body: mark,
    captured_at: new Date(),
    digest: createHash('sha256').update(id.note!).digest(),
    photo_id: id.photo,
    photo_urn: urn,
    photo_width: 1,
    photo_height: 1,
    photo_expires_on: '2099-01-01',
  })
  await put('photo', {
    space_id: school,
    id: id.photo,
    lesson_id: id.lesson,
    note_id: id.note,
    mime: 'image/webp',
    width: 1,
    height: 1,
    size: 1,
    taken_by: by,
    consent_by: by,
    consent_at: new Date(),
    expires_on: '2099-01-01',
  })
  await put('photo_chunk', { space_id: school, photo_id: id.photo, n: 0, bytes: Buffer.from(mark) })
  const guest = await w.person({ name: `${mark} Guest` })
  await put('item_grant', {
    space_id,
    id: id.guest,
    item_id: id.enquiry,
    item_kind: 'enquiry',
    person_id: guest.id,
    role: 'GUEST',
    expires_at: '2099-01-01',
  })
  await put('cluster', { space_id, id: id.cluster, name: whose === 'foreign' ? mark : `Near ${randomUUID()}` })
  await put('cluster_school', { space_id, cluster_id: id.cluster, urn })
  await put('enquiry_template', {
    space_id,
    id: id.template,
    title: whose === 'foreign' ? mark : 'A template',
    body: '{"about": "", "focus": "x", "protocol": "", "classroomPractice": "", "pupilsToBenefit": "", "cards": []}',
    created_by: by,
  })
  await put('invitation', {
    space_id: school,
    id: id.invitation,
    token_hash: createHash('sha256').update(id.invitation!).digest(),
    email: `${mark}@school.example`.toLowerCase(),
    role: 'TEACHER',
    invited_by: by,
    state: 'OPEN',
    expires_at: '2099-01-01',
  })
  await put('inbox_item', {
    space_id: by,
    id: id.notice,
    kind: 'INVITATION',
    item_kind: 'enquiry',
    item_id: id.enquiry,
    path: '/',
  })
  await put('peer_review', {
    space_id,
    id: id.review,
    item_kind: 'enquiry',
    item_id: id.enquiry,
    title: `${mark} review`,
    question: mark,
    requester_id: by,
    requester_urn: urn,
    state: 'OPEN',
  })
  await put('review_assignment', {
    space_id,
    id: id.assignment,
    review_id: id.review,
    reviewer_id: guest.id,
    state: 'SUBMITTED',
    has_conflict: false,
    expires_on: '2099-01-01',
    strengths: mark,
  })
  await put('review_remark', {
    space_id,
    id: id.remark,
    review_id: id.review,
    assignment_id: id.assignment,
    thread_id: id.remark,
    place_kind: 'WHOLE',
    author_id: guest.id,
    body: mark,
  })
  await put('peer_challenge', {
    space_id,
    id: id.challenge,
    host_urn: urn,
    host_space_id: school,
    state: 'FINDINGS_AGREED',
    progress: 8,
    proposed_by: by,
    self_review_id: id.selfReview,
    desk_study_id: id.deskStudy,
    findings_id: id.findings,
    summary_id: id.summary,
  })
  const challenge = { space_id: school, challenge_id: id.challenge }
  await put('line_of_enquiry', { ...challenge, id: id.line, title: mark, position: mark })
  await put('finding', {
    ...challenge,
    id: id.finding,
    line_id: id.line,
    kind: 'EBI',
    state: 'SHARED_WITH_HOST',
    what: mark,
    for_whom: mark,
  })
  await put('improvement_action', {
    ...challenge,
    id: id.action,
    finding_id: id.finding,
    owner_id: others[0]!.id,
    what: mark,
    success_measure: mark,
    due_on: '2099-01-01',
    state: 'PLANNED',
  })
  await put('review_visit', { ...challenge, id: id.visit, state: 'PLANNED' })
  await put('visit_activity', {
    ...challenge,
    id: id.activity,
    visit_id: id.visit,
    kind: 'LESSON_VISIT',
    on_day: '2026-03-09',
    from_time: '09:00',
    until_time: '10:00',
    place: mark,
    reviewer_id: by,
  })
  await put('evidence_note', {
    ...challenge,
    id: id.evidence,
    seq: 1,
    line_id: id.line,
    type: 'DATA',
    body: mark,
    author_id: by,
    author_urn: urn,
    captured_at: new Date(),
    digest: createHash('sha256').update(mark).digest(),
  })
  // What everybody of the alliance may know: without a mark, so that knowing it is no trespass.
  await put('pairing_round', {
    space_id,
    id: id.round,
    title: 'A round',
    first_day: '2099-01-01',
    last_day: '2099-02-01',
    sign_up_until: '2098-12-01',
    state: 'SIGN_UP',
    created_by: by,
  })
  await put('pairing_wish', {
    space_id,
    id: id.wish,
    round_id: id.round,
    kind: 'PIN',
    host_urn: urn,
    seat: 'VISITOR',
    guest_urn: urn,
    by_person: by,
  })
  await put('contribution_entry', {
    space_id,
    id: id.contribution,
    giver_urn: urn,
    hours: 2,
    kind: 'COACHING',
    source_kind: 'hand',
    // The coordinator knows all hours of their alliance.
    source_title: whose === 'sibling' ? 'Coaching' : mark,
    academic_year: 2026,
    done_on: '2026-09-10',
    drafted_on: '2026-09-10',
    state: 'PENDING',
  })
  // Whoever plans in the alliance knows its plans, and everybody its rooms.
  await put('cpd_cycle', {
    space_id,
    id: id.cpdCycle,
    title: whose === 'sibling' ? 'A cycle' : mark,
    kind: 'SUBJECT_CPD',
    lead_id: by,
    state: 'DRAFT',
  })
  await put('cpd_session', {
    space_id,
    id: id.cpdSession,
    cycle_id: id.cpdCycle,
    rank: 1,
    title: whose === 'sibling' ? 'A session' : mark,
    format: 'TWILIGHT',
    minutes: 60,
    state: 'DRAFT',
  })
  await put('room', { space_id: school, id: id.room, name: 'Hall' })
  await put('cpd_evaluation', {
    space_id,
    id: id.evaluation,
    cycle_id: id.cpdCycle,
    level: 2,
    due_on: '2030-03-12',
    questions: JSON.stringify([{ key: 'q1', kind: 'WORDS', text: whose === 'sibling' ? 'A question' : mark }]),
  })
  await put('evaluation_request', { space_id, evaluation_id: id.evaluation, person_id: by, urn })
  await put('desk_act', {
    space_id,
    id: id.deskAct,
    act: 'POSTPONE',
    done: JSON.stringify([
      { key: 'PLACES_WAITING', kind: 'PLACES_WAITING', text: whose === 'sibling' ? 'Places' : mark },
    ]),
    until: '2030-03-12',
    by_person: by,
  })
  await put('desk_rest', { space_id, key: `PLACES_WAITING ${id.cpdSession}`, until: '2030-03-12', by_person: by })
  await put('cover_need', {
    space_id: school,
    id: id.cover,
    person_id: by,
    alliance_id: alliance,
    source_kind: 'LESSON',
    source_id: id.lesson,
    on_day: '2030-03-12',
    period: 'Period 1',
    from_time: '09:00',
    until_time: '10:00',
    class_code: mark,
    state: 'COSTED',
    source: 'SUPPLY',
    rate_pence: 3500,
    said_for: '2030-03-12T09:00:00Z',
    created_by: by,
  })
  await put('cpd_cycle_school', { space_id, cycle_id: id.cpdCycle, urn })
  await put('cpd_booking', {
    space_id,
    id: id.booking,
    session_id: id.cpdSession,
    person_id: others[0]!.id,
    urn,
    state: 'REQUESTED',
    reason: whose === 'sibling' ? null : mark,
  })
  await put('cpd_guest', {
    space_id,
    id: id.cpdGuest,
    session_id: id.cpdSession,
    // Whoever coordinates runs every session of the alliance, and knows who came.
    name: whose === 'sibling' ? 'A guest' : `${mark} guest`,
    come_from: whose === 'sibling' ? 'The college' : mark,
    agreed_at: '2026-09-10T16:00:00Z',
  })
  await put('cpd_record', {
    space_id: by,
    id: id.cpdRecord,
    on_day: '2026-09-10',
    title: `${mark} record`,
    role: 'OWN',
    minutes: 60,
    note: mark,
  })
  await put('load_override', {
    space_id: school,
    id: id.override,
    person_id: by,
    half_term: '2026-09-01',
    reason: mark,
    by_person: others[0]!.id,
  })
  await put('time_search', {
    space_id,
    id: id.timeSearch,
    cycle_id: id.cpdCycle,
    asked_by: by,
    state: 'STOPPED',
    from_day: '2099-01-01',
    until_day: '2099-02-01',
  })
  const everybody = [lead, ...others]
  const ids = async (table: string, where: string, value: unknown): Promise<string[]> =>
    (await w.sql<{ id: string }>(`select id from ${table} where ${where}`, [value])).map((row) => row.id)
  return {
    alliance: [alliance],
    enquiry: [id.enquiry!],
    cycle: [id.cycle!],
    card: [id.card!],
    comment: [id.comment!],
    proposal: [id.proposal!],
    guest: [id.guest!],
    person: everybody.map((person) => person.id),
    school: [urn],
    space: [school, alliance],
    membership: await ids('school_membership', 'urn = $1', urn),
    cluster: [id.cluster!],
    template: [id.template!],
    invitation: [id.invitation!],
    holding: await ids(
      'role_holding',
      'person_id = any($1)',
      everybody.map((person) => person.id),
    ),
    session: await ids(
      'session',
      'person_id = any($1)',
      everybody.map((person) => person.id),
    ),
    notice: [id.notice!],
    review: [id.review!],
    assignment: [id.assignment!],
    remark: [id.remark!],
    challenge: [id.challenge!],
    finding: [id.finding!],
    action: [id.action!],
    line: [id.line!],
    evidence: [id.evidence!],
    activity: [id.activity!],
    round: [id.round!],
    wish: [id.wish!],
    contribution: [id.contribution!],
    import: [id.import!],
    study: [id.study!],
    lesson: [id.lesson!],
    lessonStage: [id.lessonStage!],
    note: [id.note!],
    interview: [id.interview!],
    cpdCycle: [id.cpdCycle!],
    cpdSession: [id.cpdSession!],
    room: [id.room!],
    booking: [id.booking!],
    cpdRecord: [id.cpdRecord!],
    cpdGuest: [id.cpdGuest!],
    override: [id.override!],
    timeSearch: [id.timeSearch!],
    place: [id.place!],
    photo: [id.photo!],
    cover: [id.cover!],
    evaluation: [id.evaluation!],
    deskAct: [id.deskAct!],
  }
}
