/** Where words lie on a board, for taking somebody's out of it for good. */
import type { LiveErasing } from '../../platform/live/live-kind.js'

export const boardErasing: LiveErasing = {
  // Below a card, its fields are words; what kind it is, whose, in which column and what it builds on is not.
  holdsWords: ([root, , part]) => root === 'cycle' || part === 'fields',
  // Cards that were removed are not on the board any more, and could come back only by undoing an edit that is gone.
  async forget(sql, { spaceId, itemId }) {
    await sql(
      `update card set fields = '{}', links = '{}', body = '', search = null, removed_at = coalesce(removed_at, now()) where space_id = $1 and cycle_id = $2`,
      [spaceId, itemId],
    )
  },
}
