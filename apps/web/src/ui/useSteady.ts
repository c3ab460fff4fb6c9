/** A handler that stays the same from one drawing to the next, so that what takes it need not be drawn again. */
import { useCallback, useLayoutEffect, useRef } from 'react'

/** Does what the newest `act` does. For what people do, not for what is drawn. */
export function useSteady<Given extends readonly unknown[], Answer>(
  act: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const newest = useRef(act)
  useLayoutEffect(() => {
    newest.current = act
  })
  return useCallback((...given: Given) => newest.current(...given), [])
}
