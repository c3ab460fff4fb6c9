/** Notices for me: what each one asks, from whom, and one press to open or finish it. */
import { IconCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { InboxItemPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { NoticeNotNow } from '../../platform/not-now/NoticeNotNow'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Avatar } from '../../ui/Avatar'
import { IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { cx } from '../../ui/cx'
import css from './InboxList.module.css'
import { TakeOver } from './TakeOver'

export const inboxItemParts = graphql(`
  fragment InboxItemParts on InboxItem {
    ...AskedParts
    createdAt
    readAt
    from { id name initials }
  }
`)

const doneMutation = graphql(`
  mutation MarkDone($itemId: ID!) {
    markDone(itemId: $itemId) { id doneAt readAt }
  }
`)

const readMutation = graphql(`
  mutation MarkRead($itemIds: [ID!]!) {
    markRead(itemIds: $itemIds)
  }
`)

export function InboxList({ items }: { readonly items: readonly InboxItemPartsFragment[] }) {
  const [markDone, { busy }] = useAct(doneMutation, { done: 'Done', refetch: ['Viewer'] })
  const [markRead] = useAct(readMutation, { inline: true, refetch: ['Viewer'] })
  return (
    <Card pad="none">
      <ul className={css.list}>
        {items.map((item) => (
          <li key={item.id} className={cx(css.item, !item.readAt && !item.doneAt && css.fresh)}>
            <Avatar person={{ name: item.from?.name ?? 'Alongside', initials: item.from?.initials }} size="s" silent />
            <div className={css.words}>
              <Link to={item.path} onClick={() => void (item.readAt || markRead({ itemIds: [item.id] }))}>
                {item.text}
              </Link>
              <p className={css.when}>
                {item.from && `${item.from.name} · `}
                <When at={item.createdAt} />
                {item.doneAt && ' · done'}
                {!item.doneAt && item.putOffUntil && ` · put off until ${dayOf(item.putOffUntil)}`}
                {!item.doneAt && item.offeredTo && ` · ${item.offeredTo.name} is asked to take it over`}
              </p>
              {item.kind === 'TAKE_OVER' && !item.doneAt && <TakeOver itemId={item.id} about={item.text} />}
            </div>
            {!item.doneAt && <NoticeNotNow item={item} />}
            {!item.doneAt && item.kind !== 'TAKE_OVER' && (
              <IconButton
                label={`Mark as done: ${item.text}`}
                disabled={busy}
                onClick={() => void markDone({ itemId: item.id })}
              >
                <IconCheck />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
