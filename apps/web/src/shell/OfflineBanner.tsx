/** Being offline is said at every width, in words, with the count of what waits. */
import { IconCloudOff } from '@tabler/icons-react'
import { useSaveState } from '../platform/save-state'
import css from './OfflineBanner.module.css'

export function OfflineBanner() {
  const { look, words, why } = useSaveState()
  if (look !== 'offline' && why === null) return null
  return (
    <p className={css.banner}>
      <IconCloudOff aria-hidden="true" />
      <span>
        <strong>{why ?? `${words}.`}</strong> We try again all the time; you can go on writing.
      </span>
    </p>
  )
}
