/** The polite region that reads announcements. Mounted once, at the root, before anything is said. */
import { announcement } from './announce'
import { useStore } from './store'

export function LiveRegion() {
  const { text, turn } = useStore(announcement)
  return (
    <output className="visually-hidden" aria-live="polite" aria-atomic="true">
      <span key={turn}>{text}</span>
    </output>
  )
}
