/** Shows the notes of `tell`. The region is there from the start, so that each note is read aloud as it comes. */
import { IconX } from '@tabler/icons-react'
import { Button, IconButton } from '../ui/Button'
import { cx } from '../ui/cx'
import css from './Notices.module.css'
import { dismiss, notices } from './notices'
import { useStore } from './store'

export function Notices() {
  const shown = useStore(notices)
  return (
    <div className={cx(css.region, 'no-print')} aria-live="polite">
      {shown.map(({ id, text, tone, action }) => (
        <div key={id} className={cx(css.note, css[tone])}>
          <span className={css.words}>{text}</span>
          {action && (
            <Button
              size="s"
              onClick={() => {
                action.run()
                dismiss(id)
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton size="s" label="Put away" onClick={() => dismiss(id)}>
            <IconX />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
