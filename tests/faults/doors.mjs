// What people of a run do beside writing: orders over GraphQL, and a bare question at the socket.
import { io } from 'socket.io-client'

/** An order over GraphQL, sent once; without an answer nobody knows whether it was carried out. */
export async function order(person, number, note) {
  const id = `Order ${person.run}-${number}`
  const event = { op: 'command', process: person.process, id }
  const query = 'mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) { id } }'
  const input = {
    allianceId: person.space,
    urn: person.urn,
    title: id,
    classroomPractice: 'Saying a sentence before writing it',
    pupilsToBenefit: 'Pupils who write little',
    partnerUrns: [],
  }
  note({ type: 'invoke', ...event })
  try {
    const response = await fetch(`${person.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: person.cookie, origin: person.origin },
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(15_000),
    })
    const { data, errors } = await response.json()
    const code = errors?.[0].extensions?.code ?? errors?.[0].message
    note({ type: data?.startEnquiry ? 'ok' : 'info', ...event, code })
  } catch (error) {
    note({ type: 'info', ...event, code: error.name })
  }
}

/** Asks to come in at a document without being a browser; what the server says to it. */
export async function joined(seat, document) {
  const socket = io(seat.url, {
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: seat.origin, cookie: seat.cookie },
  })
  const request = { v: 1, documentId: document, stateVector: new Uint8Array([0]) }
  const unanswered = { refused: 'no answer' }
  const { refused, canWrite } = await socket
    .timeout(15_000)
    .emitWithAck('live:join', request)
    .catch(() => unanswered)
  socket.close()
  return { refused, canWrite }
}
