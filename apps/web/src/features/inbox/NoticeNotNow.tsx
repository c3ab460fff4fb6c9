/** Not now, for one request in the inbox: what is done here, and what is done where it stands. */
import { graphql } from '../../gql'
import type { InboxItemPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { NotNow } from '../../ui/NotNow'
import { HandOverDialog } from './HandOverDialog'

const putOffMutation = graphql(`
  mutation PutOffNotice($itemId: ID!, $until: Date!) {
    putOffNotice(itemId: $itemId, until: $until) { ...InboxItemParts }
  }
`)
const dropMutation = graphql(`
  mutation DropNotice($itemId: ID!, $reason: String!) {
    dropNotice(itemId: $itemId, reason: $reason) { ...InboxItemParts }
  }
`)
const refetch = ['Viewer', 'TodayPage', 'InboxPage']

export function NoticeNotNow({ item }: { readonly item: InboxItemPartsFragment }) {
  const [putOff, puttingOff] = useAct(putOffMutation, {
    done: ({ putOffNotice: { putOffUntil } }) => `Put off until ${dayOf(putOffUntil ?? '')}`,
    refetch,
  })
  const [drop, dropping] = useAct(dropMutation, { inline: true, done: 'Off your list', refetch })
  const { notNow, id: itemId, text, path } = item
  if (!notNow) return null
  const isElsewhere = [notNow.drop, notNow.handOver, notNow.postpone].some((way) => way !== 'HERE')
  return (
    <NotNow
      about={text}
      busy={puttingOff.busy || dropping.busy}
      refusal={dropping.refusal}
      {...(notNow.postpone === 'HERE' && {
        putOff: {
          says: 'It leaves your list and your mail until then. Nothing changes for whoever asked.',
          onPutOff: (until: string) => putOff({ itemId, until }),
        },
      })}
      {...(notNow.drop === 'HERE' && {
        drop: {
          label: 'Not for me',
          says: 'It leaves your list. What was asked stays open, for somebody else.',
          onDrop: (reason: string) => drop({ itemId, reason }),
        },
      })}
      {...(notNow.handOver === 'HERE' &&
        !item.offeredTo && { handOver: (close: () => void) => <HandOverDialog item={item} onClose={close} /> })}
      {...(isElsewhere && notNow.says && { elsewhere: { says: notNow.says, to: path } })}
    />
  )
}
