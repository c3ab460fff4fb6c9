// Not now: what is asked of somebody is dropped, put off or handed over, and where it is not, it says why.
import { expect, it } from '@jest/globals'
import { canPutOffTo, DutyKind, notNow, notNowFor } from './not-now.js'

const lines = Object.entries(notNow)

it('says why wherever one of the three is not done in the list itself', () => {
  const silent = lines.filter(
    ([, one]) => [one.drop, one.postpone, one.handOver].some((way) => way !== 'HERE') && one.says === '',
  )
  expect(silent).toEqual([])
})

it('hands over only to whoever could do it, and never an answer or an agreement of one’s own', () => {
  for (const [kind, one] of lines)
    expect([kind, one.handOver === 'HERE']).toEqual([kind, one.roles.length > 0 || one.isDuty])
  const own = [
    'EVALUATION_ASKED',
    'PROTOCOL_CHANGED',
    'LESSON_PROTOCOL',
    'INVITATION',
    'CPD_PLACE_OFFERED',
    'CPD_TIME_CHANGED',
  ]
  expect(own.map((kind) => notNowFor(kind)?.handOver)).toEqual(own.map(() => 'NOT'))
  // A head's decision goes to another head of the school, or to the deputy, who counts as one.
  expect(notNowFor('CHALLENGE_RESPONSE')?.roles).toEqual(['HEADTEACHER', 'EXECUTIVE_HEAD'])
})

it('hands over what somebody has to do, and not only the request for it, where whoever takes it has it then', () => {
  expect(lines.flatMap(([kind, { isDuty }]) => (isDuty ? [kind] : []))).toEqual([
    'CPD_FACILITATE',
    'ACTION_YOURS',
    'ACTION_BACK',
  ])
  expect(Object.keys(DutyKind).filter((kind) => !notNowFor(kind)?.isDuty)).toEqual([])
})

it('puts off everything but a place that is kept for a day; within three months', () => {
  expect(lines.filter(([, { postpone }]) => postpone !== 'HERE').map(([kind]) => kind)).toEqual([
    'CPD_PLACE_OFFERED',
    'CPD_PLACE_HANDED',
  ])
  expect(['2027-03-01', '2027-03-02', '2027-05-31'].map((until) => canPutOffTo(until, '2027-03-01'))).toEqual([
    false,
    true,
    false,
  ])
  expect(notNowFor('HANDED_OVER')).toBeNull()
})
