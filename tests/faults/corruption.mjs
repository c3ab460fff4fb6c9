// One byte of what is stored turns over. Whoever opens that document must not be shown it as if nothing had happened; the others go on.

export const corruption = {
  id: 'R14',
  about: 'one byte of a stored edit or snapshot turns over: it is noticed, and other documents are served',
  async run(scene) {
    const rooms = scene.isBrisk ? 6 : 200
    scene.orders = 0
    await scene.open({ people: rooms, size: 1 })
    await scene.write({ perSecond: 2 })
    await scene.answered(rooms * 4)
    await scene.ask('stop')
    await scene.ask('settle', {})
    await scene.ask('close')
    for (const node of scene.cluster.nodes) await node.kill()
    const damaged = new Set(scene.documents.slice(0, rooms / 2).map(({ document }) => document))
    for (const document of damaged) await damage(scene, document)
    for (const node of scene.cluster.nodes) await node.start()
    let noticed = 0
    const codes = new Set()
    for (const seat of scene.people) {
      const { refused, canWrite } = await scene.ask('join', { seat, document: seat.document })
      const isServed = refused === undefined && canWrite
      if (refused === 'no answer') scene.broken.push(`whoever opens ${seat.document} gets no answer`)
      else if (damaged.has(seat.document) === isServed) {
        const how = isServed ? 'is served though it is damaged' : `is not served: ${refused}`
        scene.broken.push(`${seat.document} ${how}`)
      } else if (damaged.has(seat.document)) {
        noticed += 1
        codes.add(refused ?? 'shown, but closed to writing')
      }
    }
    scene.figures.flips = damaged.size
    scene.figures.noticed = noticed
    scene.say(
      `  ${noticed} of ${damaged.size} flipped bytes were noticed (${[...codes].join(', ')}); ${scene.people.length - damaged.size} others looked at`,
    )
    // The judge looks at those that are whole; the damaged ones are nobody's any more.
    scene.documents = scene.documents.filter(({ document }) => !damaged.has(document))
    scene.people = scene.people.filter(({ document }) => !damaged.has(document))
    await scene.ask('open', { seats: scene.people, seed: scene.seed, history: scene.history, isBrisk: scene.isBrisk })
  },
}

/** A byte of one row, by chance: of the journal, or of a snapshot where there is one. */
async function damage({ cluster, pick }, document) {
  const tables = ['live_update', 'live_snapshot']
  for (const table of pick(2) === 0 ? tables : tables.toReversed()) {
    const rows = await cluster.sql(
      `select epoch, seq, length(bytes) as length from ${table} where document_id = $1 order by seq`,
      [document],
    )
    if (rows.length === 0) continue
    const { epoch, seq, length } = rows[pick(rows.length)]
    await cluster.sql(
      `update ${table} set bytes = set_byte(bytes, $4, get_byte(bytes, $4) # $5) where document_id = $1 and epoch = $2 and seq = $3`,
      [document, epoch, seq, pick(length), 1 << pick(8)],
    )
    return
  }
}
