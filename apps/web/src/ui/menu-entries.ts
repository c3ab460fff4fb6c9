/** What stands in a menu. */
import type { ReactNode } from 'react'

export interface MenuEntry {
  readonly key: string
  readonly label: ReactNode
  readonly icon?: ReactNode
  /** Second line, quieter. */
  readonly detail?: ReactNode
  readonly danger?: boolean
  /** One of several choices; the present one shows a tick. */
  readonly chosen?: boolean
  readonly to?: string
  readonly onSelect?: () => void
}

export interface MenuGroup {
  readonly title?: string
  readonly entries: readonly MenuEntry[]
}

export type MenuAlign = 'start' | 'end'
