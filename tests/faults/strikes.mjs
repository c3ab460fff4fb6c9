// What several faults do: replace a node, take somebody's rights.

/** Not whoever leads the enquiry: they would have to hand it over first. */
export const leaver = ({ people }) => people[1]

export const oneOf = ({ cluster, pick }) => cluster.nodes[pick(cluster.nodes.length)]

export async function replace(scene, node) {
  const { code, ms } = await node.drain()
  scene.figures.drainMs = Math.max(scene.figures.drainMs ?? 0, Math.round(ms))
  if (code !== 0) scene.broken.push(`${node.name} ended with ${code} when it was asked to end`)
  await node.start()
}

/** Somebody leaves the enquiry while they write: nothing of theirs may be kept from then on. */
export async function leaves(scene, person) {
  const { cluster } = scene
  await scene.ask('watch', { process: person.process })
  const [{ id }] = await cluster.sql('select enquiry_id as id from enquiry_cycle where document_id = $1', [
    person.document,
  ])
  await scene.note({
    type: 'invoke',
    op: 'revoke',
    process: person.process,
    doc: person.document,
    person: person.person,
  })
  const response = await fetch(`${cluster.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: person.cookie, origin: cluster.url },
    body: JSON.stringify({ query: 'mutation($id: ID!) { leaveEnquiry(id: $id) { id } }', variables: { id } }),
  })
  const { errors } = await response.json()
  if (errors) throw new Error(`Leaving was refused: ${JSON.stringify(errors)}`)
  const [now] = await cluster.sql(
    `select seq::int, extract(epoch from clock_timestamp())::float8 * 1000 as "dbAt" from live_document where id = $1`,
    [person.document],
  )
  const who = { process: person.process, doc: person.document, person: person.person }
  await scene.note({ type: 'ok', op: 'revoke', ...who, ...now })
  person.isOut = true
  scene.mayRefuse = true
  scene.say('  somebody left the enquiry while they wrote')
}

export const healthOf = ({ url }) =>
  fetch(`${url}/healthz`)
    .then((response) => response.json())
    .catch(() => ({ degraded: [] }))

export const isDegraded = ({ degraded }) => degraded.length > 0

/** Asks a node for its health twenty times a second; stops when told, and gives the p99 of its answers in milliseconds. */
export function pulse(node) {
  const times = []
  const asking = new Set()
  const beat = setInterval(() => {
    const began = performance.now()
    const one = healthOf(node).then(() => times.push(performance.now() - began))
    asking.add(one)
    void one.finally(() => asking.delete(one))
  }, 50)
  return async () => {
    clearInterval(beat)
    await Promise.all(asking)
    times.sort((one, two) => one - two)
    return times[Math.floor(times.length * 0.99)] ?? 0
  }
}
