/** The time that everybody's timer shows: the server's, whatever the clock of this device says. */
import { useEffect, useState } from 'react'

/** `serverNow` as it was when the answer arrived; ticks once a second while `isRunning`. */
export function useServerClock(serverNow: string, isRunning: boolean): Date {
  const [now, setNow] = useState(() => Date.parse(serverNow))
  useEffect(() => {
    if (!isRunning) return
    const ahead = Date.parse(serverNow) - Date.now()
    const timer = setInterval(() => setNow(Date.now() + ahead), 1000)
    return () => clearInterval(timer)
  }, [serverNow, isRunning])
  return new Date(Math.max(now, Date.parse(serverNow)))
}
