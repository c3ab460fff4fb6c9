/** Not now, where the thing itself stands: the same menu as in the inbox, with what the page can do about it besides. */
import { useQuery } from '@apollo/client/react'
import type { DutyKind } from '../../gql/graphql'
import { NotNow, type NotNowProps } from '../../ui/NotNow'
import { dayOf } from '../dates'
import { useRefresh } from '../news'
import { askedQuery } from './asked-queries'
import { HandOverDialog } from './HandOverDialog'
import { dropSays, putOffSays } from './NoticeNotNow'
import css from './NotNowHere.module.css'
import { useNotNow } from './useNotNow'

export interface NotNowHereProps extends Pick<NotNowProps, 'inWords' | 'small' | 'refusal'> {
  /** The notices that ask for it. */
  readonly kinds: readonly string[]
  readonly itemId: string
  readonly about: string
  /** It is theirs, whether or not a notice asks for it. */
  readonly duty?: DutyKind | undefined
  /** The no that settles it, where the page has one. */
  readonly drop?: NotNowProps['drop'] | undefined
  readonly busy?: boolean
}

export function NotNowHere(props: NotNowHereProps) {
  const { kinds, itemId, about, duty: kind, drop, busy = false, refusal, inWords, small } = props
  const { data, refetch } = useQuery(askedQuery)
  useRefresh('inbox.changed', refetch)
  const item = data?.asked.find((one) => one.itemId === itemId && kinds.includes(one.kind) && one.notNow)
  const duty = kind && { kind, itemId }
  const act = useNotNow({ item, duty })
  if (!data || (!item && !duty && !drop)) return null
  const may = (way: 'postpone' | 'handOver'): boolean => (item?.notNow ? item.notNow[way] === 'HERE' : Boolean(duty))
  const noticeDrop = item?.notNow?.drop === 'HERE' && { label: 'Not for me', says: dropSays, onDrop: act.drop }
  const dropping = drop ?? (noticeDrop || undefined)
  return (
    <span className={css.here}>
      {item?.putOffUntil && <span className={css.soft}>{`Put off until ${dayOf(item.putOffUntil)}`}</span>}
      {item?.offeredTo && <span className={css.soft}>{`${item.offeredTo.name} is asked to take it over`}</span>}
      <NotNow
        about={about}
        {...(inWords && { inWords })}
        {...(small && { small })}
        busy={busy || act.busy}
        refusal={refusal ?? act.refusal}
        {...(dropping && { drop: dropping })}
        {...(may('postpone') && { putOff: { says: putOffSays, onPutOff: act.putOff } })}
        {...(may('handOver') &&
          !item?.offeredTo && {
            handOver: (close: () => void) => <HandOverDialog item={item} duty={duty} about={about} onClose={close} />,
          })}
      />
    </span>
  )
}
