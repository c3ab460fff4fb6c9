/** What is typed, once the typing has paused: so that a search asks for words and not for letters. */
import { useEffect, useState } from 'react'

export const pauseMs = 160

export function useSettled<Value>(value: Value, ms: number = pauseMs): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
