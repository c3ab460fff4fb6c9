// Requests at a steady pace: each goes out when it is due, whether the last answer is there or not, and its time counts
// from when it was due.
import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** @returns {Promise<number[]>} milliseconds to the last byte of each answer */
export async function atPace({ perSecond, count }, request) {
  const began = performance.now()
  return await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const due = began + (i * 1000) / perSecond
      await pause(due - performance.now())
      await request(i)
      return performance.now() - due
    }),
  )
}

/** Asks as a browser does: over connections that stay open, taking compressed answers. Bytes are counted, not unpacked. */
export function browser({ url, cookie }) {
  const agent = new http.Agent({ keepAlive: true })
  const headers = {
    cookie,
    'content-type': 'application/json',
    'x-alongside': '1',
    'accept-encoding': 'gzip, deflate, br',
    origin: url,
    'sec-fetch-site': 'same-origin',
  }
  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        const request = http.request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
          let bytes = 0
          response.on('data', (chunk) => {
            bytes += chunk.length
          })
          response.on('end', () =>
            response.statusCode === 200 ? resolve(bytes) : reject(new Error(`answered ${response.statusCode}`)),
          )
          response.on('error', reject)
        })
        request.on('error', reject)
        request.end(body)
      }),
    close: () => agent.destroy(),
  }
}

/** One question with its answer; what is refused throws. */
export async function ask({ url, cookie }, query, variables = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(`${errors[0].message} (${JSON.stringify(errors[0].extensions)})\n${query.slice(0, 200)}`)
  return data
}
