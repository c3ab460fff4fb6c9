/** The open menu: above everything in the browser's top layer, walked with the arrow keys, gone with Escape or a press elsewhere. */
import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { Link } from 'react-router'
import { cx } from './cx'
import css from './Menu.module.css'
import type { MenuAlign, MenuEntry, MenuGroup } from './menu-entries'
import { placeBeside } from './place-beside'

interface MenuSheetProps {
  readonly id: string
  readonly groups: readonly MenuGroup[]
  readonly align: MenuAlign
  readonly width: number
  readonly opener: HTMLElement
  readonly onClose: (giveFocusBack: boolean) => void
}

const itemsOf = (sheet: HTMLElement): HTMLElement[] => [...sheet.querySelectorAll<HTMLElement>('[role^="menuitem"]')]

/** Groups inside a menu have no element of their own. */
const asGroup = (title: string | undefined) => ({ role: 'group', 'aria-label': title })

export function MenuSheet({ id, opener, groups, align, width, onClose }: MenuSheetProps) {
  const sheet = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = sheet.current
    if (!element) return
    // Where the browser has no top layer of this kind, the menu lies above the page all the same, by its z-index.
    element.showPopover?.()
    placeBeside(element, opener, align)
    const items = itemsOf(element)
    // A menu of choices opens on the present one; a menu of deeds on its first.
    const isChoice = items[0]?.hasAttribute('aria-checked')
    const present = items.find((item) => item.getAttribute('aria-checked') === 'true')
    const start = (isChoice && present) || items[0]
    start?.focus({ preventScroll: true })
  }, [opener, align])

  const leave = useEffectEvent((event: Event) => {
    const target = event.target as Node
    if (!sheet.current?.contains(target) && !opener.contains(target)) onClose(false)
  })
  const follow = useEffectEvent(() => {
    if (sheet.current) placeBeside(sheet.current, opener, align)
  })
  useEffect(() => {
    document.addEventListener('pointerdown', leave, true)
    document.addEventListener('scroll', follow, true)
    addEventListener('resize', follow)
    return () => {
      document.removeEventListener('pointerdown', leave, true)
      document.removeEventListener('scroll', follow, true)
      removeEventListener('resize', follow)
    }
  }, [])

  const press = (event: KeyboardEvent) => {
    const items = sheet.current ? itemsOf(sheet.current) : []
    const at = items.indexOf(document.activeElement as HTMLElement)
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }
    const next = to[event.key]
    if (next !== undefined) {
      event.preventDefault()
      items[next]?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      event.stopPropagation()
      onClose(true)
    } else if (/^\p{L}$/u.test(event.key)) {
      const letter = event.key.toLowerCase()
      const begins = (item: HTMLElement) => item.textContent.trim().toLowerCase().startsWith(letter)
      const after = [...items.slice(at + 1), ...items.slice(0, at + 1)]
      after.find(begins)?.focus()
    }
  }

  return (
    <div
      ref={sheet}
      id={id}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={opener.getAttribute('aria-label') ?? opener.textContent}
      className={css.sheet}
      style={{ width: `min(${width}px, calc(100vw - 1rem))` }}
      onKeyDown={press}
    >
      {groups.map((group, place) => (
        <div key={group.title ?? group.entries[0]?.key ?? place} className={css.group} {...asGroup(group.title)}>
          {group.title && (
            <div className={css.title} aria-hidden="true">
              {group.title}
            </div>
          )}
          {group.entries.map((entry) => (
            <Entry key={entry.key} entry={entry} onClose={onClose} />
          ))}
        </div>
      ))}
    </div>
  )
}

function Entry({ entry, onClose }: { readonly entry: MenuEntry; readonly onClose: (giveFocusBack: boolean) => void }) {
  const inside = (
    <>
      {entry.icon && (
        <span className={css.icon} aria-hidden="true">
          {entry.icon}
        </span>
      )}
      <span className={css.words}>
        {entry.label}
        {entry.detail && <small>{entry.detail}</small>}
      </span>
      {entry.chosen && <IconCheck aria-hidden="true" className={css.tick} />}
    </>
  )
  const className = cx(css.entry, entry.danger && css.danger, entry.chosen && css.chosen)
  if (entry.to) {
    return (
      <Link to={entry.to} role="menuitem" tabIndex={-1} className={className} onClick={() => onClose(true)}>
        {inside}
      </Link>
    )
  }
  const choose = () => {
    onClose(true)
    entry.onSelect?.()
  }
  const role =
    entry.chosen === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': entry.chosen }
  return (
    <button type="button" {...role} tabIndex={-1} className={className} onClick={choose}>
      {inside}
    </button>
  )
}
