/** Makes ordinary rows of what was touched on a board, so that lists, search and guards read plain tables. */
import { bodyText, cardsOf, cycleOf } from '@alongside/contracts/board'
import * as Y from 'yjs'
import type { Author, LiveDocumentHead, Sql, Touched } from '../../platform/live/live-kind.js'

export async function projectBoard(
  sql: Sql,
  { spaceId, itemId: cycleId }: LiveDocumentHead,
  doc: Y.Doc,
  touched: Touched,
  author: Author,
): Promise<void> {
  const ids = [...(touched.get('cards') ?? [])]
  const cards = ids.flatMap((id) => {
    const card = cardsOf(doc).get(id)
    return card ? [cardRow(id, card)] : []
  })
  const gone = ids.filter((id) => !cardsOf(doc).has(id))
  if (cards.length > 0) await putCards(sql, [spaceId, cycleId], cards, author)
  if (gone.length > 0) {
    await sql(
      'update card set removed_at = now(), changed_at = now(), changed_by = $4 where space_id = $1 and cycle_id = $2 and id = any($3) and removed_at is null',
      [spaceId, cycleId, gone, author.personId],
    )
  }
  if (touched.has('cycle')) await putCycle(sql, [spaceId, cycleId], doc)
}

/** A card as the table keeps it. */
export const cardRow = (id: string, card: Y.Map<unknown>) => ({
  id,
  kind: card.get('kind'),
  board_column: card.get('column'),
  rank: card.get('rank'),
  fields: (card.get('fields') as Y.Map<unknown>).toJSON(),
  links: (card.get('links') as Y.Map<unknown>).toJSON(),
  body: bodyText(card.get('body')),
  created_by: card.get('createdBy') || null,
  created_urn: card.get('createdUrn') || null,
  created_at: card.get('createdAt'),
})

async function putCards(
  sql: Sql,
  place: readonly string[],
  cards: readonly ReturnType<typeof cardRow>[],
  { personId, urn }: Author,
): Promise<void> {
  await sql(
    `insert into card as c (space_id, cycle_id, id, kind, board_column, rank, fields, links, body, created_by, created_urn, created_at, changed_by, contributors, search)
     select $1, $2, n.id, n.kind, n.board_column, n.rank, n.fields, n.links, n.body, n.created_by, n.created_urn, n.created_at, $4, array_remove(array[$4::uuid], null),
            to_tsvector('english', left(n.body || ' ' || (select coalesce(string_agg(value, ' '), '') from jsonb_each_text(n.fields)), 100000))
       from jsonb_to_recordset($3) as n (id uuid, kind text, board_column text, rank text, fields jsonb, links jsonb, body text, created_by uuid, created_urn text, created_at timestamptz)
     on conflict (space_id, cycle_id, id) do update set
       board_column = excluded.board_column, rank = excluded.rank, fields = excluded.fields, links = excluded.links, body = excluded.body, search = excluded.search,
       removed_at = null, changed_at = now(), changed_by = excluded.changed_by,
       contributors = case when c.contributors @> excluded.contributors then c.contributors else c.contributors || excluded.contributors end`,
    [...place, JSON.stringify(cards), personId],
  )
  if (personId === null || urn === null) return
  await sql(
    `insert into card_contribution as c (space_id, cycle_id, card_id, person_id, urn, edits) select $1, $2, id, $4, $5, 1 from unnest($3::uuid[]) id
     on conflict (space_id, cycle_id, card_id, person_id, urn) do update set edits = c.edits + 1`,
    [...place, cards.map(({ id }) => id), personId, urn],
  )
}

async function putCycle(sql: Sql, place: readonly string[], doc: Y.Doc): Promise<void> {
  const cycle = cycleOf(doc)
  const text = (key: string): string => (typeof cycle.get(key) === 'string' ? (cycle.get(key) as string) : '')
  const number = cycle.get('learnersNumber')
  await sql(
    'update enquiry_cycle set focus = $3, learners = $4, baseline = $5, success_measure = $6, what_happened = $7 where space_id = $1 and id = $2',
    [
      ...place,
      text('focus'),
      JSON.stringify({
        group: text('learnersGroup'),
        year: text('learnersYear'),
        number: typeof number === 'number' ? number : null,
        why: text('learnersWhy'),
      }),
      text('baseline'),
      text('successMeasure'),
      text('whatHappened'),
    ],
  )
}
