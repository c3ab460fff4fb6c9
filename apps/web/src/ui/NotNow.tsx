/** “Not now…”: the same menu beside everything that is asked of somebody: drop it with a reason, put it off, hand it over. */
import { IconClockPause } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Button, IconButton } from './Button'
import { ConfirmDialog } from './ConfirmDialog'
import { Menu, type MenuEntry } from './Menu'
import { PutOffDialog } from './PutOffDialog'

type Done = Promise<unknown>

export interface NotNowProps {
  /** What is asked, as it stands beside the button. */
  readonly about: string
  /** In words, where there is room for them. */
  readonly inWords?: boolean
  /** Beside small buttons. */
  readonly small?: boolean
  readonly drop?: {
    readonly label: string
    readonly says: string
    /** Asked for, unless it says otherwise. */
    readonly reason?: false | 'optional'
    readonly onDrop: (reason: string) => Done
  }
  readonly putOff?: { readonly says: string; readonly onPutOff: (until: string) => Done }
  /** Opens a dialog of the page's own, in which a colleague is chosen. */
  readonly handOver?: (close: () => void) => ReactNode
  /** Where the rest is done, or why it is not. */
  readonly elsewhere?: { readonly says: string; readonly to: string }
  readonly busy?: boolean
  readonly refusal?: string | null | undefined
}

export function NotNow(props: NotNowProps) {
  const { about, inWords, small, drop, putOff, handOver, elsewhere, busy = false, refusal } = props
  const [asking, setAsking] = useState<'drop' | 'putOff' | 'handOver' | null>(null)
  const close = () => setAsking(null)
  const entries: MenuEntry[] = [
    ...(putOff
      ? [
          {
            key: 'putOff',
            label: 'Put off…',
            detail: 'It comes back on a day you choose',
            onSelect: () => setAsking('putOff'),
          },
        ]
      : []),
    ...(handOver
      ? [
          {
            key: 'handOver',
            label: 'Hand over…',
            detail: 'To a colleague who says yes first',
            onSelect: () => setAsking('handOver'),
          },
        ]
      : []),
    ...(drop ? [{ key: 'drop', label: `${drop.label}…`, onSelect: () => setAsking('drop') }] : []),
    ...(elsewhere ? [{ key: 'elsewhere', label: 'Where it stands', detail: elsewhere.says, to: elsewhere.to }] : []),
  ]
  if (entries.length === 0) return null
  const then = (done: Done) => void done.then((ok) => ok !== undefined && close())
  return (
    <>
      <Menu
        width={288}
        button={
          inWords ? (
            <Button look="plain" size={small ? 's' : 'm'} icon={<IconClockPause />} aria-label={`Not now: ${about}`}>
              Not now…
            </Button>
          ) : (
            <IconButton label={`Not now: ${about}`}>
              <IconClockPause />
            </IconButton>
          )
        }
        groups={[{ entries }]}
      />
      {asking === 'putOff' && putOff && (
        <PutOffDialog
          title="Put it off?"
          busy={busy}
          refusal={refusal}
          onClose={close}
          onPutOff={(until) => then(putOff.onPutOff(until))}
        >
          {putOff.says}
        </PutOffDialog>
      )}
      {asking === 'drop' && drop && (
        <ConfirmDialog
          open
          harmless
          title={`${drop.label}?`}
          action={drop.label}
          busy={busy}
          refusal={refusal}
          {...(drop.reason !== false && {
            reason: { label: 'Why', hint: 'Whoever asked reads it.', optional: drop.reason === 'optional' },
          })}
          onClose={close}
          onConfirm={(reason) => then(drop.onDrop(reason))}
        >
          <p>{about}</p>
          <p>{drop.says}</p>
        </ConfirmDialog>
      )}
      {asking === 'handOver' && handOver?.(close)}
    </>
  )
}
