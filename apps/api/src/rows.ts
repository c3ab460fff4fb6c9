/** Every table that is written through rows. */
import { accountRows } from './features/account/account.entity.js'

export const rowClasses = [...accountRows]
