/** Who else has a live document open, and where in it they are. */
import type { Present } from '@alongside/contracts/live'
import { useMemo } from 'react'
import { useViewer } from '../session'
import type { LiveDocument } from './LiveDocument'
import { useLiveState } from './useLive'

/** Everybody but me; somebody with two tabs open is there once, where they last wrote. */
export function usePresent(live: LiveDocument | null): readonly Present[] {
  const { id } = useViewer()
  const { present } = useLiveState(live)
  return useMemo(() => {
    const people = new Map<string, Present>()
    for (const one of present) {
      if (one.personId !== id && (!people.has(one.personId) || one.state?.field)) people.set(one.personId, one)
    }
    return [...people.values()]
  }, [present, id])
}
