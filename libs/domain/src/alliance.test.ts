import { describe, expect, it } from '@jest/globals'
import { changeAgreement, defaultAgreement } from './agreement.js'
import { cleanAllianceName, formCluster } from './alliance.js'
import type { Urn } from './ids.js'

const urns = (...list: string[]) => list as Urn[]
const members = urns('100001', '100002', '100003', '100004', '100005', '100006', '100007', '100008', '100009')
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('a cluster', () => {
  it('CLU-1: has three to eight schools', () => {
    const form = (count: number) => () => formCluster(members.slice(0, count), members)
    for (const count of [3, 8]) expect(form(count)()).toHaveLength(count)
    for (const count of [2, 9]) expect(form(count)).toThrow(refused('cluster.size', { schools: count }))
  })

  it('CLU-1: counts a school once, and takes members of the alliance only', () => {
    expect(() => formCluster(urns('100001', '100001', '100002'), members)).toThrow(refused('cluster.size'))
    expect(() => formCluster(urns('100001', '100002', '200000'), members)).toThrow(
      refused('cluster.school-not-a-member', { urns: ['200000'] }),
    )
  })
})

describe('the membership agreement', () => {
  const alliance = { agreement: defaultAgreement, agreementVersion: 4 }
  it('MEM-8: has a new number with each new wording, and only then', () => {
    expect(changeAgreement(alliance, `  ${defaultAgreement}\n`)).toMatchObject({ agreementVersion: 4 })
    expect(changeAgreement(alliance, 'We share what we learn.')).toEqual({
      agreement: 'We share what we learn.',
      agreementVersion: 5,
    })
    expect(() => changeAgreement(alliance, ' ')).toThrow(refused('input.missing', { field: 'agreement' }))
  })

  it('says from the start what is shared and what is not', () => {
    for (const word of ['register', 'names', 'roles', 'title', 'stage', 'board', 'pupil', 'export']) {
      expect(defaultAgreement).toContain(word)
    }
  })
})

it('an alliance has a name of one line', () => {
  expect(cleanAllianceName(' North \n Vale ')).toBe('North Vale')
  expect(() => cleanAllianceName(' ')).toThrow(refused('input.missing', { field: 'name' }))
})
