// Loaded into a server before anything else, into each of its threads: collects garbage when asked, so that memory can be
// compared, and takes a profile of what its threads spend their time on. Ends the server when nobody measures any more.
import fs from 'node:fs'
import { Session } from 'node:inspector/promises'
import path from 'node:path'
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads'

const channel = new BroadcastChannel('alongside-probe')
let session = null

const acts = {
  gc: () => globalThis.gc?.(),
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

channel.onmessage = ({ data }) => acts[data.probe]?.(data)
channel.unref()

if (isMainThread && process.send) {
  process.on('message', (message) => {
    if (message?.probe in acts) void probed(message)
  })
  process.on('disconnect', () => process.exit())
}

async function probed(message) {
  channel.postMessage(message)
  await acts[message.probe](message)
  process.send({ probed: message.probe })
}
