/** The browser's own dialog: keeps the focus inside, closes with Escape, gives the focus back. */

import { MantineThemeProvider } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { IconButton } from './Button'
import { cx } from './cx'
import css from './Dialog.module.css'

export interface DialogProps {
  readonly open: boolean
  /** Also called for Escape and for a press outside. */
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons at the end, the one that does it last. */
  readonly actions?: ReactNode
  readonly width?: 's' | 'm' | 'l'
  /** Slides in at the right edge and keeps the page in sight. */
  readonly side?: boolean
}

export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null
}

const reachable = 'button, a[href], input, select, textarea, summary, [tabindex]'
const writable = 'textarea, select, input:not([type=checkbox], [type=radio], [type=file])'

/** A form is opened to be filled in: its first field has the focus, not the cross. Touch would cover it with a keyboard. */
function beginToWrite(dialog: HTMLDialogElement): void {
  const inside = dialog.contains(document.activeElement) && document.activeElement
  const wasAsked = inside && inside !== dialog && !inside.closest('header')
  if (wasAsked || !window.matchMedia('(pointer: fine)').matches) return
  const first = dialog.querySelector<HTMLElement>(`form :is(${reachable})`)
  if (first?.matches(writable)) first.focus()
}

function OpenDialog({ onClose, title, children, actions, width = 'm', side }: Omit<DialogProps, 'open'>) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // By its name and not as an element: in a dialog opened from a dialog the two themes are merged, and elements cannot be.
  const layer = `layer-${id.replace(/\W/g, '')}`
  const [isLaid, setLaid] = useState(false)
  // Before the dialog leaves the page: a browser gives the focus back only for one that still stands there.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    beginToWrite(element)
    setLaid(true)
    return () => element.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      id={layer}
      className={cx(css.dialog, css[width], side && css.side)}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Browsers let nobody be locked in: a second Escape closes without asking.
      onClose={() => dialog.current?.open === false && onClose()}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={css.sheet}>
        <header className={css.header}>
          <h2 id={id} className={css.title}>
            {title}
          </h2>
          <IconButton label="Close" onClick={onClose}>
            <IconX />
          </IconButton>
        </header>
        {/* What drops down inside a dialog must open above it: the rest of the page lies beneath. */}
        <MantineThemeProvider
          theme={isLaid ? { components: { Portal: { defaultProps: { target: `#${layer}` } } } } : {}}
        >
          <div className={css.body}>{children}</div>
          {actions && <footer className={css.actions}>{actions}</footer>}
        </MantineThemeProvider>
      </div>
    </dialog>
  )
}
