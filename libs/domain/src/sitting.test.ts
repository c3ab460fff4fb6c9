import { expect, it } from '@jest/globals'
import type { PersonId, Urn } from './ids.js'
import { joinSittings, sittingsOf } from './sitting.js'

const ana = { personId: 'ana' as PersonId, urn: '100001' as Urn }
const ben = { personId: 'ben' as PersonId, urn: '100002' as Urn }
const at = (minutes: number) => new Date(Date.UTC(2026, 8, 1, 9, minutes))
const rows = (...written: [typeof ana | null, number][]) =>
  written.map(([who, minutes], index) => ({
    seq: index + 1,
    at: at(minutes),
    personId: who?.personId ?? null,
    urn: who?.urn ?? null,
  }))

it('HIS-1 people who write within ten minutes of one another share a sitting, with how often each wrote', () => {
  const [only, ...others] = sittingsOf(rows([ana, 0], [ben, 5], [ana, 14]))
  expect(others).toEqual([])
  expect(only).toEqual({
    fromSeq: 1,
    toSeq: 3,
    began: at(0).toISOString(),
    ended: at(14).toISOString(),
    authors: [
      { ...ana, edits: 2 },
      { ...ben, edits: 1 },
    ],
  })
})

it('HIS-1 after a pause of more than ten minutes, and after an hour, another begins', () => {
  expect(sittingsOf(rows([ana, 0], [ana, 11])).map(({ toSeq }) => toSeq)).toEqual([1, 2])
  const steady = rows(...Array.from({ length: 13 }, (_, step): [typeof ana, number] => [ana, step * 6]))
  expect(sittingsOf(steady).map(({ toSeq }) => toSeq)).toEqual([11, 13])
})

it('HIS-1 where rows are kept makes no difference', () => {
  const all = rows([ana, 0], [ben, 3], [ana, 30], [ben, 31])
  const apart = [...sittingsOf(all.slice(0, 1)), ...sittingsOf(all.slice(1, 3)), ...sittingsOf(all.slice(3))]
  expect(joinSittings(apart)).toEqual(sittingsOf(all))
})

it('what the server laid out has no author', () => {
  expect(sittingsOf(rows([null, 0]))[0]?.authors).toEqual([])
})
