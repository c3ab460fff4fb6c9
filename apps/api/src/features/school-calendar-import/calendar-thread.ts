/** The thread that reads one calendar file: whatever a rule in it does, it does here, until the time is up. */
import os from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { type CalendarAnswer, type CalendarAsk, readCalendar } from './calendar-entries.js'

// On Linux this is about this thread alone: whoever types comes first.
if (os.platform() === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.postMessage(readCalendar(workerData as CalendarAsk) satisfies CalendarAnswer)
