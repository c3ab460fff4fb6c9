/** Not now, for one request in the inbox: what is done here, and what is done where it stands. */
import type { AskedPartsFragment } from '../../gql/graphql'
import { NotNow } from '../../ui/NotNow'
import { HandOverDialog } from './HandOverDialog'
import { useNotNow } from './useNotNow'

export function NoticeNotNow({ item }: { readonly item: AskedPartsFragment }) {
  const { putOff, drop, busy, refusal } = useNotNow({ item })
  const { notNow, text, path } = item
  if (!notNow) return null
  const isElsewhere = [notNow.drop, notNow.handOver, notNow.postpone].some((way) => way !== 'HERE')
  return (
    <NotNow
      about={text}
      busy={busy}
      refusal={refusal}
      {...(notNow.postpone === 'HERE' && { putOff: { says: putOffSays, onPutOff: putOff } })}
      {...(notNow.drop === 'HERE' && { drop: { label: 'Not for me', says: dropSays, onDrop: drop } })}
      {...(notNow.handOver === 'HERE' &&
        !item.offeredTo && {
          handOver: (close: () => void) => <HandOverDialog item={item} about={text} onClose={close} />,
        })}
      {...(isElsewhere && notNow.says && { elsewhere: { says: notNow.says, to: path } })}
    />
  )
}

export const putOffSays = 'It leaves your list and your mail until then. Nothing changes for whoever asked.'
export const dropSays = 'It leaves your list. What was asked stays open, for somebody else.'
