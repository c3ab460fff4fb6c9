import { describe, expect, it } from '@jest/globals'
import type { PersonId, Urn } from './ids.js'
import { type Guests, teamFor } from './pairing-team.js'

const people = (...names: string[]) => names as unknown as readonly PersonId[]
const visitor: Guests = {
  seat: 'VISITOR',
  urn: '1' as Urn,
  reviewers: people('ana', 'ben', 'cal'),
  trained: people('cal'),
  isFree: true,
}
const facilitator: Guests = {
  seat: 'FACILITATOR',
  urn: '2' as Urn,
  reviewers: people('dee', 'eve'),
  trained: people('eve'),
  isFree: true,
}
const who = (guests: readonly Guests[], sent?: Map<PersonId, number>) => {
  const { members, leadId } = teamFor(guests, sent)
  return { going: members.map(({ personId }) => personId), leadId }
}

describe('a team for a host', () => {
  it('PTM-1: the trained go first, and whoever has been sent already goes last', () => {
    const sent = new Map<PersonId, number>()
    expect(who([visitor, facilitator], sent)).toEqual({ going: ['cal', 'ana', 'eve'], leadId: 'eve' })
    expect(who([visitor], sent)).toEqual({ going: ['ben', 'cal'], leadId: 'cal' })
  })

  it('PTM-2: a conflict keeps nobody away, and keeps them from leading', () => {
    expect(who([visitor, { ...facilitator, isFree: false }])).toEqual({ going: ['cal', 'ana', 'eve'], leadId: 'cal' })
    expect(who([{ ...visitor, isFree: false }])).toMatchObject({ leadId: null })
    expect(who([{ ...visitor, trained: [] }])).toEqual({ going: ['ana', 'ben'], leadId: null })
    expect(who([])).toEqual({ going: [], leadId: null })
  })
})
