/** The browser's own dialog: keeps the focus inside, closes with Escape, gives the focus back. */

import { MantineThemeProvider } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
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

function OpenDialog({ onClose, title, children, actions, width = 'm', side }: Omit<DialogProps, 'open'>) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [layer, setLayer] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    setLayer(element)
    return () => element.close()
  }, [])
  return (
    <dialog
      ref={dialog}
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
        <MantineThemeProvider theme={layer ? { components: { Portal: { defaultProps: { target: layer } } } } : {}}>
          <div className={css.body}>{children}</div>
          {actions && <footer className={css.actions}>{actions}</footer>}
        </MantineThemeProvider>
      </div>
    </dialog>
  )
}
