// Pictures of pupils' work: with consent and an end, made anew, seen in the school of the lesson alone, and gone when they have to be.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type Cast, cast } from '../support/enquiries.js'
import { until } from '../support/live.js'
import { bomb, exifWithPlace, impostors, png } from '../support/pictures.js'
import { minutesAgo, noteOf, send, timeline, type Watched, watchedLesson } from '../support/watched-lesson.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
/** A colleague of Ana's who has joined too. */
let amy: Someone
let lesson: Watched
let note: string
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  amy = await w.person({ name: 'Amy', role: 'TEACHER', school: c.elm })
})
afterAll(() => w?.close())
beforeEach(async () => {
  lesson = await watchedLesson(w, c, {
    members: [
      [c.ana, c.elm],
      [c.ben, c.oak],
      [amy, c.elm],
    ],
  })
  note = (await send(c.ben, lesson.id, [noteOf({ body: '' })])).taken[0]!
})

const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
const consent = { 'x-consent': 'attested', 'x-expires-on': inAMonth }
const small = png({ width: 40, height: 30 })

async function upload(
  who: Pick<Someone, 'cookie'>,
  body: Buffer = small,
  headers: Readonly<Record<string, string>> = consent,
  of = { lesson: lesson.id, note },
) {
  const response = await fetch(`${w.url}/api/lessons/${of.lesson}/notes/${of.note}/photo`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', ...(who.cookie ? { cookie: who.cookie } : {}), ...headers },
    body: new Uint8Array(body),
  })
  const { id, code } = (await response.json()) as { id?: string; code?: string }
  return { status: response.status, id: id!, code }
}
const look = (who: Pick<Someone, 'cookie'>, id: string): Promise<Response> =>
  fetch(`${w.url}/api/photos/${id}`, { headers: who.cookie ? { cookie: who.cookie } : {} })
const bytesOf = async (who: Someone, id: string): Promise<Buffer> =>
  Buffer.from(await (await look(who, id)).arrayBuffer())
const photoFor = async (who: Someone) => (await timeline(who, lesson.id)).notes[0].photo
const withdraw = 'mutation($id: ID!) { withdrawPhotoConsent(photoId: $id) }'
const chunks = async (id: string): Promise<number> =>
  (await w.sql('select 1 from photo_chunk where photo_id = $1', [id])).length

describe('a picture', () => {
  it('taken by a teacher of another school lies with the host, whose staff see it; others read where it is', async () => {
    const { status, id } = await upload(c.ben, png({ width: 3_000, height: 1_500 }))
    expect(status).toBe(200)
    expect(await photoFor(amy)).toEqual({
      id,
      school: { name: 'Elm Park' },
      isHere: true,
      width: 2_000,
      height: 1_000,
      expiresOn: inAMonth,
      withdrawnAt: null,
      keptAt: 'photo kept at Elm Park',
    })
    expect(await photoFor(c.ben)).toMatchObject({ isHere: false, keptAt: 'photo kept at Elm Park' })
    expect((await look(c.ana, id)).status).toBe(200)
    const kept = await w.sql(
      'select space_id as space, taken_by as by, consent_by as consent from photo where id = $1',
      [id],
    )
    expect(kept).toEqual([{ space: await w.spaceOf(c.elm), by: c.ben.id, consent: c.ben.id }])
  })

  it('is for nobody but staff of that school who read the lesson study: to all others it does not exist', async () => {
    const { id } = await upload(c.ben)
    const [reply, nothing] = await Promise.all([look(c.ben, id), look(c.ben, v7())])
    expect([reply.status, await reply.text()]).toEqual([404, await nothing.text()])
    // the head of the host is not in the study, its governor neither; Cal and the coordinator are of the alliance; Zoe is not
    for (const other of [c.hal, c.gus, c.cal, c.coordinator, c.hope, c.zoe])
      expect((await look(other, id)).status).toBe(404)
    expect((await look({ cookie: null }, id)).status).toBe(401)
    expect((await look(c.ana, 'x')).status).toBe(404)
    await w.sql(`update lesson_study_member set state = 'LEFT' where study_id = $1 and person_id = $2`, [
      lesson.study,
      amy.id,
    ])
    expect((await look(amy, id)).status).toBe(404)
  })

  it('comes as something to save, kept by no cache, that can do nothing', async () => {
    const { id } = await upload(c.ben)
    const { headers } = await look(c.ana, id)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'attachment; filename="photo.webp"',
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  it('keeps nothing but what can be seen: no place, no words', async () => {
    const exif = exifWithPlace()
    const taken = png({ width: 40, height: 30, exif, comment: 'canary <script>' })
    expect(taken.includes(exif)).toBe(true)
    const { id } = await upload(c.ben, taken)
    const shown = await bytesOf(c.ana, id)
    expect(shown.toString('latin1', 8, 12)).toBe('WEBP')
    for (const trace of ['EXIF', 'eXIf', 'XMP ', 'MM\0*', 'canary', 'script']) expect(shown.includes(trace)).toBe(false)
  })

  it('sent again is the same one, and belongs to its author’s own note', async () => {
    const { id } = await upload(c.ben)
    expect((await upload(c.ben)).id).toBe(id)
    expect(await w.sql('select 1 from photo where note_id = $1', [note])).toHaveLength(1)
    expect(await upload(c.ana)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await upload({ cookie: null })).toMatchObject({ status: 401 })
    expect(await upload(c.cal)).toMatchObject({ status: 404 })
    expect(await upload(c.ben, small, consent, { lesson: lesson.id, note: v7() })).toMatchObject({ status: 404 })
    expect(await upload(c.ben, small, consent, { lesson: 'x', note: 'y' })).toMatchObject({ status: 404 })
  })

  it('of a note that is held back is its author’s alone, and goes with it', async () => {
    const held = noteOf({ body: 'mia@elm.example' })
    await send(c.ana, lesson.id, [held])
    const { id } = await upload(c.ana, small, consent, { lesson: lesson.id, note: held.id })
    expect([(await look(c.ana, id)).status, (await look(amy, id)).status]).toEqual([200, 404])
    await c.ana.ask('mutation($lesson: ID!, $id: ID!) { dropHeldBackNote(lessonId: $lesson, id: $id) }', {
      lesson: lesson.id,
      id: held.id,
    })
    expect((await look(c.ana, id)).status).toBe(404)
    await until(async () => (await chunks(id)) === 0)
  })
})

describe('is refused', () => {
  it.each([
    ['photo.needs-consent', { 'x-expires-on': inAMonth }],
    ['photo.needs-consent', { ...consent, 'x-consent': 'yes' }],
    ['photo.needs-expiry', { 'x-consent': 'attested' }],
    ['photo.needs-expiry', { ...consent, 'x-expires-on': 'soon' }],
    ['photo.expiry-out-of-range', { ...consent, 'x-expires-on': yesterday }],
    ['photo.expiry-out-of-range', { ...consent, 'x-expires-on': '2099-01-01' }],
  ])('with %s and %j', async (code, headers) => {
    expect(await upload(c.ben, small, headers as Record<string, string>)).toMatchObject({ status: 400, code })
  })

  it.each(Object.entries(impostors))('what is no picture: %s', async (_, bytes) => {
    expect(await upload(c.ben, bytes)).toMatchObject({ status: 400, code: 'photo.not-a-picture' })
    expect(await photoFor(c.ben)).toBeNull()
  })

  it('a bomb, at once and without unpacking it', async () => {
    const before = process.memoryUsage().rss
    expect(await upload(c.ben, bomb())).toMatchObject({ status: 413, code: 'photo.too-large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  it('more than ten megabytes', async () => {
    const padded = Buffer.concat([small, Buffer.alloc(10 * 1024 * 1024)])
    expect((await upload(c.ben, padded)).status).toBe(413)
  })

  it('from the page of another site', async () => {
    const reply = await upload(c.ben, small, { ...consent, origin: 'https://evil.example' })
    expect(reply.status).toBe(403)
  })

  it('before there is a school to keep it, and after the closing time', async () => {
    await w.sql('update research_lesson set urn = null where id = $1', [lesson.id])
    expect(await upload(c.ben)).toMatchObject({ code: 'photo.no-school-yet' })
    await w.sql(
      `update research_lesson set urn = $2, state = 'CONCLUDED', started_at = $3, stopped_at = $3, concluded_at = $3 where id = $1`,
      [lesson.id, c.elm, minutesAgo(49 * 60)],
    )
    expect(await upload(c.ben)).toMatchObject({ code: 'note.too-late' })
  })
})

describe('consent', () => {
  it('withdrawn hides it at once for everybody, and the bytes are erased', async () => {
    const { id } = await upload(c.ben)
    expect((await look(c.ana, id)).status).toBe(200)
    for (const other of [c.cal, c.zoe, c.coordinator]) expect(await other.refused(withdraw, { id })).toBe('not-found')
    await c.ben.ask(withdraw, { id })
    for (const one of [c.ana, amy, c.ben]) expect((await look(one, id)).status).toBe(404)
    expect(await photoFor(c.ana)).toMatchObject({ isHere: false, withdrawnAt: expect.any(String) })
    expect(await upload(c.ben)).toMatchObject({ code: 'photo.consent-withdrawn' })
    await until(async () => (await chunks(id)) === 0)
    const [left] = await w.sql('select withdrawn_by as by, erased_at is not null as erased from photo where id = $1', [
      id,
    ])
    expect(left).toEqual({ by: c.ben.id, erased: true })
  })

  it('can be withdrawn by staff of the host who are not in the study', async () => {
    const { id } = await upload(c.ben)
    await c.hal.ask(withdraw, { id })
    expect((await look(c.ana, id)).status).toBe(404)
    expect(await c.ana.refused(withdraw, { id: v7() })).toBe('not-found')
    expect(await c.ana.refused(withdraw, { id: 'x' })).toBe('not-found')
  })

  it('that has run out hides it the day after, and the next job erases the bytes', async () => {
    const { id } = await upload(c.ben)
    const other = await upload(c.ana, small, consent, {
      lesson: lesson.id,
      note: (await send(c.ana, lesson.id, [noteOf()])).taken[0]!,
    })
    await w.sql('update photo set expires_on = $2 where id = $1', [id, yesterday])
    expect((await look(c.ana, id)).status).toBe(404)
    await w.sql(`select jobs.enqueue('erase-photos', '{}')`)
    await until(async () => (await chunks(id)) === 0)
    expect([(await look(c.ana, other.id)).status, await chunks(other.id)]).toEqual([200, 1])
  })
})
