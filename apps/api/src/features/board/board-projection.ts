/** Makes ordinary rows of what was touched on boards, so that lists, search and guards read plain tables: of many boards at once. */
import type { Author, Projection, Sql } from '../../platform/live/live-kind.js'
import type { BoardRows } from './board-rows.js'

type Change = Projection<BoardRows>

export async function projectBoards(sql: Sql, changes: readonly Change[]): Promise<void> {
  const cards = changes.flatMap(cardsOf)
  if (cards.length > 0) await putCards(sql, cards, changes.flatMap(contributionsOf))
  for (const change of changes) await removeCards(sql, change)
  const cycles = changes.flatMap(({ document, rows }) =>
    rows.cycle ? [{ space_id: document.spaceId, id: document.itemId, ...rows.cycle }] : [],
  )
  if (cycles.length > 0) await putCycles(sql, cycles)
}

const placeOf = ({ document }: Change) => ({ space_id: document.spaceId, cycle_id: document.itemId })

/** Card → whose edits it had. */
function authorsOf({ authors }: Change): (card: string) => readonly Author[] {
  const byCard = new Map<string, Author[]>()
  for (const author of authors) {
    for (const card of author.touched.get('cards') ?? []) {
      const known = byCard.get(card)
      if (known) known.push(author)
      else byCard.set(card, [author])
    }
  }
  return (card) => byCard.get(card) ?? []
}

function cardsOf(change: Change) {
  const authors = authorsOf(change)
  return change.rows.cards.map((card) => {
    const people = authors(card.id).flatMap(({ personId }) => personId ?? [])
    return { ...placeOf(change), ...card, changed_by: people.at(-1) ?? null, contributors: people }
  })
}

/** Who wrote on which card, for which school: what the server laid out is nobody's contribution. */
function contributionsOf(change: Change) {
  const authors = authorsOf(change)
  return change.rows.cards.flatMap(({ id }) =>
    authors(id).flatMap(({ personId, urn }) =>
      personId && urn ? [{ ...placeOf(change), card_id: id, person_id: personId, urn }] : [],
    ),
  )
}

const putCards = (
  sql: Sql,
  cards: readonly ReturnType<typeof cardsOf>[number][],
  contributions: readonly ReturnType<typeof contributionsOf>[number][],
) =>
  sql(
    `with contributed as (
       insert into card_contribution as c (space_id, cycle_id, card_id, person_id, urn, edits)
       select n.space_id, n.cycle_id, n.card_id, n.person_id, n.urn, 1
         from jsonb_to_recordset($2) as n (space_id uuid, cycle_id uuid, card_id uuid, person_id uuid, urn text)
       on conflict (space_id, cycle_id, card_id, person_id, urn) do update set edits = c.edits + 1
     )
     insert into card as c (space_id, cycle_id, id, kind, board_column, rank, fields, links, body, created_by, created_urn, created_at, changed_by, contributors, search)
     select n.space_id, n.cycle_id, n.id, n.kind, n.board_column, n.rank, n.fields, n.links, n.body, n.created_by, n.created_urn, n.created_at, n.changed_by, n.contributors,
            to_tsvector('english', left(n.body || ' ' || (select coalesce(string_agg(value, ' '), '') from jsonb_each_text(n.fields)), 100000))
       from jsonb_to_recordset($1) as n (space_id uuid, cycle_id uuid, id uuid, kind text, board_column text, rank text, fields jsonb, links jsonb, body text, created_by uuid, created_urn text, created_at timestamptz, changed_by uuid, contributors uuid[])
     on conflict (space_id, cycle_id, id) do update set
       board_column = excluded.board_column, rank = excluded.rank, fields = excluded.fields, links = excluded.links, body = excluded.body, search = excluded.search,
       removed_at = null, changed_at = now(), changed_by = excluded.changed_by,
       contributors = c.contributors || array(select one from unnest(excluded.contributors) one where one <> all (c.contributors))`,
    [JSON.stringify(cards), JSON.stringify(contributions)],
  )

async function removeCards(sql: Sql, change: Change): Promise<void> {
  const { rows, document, authors, isWhole } = change
  if (rows.gone.length === 0 && !isWhole) return
  const by = authors.find(({ touched }) => rows.gone.some((id) => touched.get('cards')?.has(id)))?.personId ?? null
  await sql(
    `update card set removed_at = now(), changed_at = now(), changed_by = $4
      where space_id = $1 and cycle_id = $2 and removed_at is null and (id = any($3) or $5 and id <> all ($6))`,
    [document.spaceId, document.itemId, rows.gone, by, isWhole, rows.cards.map(({ id }) => id)],
  )
}

const putCycles = (sql: Sql, cycles: readonly object[]) =>
  sql(
    `update enquiry_cycle c set focus = n.focus, learners = n.learners, baseline = n.baseline, success_measure = n.success_measure, what_happened = n.what_happened
       from jsonb_to_recordset($1) as n (space_id uuid, id uuid, focus text, learners jsonb, baseline text, success_measure text, what_happened text)
      where c.space_id = n.space_id and c.id = n.id`,
    [JSON.stringify(cycles)],
  )
