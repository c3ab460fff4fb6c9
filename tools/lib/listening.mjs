// May we listen there? Asked before the long work begins, because a taken port is the most likely surprise.
import net from 'node:net'
import { becomes } from './processes.mjs'
import { Trouble } from './trouble.mjs'

/** A copy that is just ending gets a moment to let go of its port. */
export async function requirePort(host, port) {
  if (port === 0) return
  let error = null
  await becomes(
    async () => {
      error = await tryToListen(host, port)
      return error?.code !== 'EADDRINUSE'
    },
    1500,
    100,
  )
  if (error) throw explainListening(error, host, port)
}

function tryToListen(host, port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', resolve)
    server.listen({ host, port }, () => server.close(() => resolve(null)))
  })
}

/** The plain words for an error of `listen`; any other error comes back as it was. */
export function explainListening(error, host, port) {
  const another = `Choose another one: PORT=${port < 65_000 ? Math.max(port, 2999) + 1 : 3001} npm start`
  switch (error?.code) {
    case 'EADDRINUSE':
      return new Trouble(`Port ${port} on ${host} is in use by another program.`, another)
    case 'EACCES':
      return new Trouble(`This account may not use port ${port}.`, another)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Trouble(`HOST is ${host}, which is not an address of this machine.`, 'Leave it unset, or use 0.0.0.0.')
    default:
      return error
  }
}
