// Loaded into a server before anything else, into each of its threads: says how much memory it needs, and takes a profile of what its threads spend their time on. Ends the server when nobody measures any more.
import fs from 'node:fs'
import { Session } from 'node:inspector/promises'
import path from 'node:path'
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads'

const channel = new BroadcastChannel('alongside-probe')
let session = null

const acts = {
  /** What this thread still needs once its garbage is gone. */
  memory() {
    globalThis.gc()
    globalThis.gc()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  },
  async profile() {
    session = new Session()
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 500 })
    await session.post('Profiler.start')
  },
  async profiled({ folder }) {
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    fs.writeFileSync(path.join(folder, `thread-${threadId}.cpuprofile`), JSON.stringify(profile))
  },
}

/** How long the other threads may take to say what they need. */
const threadsMs = 500

/** What the threads have answered so far. */
let answers = []

channel.onmessage = ({ data }) => {
  if ('answer' in data) answers.push(data.answer)
  else void answer(data)
}
channel.unref()

if (isMainThread && process.send) {
  process.on('message', (message) => {
    if (message?.probe in acts) void probed(message)
  })
  process.on('disconnect', () => process.exit())
}

async function answer(message) {
  const own = await acts[message.probe](message)
  if (!isMainThread) channel.postMessage({ answer: own })
}

async function probed(message) {
  answers = []
  channel.postMessage(message)
  answers.push(await acts[message.probe](message))
  await new Promise((resolve) => setTimeout(resolve, threadsMs))
  process.send({ probed: answers })
}
