/** The state of my work, for a sheet that covers the page and with it the bar that says so. */

import css from './SavedHere.module.css'
import { useSaveState } from './save-state'

export function SavedHere() {
  const { look, words, why } = useSaveState()
  return <p className={`${css.line} ${look === 'offline' || why !== null ? css.waiting : ''}`}>{why ?? words}</p>
}
