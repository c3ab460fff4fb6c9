// Observers' tablets as one process sees them: a socket each for news, and a question over HTTP when there is some.
import http from 'node:http'
import { io } from 'socket.io-client'
import { feed } from './watched-lessons.mjs'

/** `onNotes(ids)` is called when new notes are there, parsed and all. One question is out at a time, as in the browser. */
export async function tabletOf(observer, lesson, onNotes) {
  const { url, cookie } = observer
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const socket = io(url, {
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: url, cookie },
  })
  let after = 0
  let wanted = 0
  let isAsking = false
  let isClosed = false
  const look = async () => {
    while (wanted > after) {
      const answer = await post(agent, observer, { lesson: lesson.id, after })
      after = answer.seq
      if (answer.notes.length > 0) onNotes(answer.notes.map(({ id }) => id))
    }
    isAsking = false
  }
  socket.on('notes.changed', ({ lessonId, seq }) => {
    if (lessonId !== lesson.id) return
    wanted = Math.max(wanted, seq)
    if (!isAsking) {
      isAsking = true
      look().catch((error) => {
        // What was on its way when the tablet was put away is nobody's trouble, nor hides what went wrong before.
        if (!isClosed) throw error
      })
    }
  })
  await new Promise((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return {
    /** What was there before counts as seen. */
    upTo: (seq) => {
      after = seq
    },
    close: () => {
      isClosed = true
      socket.close()
      agent.destroy()
    },
  }
}

const post = (agent, { url, cookie }, variables) =>
  new Promise((resolve, reject) => {
    const headers = {
      cookie,
      'content-type': 'application/json',
      'x-alongside': '1',
      origin: url,
      'sec-fetch-site': 'same-origin',
    }
    const request = http.request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece) => {
        text += piece
      })
      response.on('end', () => {
        const { data, errors } = JSON.parse(text)
        if (errors) reject(new Error(JSON.stringify(errors)))
        else resolve(data.lessonNotes)
      })
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(JSON.stringify({ query: feed, variables }))
  })
