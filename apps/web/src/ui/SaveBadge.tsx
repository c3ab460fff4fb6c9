/** The state of my work, in words. */
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { cx } from './cx'
import css from './SaveBadge.module.css'

export type SaveLook = 'saved' | 'saving' | 'offline'

const icons = { saved: IconCloudCheck, saving: IconCloudUp, offline: IconCloudOff } as const

export function SaveBadge({ look, words }: { readonly look: SaveLook; readonly words: string }) {
  const Icon = icons[look]
  return (
    <span className={cx(css.badge, css[look])} title={words}>
      <Icon aria-hidden="true" />
      <span className={css.words}>{words}</span>
    </span>
  )
}
