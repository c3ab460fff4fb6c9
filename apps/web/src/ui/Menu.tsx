/** A list of things to do, behind one button. What a person cannot do is left out by the page, not greyed here. */
import { Menu as Base } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { Link } from 'react-router'

export interface MenuEntry {
  readonly key: string
  readonly label: ReactNode
  readonly icon?: ReactNode
  /** Second line, quieter. */
  readonly detail?: ReactNode
  readonly danger?: boolean
  /** Shows a tick: the entry is the present choice. */
  readonly chosen?: boolean
  readonly to?: string
  readonly onSelect?: () => void
}

export interface MenuGroup {
  readonly title?: string
  readonly entries: readonly MenuEntry[]
}

export interface MenuProps {
  /** The one element that opens the menu, such as an `IconButton`. */
  readonly button: ReactElement
  readonly groups: readonly MenuGroup[]
  readonly align?: 'start' | 'end'
  readonly width?: number
}

export function Menu({ button, groups, align = 'end', width = 256 }: MenuProps) {
  return (
    <Base position={`bottom-${align}`} width={width} shadow="md" radius="md" withinPortal>
      <Base.Target>{button}</Base.Target>
      <Base.Dropdown>
        {groups.map((group, place) => [
          place > 0 && <Base.Divider key={`line-${group.title ?? place}`} />,
          group.title && <Base.Label key={`title-${group.title}`}>{group.title}</Base.Label>,
          ...group.entries.map((entry) => {
            const look = {
              leftSection: entry.icon,
              rightSection: entry.chosen ? <span aria-hidden="true">✓</span> : undefined,
              ...(entry.danger && { color: 'red' }),
              ...(entry.chosen && { 'aria-current': true as const }),
            }
            const words = (
              <>
                {entry.label}
                {entry.detail && <small>{entry.detail}</small>}
              </>
            )
            return entry.to ? (
              <Base.Item key={entry.key} component={Link} to={entry.to} {...look}>
                {words}
              </Base.Item>
            ) : (
              <Base.Item key={entry.key} onClick={entry.onSelect} {...look}>
                {words}
              </Base.Item>
            )
          }),
        ])}
      </Base.Dropdown>
    </Base>
  )
}
