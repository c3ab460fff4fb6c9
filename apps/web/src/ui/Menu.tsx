/** A list of things to do, behind one button. What a person cannot do is left out by the page, not greyed here. */
import { cloneElement, type MouseEvent, type ReactElement, useId, useState } from 'react'
import { MenuSheet } from './MenuSheet'
import type { MenuAlign, MenuGroup } from './menu-entries'

export type { MenuEntry, MenuGroup } from './menu-entries'

interface Opener {
  readonly onClick?: (event: MouseEvent<HTMLElement>) => void
  readonly 'aria-haspopup'?: 'menu'
  readonly 'aria-expanded'?: boolean
  readonly 'aria-controls'?: string | undefined
}

export interface MenuProps {
  /** The one button that opens the menu, such as an `IconButton`. */
  readonly button: ReactElement<Opener>
  readonly groups: readonly MenuGroup[]
  readonly align?: MenuAlign
  readonly width?: number
}

export function Menu({ button, groups, align = 'end', width = 256 }: MenuProps) {
  const id = useId()
  const [opener, setOpener] = useState<HTMLElement | null>(null)
  const close = (giveFocusBack: boolean) => {
    if (giveFocusBack) opener?.focus()
    setOpener(null)
  }
  return (
    <>
      {cloneElement(button, {
        'aria-haspopup': 'menu',
        'aria-expanded': opener !== null,
        'aria-controls': opener ? id : undefined,
        onClick: ({ currentTarget }) => setOpener(opener ? null : currentTarget),
      })}
      {opener && <MenuSheet id={id} opener={opener} groups={groups} align={align} width={width} onClose={close} />}
    </>
  )
}
