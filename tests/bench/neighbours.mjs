// The enquiries of other alliances, which nobody here may see: tables of their real length, so that Postgres chooses its
// ways as it would among many users. All are copies of one.
const ALLIANCES = 25
const ENQUIRIES = 10

/** What is copied for each neighbour n, from the rows of the enquiry's space. Cards keep their order, and need no ids of others. */
const copies = {
  space: `select distinct n.space_id, 'ALLIANCE' from neighbour n`,
  'alliance (space_id, name, kind, agreement)': `select distinct n.space_id, 'Neighbours ' || n.space_id, 'TSA', '' from neighbour n`,
  'enquiry (space_id, id, title, state, lead_id, created_by, created_urn, protocol)': `select n.space_id, n.enquiry_id, t.title, t.state, t.lead_id,
    t.created_by, t.created_urn, t.protocol from enquiry t, neighbour n where t.space_id = $1`,
  'enquiry_member (space_id, enquiry_id, person_id, urn, state)': `select n.space_id, n.enquiry_id, t.person_id, t.urn, t.state
    from enquiry_member t, neighbour n where t.space_id = $1`,
  'live_document (space_id, id, kind, item_id)': `select n.space_id, n.document_id, 'enquiry-board', n.cycle_id from neighbour n`,
  'enquiry_cycle (space_id, id, enquiry_id, number, stage, document_id)': `select n.space_id, n.cycle_id, n.enquiry_id, t.number, t.stage,
    n.document_id from enquiry_cycle t, neighbour n where t.space_id = $1`,
  'card (space_id, cycle_id, id, kind, board_column, rank, fields, body, links, created_by, created_urn, contributors, search)': `select n.space_id,
    n.cycle_id, t.id, t.kind, t.board_column, t.rank, t.fields, t.body, t.links, t.created_by, t.created_urn, t.contributors, t.search
    from card t, neighbour n where t.space_id = $1`,
  card_contribution: `select n.space_id, n.cycle_id, t.card_id, t.person_id, t.urn, t.edits from card_contribution t, neighbour n where t.space_id = $1`,
  'comment (space_id, id, cycle_id, card_id, thread_id, author_id, body)': `select n.space_id, gen_random_uuid(), n.cycle_id, t.card_id, t.thread_id,
    t.author_id, t.body from comment t, neighbour n where t.space_id = $1`,
}

export async function moveInNeighbours(sql, alliance) {
  await sql(`create table neighbour as
    with alliances as materialized (select gen_random_uuid() as space_id from generate_series(1, ${ALLIANCES}))
    select space_id, gen_random_uuid() as enquiry_id, gen_random_uuid() as cycle_id, gen_random_uuid() as document_id
      from alliances, generate_series(1, ${ENQUIRIES})`)
  for (const [into, from] of Object.entries(copies))
    await sql(`insert into ${into} ${from}`, from.includes('$1') ? [alliance] : [])
  await sql('drop table neighbour')
  await sql('vacuum analyze')
}
