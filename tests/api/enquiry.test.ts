// Enquiries through the API: from a draft to what is passed on, who sees what, and who may do what on the way.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { type World, world } from '../support/world.js'

let w: World
let c: Cast
let help: EnquiryHelp
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
})
afterAll(() => w?.close())

describe('from a draft to an active enquiry', () => {
  it('is started for one’s own school, with its first cycle, agreement and health check', async () => {
    const { startEnquiry } = await c.ana.ask(
      `mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) {
         title state visibility strand protocol protocolVersion lead { name } alliance { name }
         schools { school { name } hasJoined } members { person { name } school { name } state isLead isMe protocolAcceptedAt }
         cycles { number stage documentId focus nextStage missingForNext { code } } health { process label prompt answer }
         missingForNext { code } whoCanRead abilities { readBoard openToPartners activate editCards } } }`,
      { input: help.wish({ title: '  Say it   first ' }) },
    )
    expect(startEnquiry).toMatchObject({
      title: 'Say it first',
      state: 'DRAFT',
      visibility: 'GROUP',
      strand: 'R_AND_D',
      protocolVersion: 1,
      lead: { name: 'Ana' },
      alliance: { name: 'North Alliance' },
      schools: [{ school: { name: 'Elm Park' }, hasJoined: false }],
      members: [{ person: { name: 'Ana' }, school: { name: 'Elm Park' }, state: 'JOINED', isLead: true, isMe: true }],
      cycles: [{ number: 1, stage: 'SCANNING', focus: '', nextStage: 'FOCUSING' }],
      missingForNext: [],
      abilities: { readBoard: true, openToPartners: true, activate: false, editCards: true },
    })
    expect(startEnquiry.protocol).toContain('Pupils are never named')
    expect(startEnquiry.health).toHaveLength(10)
    expect(startEnquiry.cycles[0].missingForNext.map(({ code }: { code: string }) => code)).toEqual([
      'cycle.needs-two-evidence',
      'cycle.needs-two-evidence-types',
      'cycle.needs-pupil-voice',
    ])
    expect(startEnquiry.whoCanRead.at(-1)).toContain('Nobody else yet')
  })

  it('is not started for a school one does not teach at, nor outside the alliance', async () => {
    const start = 'mutation($input: StartEnquiryInput!) { startEnquiry(input: $input) { id } }'
    expect(await c.ana.refused(start, { input: help.wish({ urn: c.oak }) })).toBe('not-allowed')
    expect(await c.gus.refused(start, { input: help.wish({}) })).toBe('not-allowed')
    expect(await c.zoe.refused(start, { input: help.wish({ urn: c.far }) })).toBe('not-found')
    expect(await c.ana.refused(start, { input: help.wish({ partnerUrns: [c.far] }) })).toBe(
      'enquiry.school-not-in-alliance',
    )
    expect(await c.ana.refused(start, { input: help.wish({ title: '  ' }) })).toBe('input.missing')
  })

  it('ENQ-2: becomes active with two schools, everybody’s yes to the agreement, and a lead; all reasons are told at once', async () => {
    const id = await help.start({ partnerUrns: [c.oak] })
    await c.ana.ask('mutation($id: ID!) { openEnquiry(id: $id) { state } }', { id })
    const { enquiry } = await c.ana.ask(
      'query($id: ID!) { enquiry(id: $id) { state missingForNext { code message } } }',
      {
        id,
      },
    )
    expect(enquiry.state).toBe('FORMING')
    expect(enquiry.missingForNext.map(({ code }: { code: string }) => code)).toEqual([
      'enquiry.needs-two-schools',
      'enquiry.needs-protocol-accepted',
    ])
    const activate = 'mutation($id: ID!) { activateEnquiry(id: $id) { state members { protocolAcceptedAt } } }'
    const reply = await c.ana.post(activate, { id })
    expect(reply.errors[0]!.extensions).toMatchObject({
      code: 'enquiry.not-ready',
      details: { missing: ['enquiry.needs-two-schools', 'enquiry.needs-protocol-accepted'] },
    })
    await help.join(c.ben, id, c.oak)
    await help.accept(c.ben, id)
    expect(await c.ana.refused(activate, { id })).toBe('enquiry.not-ready')
    await help.accept(c.ana, id)
    expect(await c.ben.refused(activate, { id })).toBe('not-allowed')
    expect((await c.ana.ask(activate, { id })).activateEnquiry.state).toBe('ACTIVE')
  })
})
