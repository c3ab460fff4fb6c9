/** The server judges by what it holds: whoever decides waits until the last words are there. */
import type { LiveDocument } from '../../platform/live/LiveDocument'

const patienceMs = 4000

export function whenStored(live: LiveDocument): Promise<void> {
  // What is being typed in a field is stored when the field is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  live.flush()
  return new Promise((resolve) => {
    const late = setTimeout(done, patienceMs)
    const stop = live.watch(look)
    function done(): void {
      clearTimeout(late)
      stop()
      resolve()
    }
    function look(): void {
      const { pending, status } = live.state()
      if (pending === 0 || status !== 'live') done()
    }
    look()
  })
}
