// What somebody takes along of their own record: a certificate of one session and a table of all; for them and nobody else.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { textOf, unspaced } from '../support/pdf-text.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let ana: Someone
let head: Someone
const [came, own] = [v7(), v7()]

beforeAll(async () => {
  w = await world()
  const elm = await w.school('Elm')
  ana = await w.person({ name: 'Ana Ferreira', role: 'TEACHER', school: elm })
  head = await w.person({ name: 'Hal', role: 'HEADTEACHER', school: elm })
  const keep = `insert into cpd_record (space_id, id, on_day, title, role, minutes, alliance_name, note) values ($1, $2, $3, $4, $5, $6, $7, $8)`
  await w.sql(keep, [ana.id, came, '2026-11-17', 'Talk for reasoning: The first', 'ATTENDEE', 90, 'North', ''])
  await w.sql(keep, [ana.id, own, '2026-09-02', '=HYPERLINK("x")', 'OWN', 30, '', 'Try, in "May"'])
})
afterAll(() => w?.close())

const get = (who: Someone | null, path: string) =>
  fetch(`${w.url}${path}`, who ? { headers: { cookie: who.cookie! } } : {})
const certificate = (id: string): string => `/api/cpd-record/${id}/certificate.pdf`

it('is a certificate of what was kept when they took part', async () => {
  const answer = await get(ana, certificate(came))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="certificate-2026-11-17.pdf"')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const pdf = Buffer.from(await answer.arrayBuffer())
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  const words = unspaced(textOf(pdf))
  for (const said of [
    'Ana Ferreira',
    'took part in',
    'Talk for reasoning: The first',
    '17 November 2026',
    '1 hour 30 minutes',
    'North',
  ])
    expect(words).toContain(unspaced(said))
})

it('is a table of all, in which nothing becomes a formula', async () => {
  const answer = await get(ana, '/api/cpd-record.csv')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  const text = await answer.text()
  expect(text.split('\r\n').slice(1, 3)).toEqual([
    `"2026-11-17","2026/27","Talk for reasoning: The first","Took part",90,"North",""`,
    `"2026-09-02","2026/27","'=HYPERLINK(""x"")","Added by oneself",30,"","Try, in ""May"""`,
  ])
})

it('is for its owner: not for their head, not for strangers, and nobody certifies what was added by oneself', async () => {
  expect((await get(head, certificate(came))).status).toBe(404)
  expect(await (await get(head, '/api/cpd-record.csv')).text()).not.toContain('Talk')
  expect((await get(null, certificate(came))).status).toBe(401)
  expect((await get(null, '/api/cpd-record.csv')).status).toBe(401)
  expect((await get(ana, certificate(own))).status).toBe(404)
  expect((await get(ana, certificate('nothing'))).status).toBe(404)
})
