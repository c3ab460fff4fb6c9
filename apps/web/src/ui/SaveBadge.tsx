/** The state of my work, in words. */
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { cx } from './cx'
import css from './SaveBadge.module.css'

export type SaveLook = 'saved' | 'saving' | 'offline'

const icons = { saved: IconCloudCheck, saving: IconCloudUp, offline: IconCloudOff } as const

export interface SaveBadgeProps {
  readonly look: SaveLook
  readonly words: string
  /** Changes on their way. The words stay calm while one is for a moment only; programs can tell. */
  readonly pending: number
}

export function SaveBadge({ look, words, pending }: SaveBadgeProps) {
  const Icon = icons[look]
  return (
    <span className={cx(css.badge, css[look])} title={words} aria-busy={pending > 0}>
      <Icon aria-hidden="true" />
      <span className={css.words}>{words}</span>
    </span>
  )
}
