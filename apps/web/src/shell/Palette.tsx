/** Ctrl K: find a school, a person, an enquiry, or do something, without leaving the keyboard. */
import { IconCornerDownLeft, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Command } from '../platform/commands'
import type { Viewer } from '../platform/session'
import { useShortcut } from '../platform/shortcuts'
import { useStore } from '../platform/store'
import { cx } from '../ui/cx'
import css from './Palette.module.css'
import { closePalette, openPalette, paletteOpen } from './palette-state'
import { useFound } from './useFound'
import { useShellCommands } from './useShellCommands'

export function Palette({ viewer }: { readonly viewer: Viewer }) {
  const open = useStore(paletteOpen)
  useShellCommands(viewer)
  // Whoever comes back after signing in again finds the page, not what they were looking for before.
  useEffect(() => closePalette, [])
  useShortcut('mod+k', () => (paletteOpen.get() ? closePalette() : openPalette()))
  return open ? <OpenPalette /> : null
}

/** Commands under their headings, in the order in which the headings first come. */
function grouped(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  const groups = new Map<string, Command[]>()
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  return [...groups]
}

const asListbox = (id: string) => ({ id, role: 'listbox', 'aria-label': 'Found' })
const asGroup = (labelledBy: string) => ({ role: 'group', 'aria-labelledby': labelledBy })

function OpenPalette() {
  const id = useId()
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { commands, asking } = useFound(text.trim())
  const groups = grouped(commands)
  const order = groups.flatMap(([, members]) => members)
  const chosen = order[Math.min(at, order.length - 1)]

  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  useEffect(() => {
    if (chosen) document.getElementById(`${id}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, id])

  const choose = (command: Command | undefined) => {
    if (!command) return
    closePalette()
    command.run?.()
    if (command.to) void navigate(command.to)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && order.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, order.length - 1) + step + order.length) % order.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(chosen)
    }
  }

  // The keys are the input's, which points at the option chosen: options never hold the focus themselves.
  const asOption = (command: Command) => ({
    id: `${id}-${command.id}`,
    role: 'option',
    'aria-selected': command === chosen,
    onClick: () => choose(command),
  })

  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label="Find or do"
      onCancel={closePalette}
      onClose={() => dialog.current?.open === false && closePalette()}
      onPointerDown={(event) => event.target === dialog.current && closePalette()}
    >
      <div className={css.sheet}>
        <div className={css.line}>
          <IconSearch aria-hidden="true" />
          <input
            className={css.input}
            type="text"
            role="combobox"
            aria-label="Find schools, people and enquiries, or do something"
            aria-expanded={order.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder="Find schools, people and enquiries, or do something"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={press}
          />
          <kbd className={css.key}>Esc</kbd>
        </div>
        <div className={css.list} tabIndex={-1} {...asListbox(`${id}-list`)}>
          {groups.map(([group, members]) => (
            <div key={group} {...asGroup(`${id}-group-${group}`)}>
              <div id={`${id}-group-${group}`} className={css.group}>
                {group}
              </div>
              {members.map((command) => (
                <div
                  key={command.id}
                  className={cx(css.option, command === chosen && css.chosen)}
                  onPointerMove={() => setAt(order.indexOf(command))}
                  {...asOption(command)}
                >
                  <span className={css.title}>{command.title}</span>
                  {command.detail && <span className={css.detail}>{command.detail}</span>}
                  <IconCornerDownLeft aria-hidden="true" className={css.enter} />
                </div>
              ))}
            </div>
          ))}
        </div>
        <output className={cx(css.none, order.length > 0 && 'visually-hidden')}>
          {order.length > 0 ? `${order.length} found` : asking ? 'Looking…' : 'Nothing found. Try fewer letters.'}
        </output>
      </div>
    </dialog>
  )
}
