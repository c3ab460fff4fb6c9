// What host and team think of a line of enquiry: kept apart by what the server sends, until the moment at which it is shown.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Caller } from '../support/ask.js'
import { type Cast, type Challenge, cast, challenge, challengeNow } from '../support/challenge.js'
import { socketOf, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast

beforeAll(async () => {
  w = await world()
  c = await cast(w)
})
afterAll(() => w?.close())

const query = `query($id: ID!) { peerChallenge(id: $id) { version selfReviewId deskStudyId findingsId summaryId
  lines { id title position hostJudgement judgements { level blind isMine person { name } school { name } } } } }`
const seen = async (who: Caller, { id }: Challenge) => (await who.ask(query, { id })).peerChallenge
/** Per line: what the host says, and what each reviewer says. */
const views = async (who: Caller, it_: Challenge) =>
  (await seen(who, it_)).lines.map((line: { hostJudgement: string | null; judgements: Given[] }) =>
    [line.hostJudgement, ...line.judgements.map((one) => `${one.person.name} ${one.level}${one.blind ? ' blind' : ''}`)]
      .filter(Boolean)
      .join(', '),
  )
interface Given {
  person: { name: string }
  level: string
  blind: boolean
}
const own = 'mutation($line: ID!, $level: JudgementLevel!) { judgeOwnLine(lineId: $line, level: $level) { id } }'
const teams = 'mutation($line: ID!, $level: JudgementLevel!) { judgeLine(lineId: $line, level: $level) { id } }'

describe('JUD-1 to JUD-3', () => {
  it('keeps each view with whoever has it until it is shown, in every answer', async () => {
    const it_ = await challenge(w, c, { lines: 2 })
    const [one] = it_.lines
    await c.hostHead.ask(own, { line: one, level: 'SECURE' })
    await c.hostLeader.ask(own, { line: one, level: 'DEVELOPING' })
    expect(await views(c.hostHead, it_)).toEqual(['DEVELOPING', ''])
    // The team sees no line before it is handed over.
    expect(await views(c.lead, it_)).toEqual([])
    expect(await c.lead.refused(teams, { line: one, level: 'SECURE' })).toBe('not-found')

    await challengeNow(w, it_, 'DESK_STUDY')
    expect(await c.hostHead.refused(own, { line: one, level: 'PRIORITY' })).toBe('judgement.submitted')
    await c.lead.ask(teams, { line: one, level: 'PRIORITY' })
    await c.lead.ask(teams, { line: one, level: 'DEVELOPING' })
    await c.reviewer.ask(teams, { line: one, level: 'LEADING_PRACTICE' })
    expect(await views(c.lead, it_)).toEqual(['Lena Lead DEVELOPING blind', ''])
    expect(await views(c.reviewer, it_)).toEqual(['Rob Reviewer LEADING_PRACTICE blind', ''])
    expect(await views(c.hostHead, it_)).toEqual(['DEVELOPING', ''])
    for (const who of [c.lead, c.reviewer]) {
      const raw = JSON.stringify(await who.post(query, { id: it_.id }))
      expect(raw.match(/SECURE|DEVELOPING|PRIORITY|LEADING_PRACTICE/g)).toHaveLength(1)
    }

    await challengeNow(w, it_, 'READY_TO_VISIT', 'revealed_at = now()')
    const all = 'DEVELOPING, Lena Lead DEVELOPING blind, Rob Reviewer LEADING_PRACTICE blind'
    expect(await views(c.lead, it_)).toEqual([all, ''])
    expect(await views(c.hostHead, it_)).toEqual(['DEVELOPING', ''])
    expect(await c.lead.refused(teams, { line: one, level: 'SECURE' })).toBe('judgement.blind-stays')
    await c.reviewer.ask(teams, { line: it_.lines[1], level: 'SECURE' })
    expect(await views(c.lead, it_)).toEqual([all, 'Rob Reviewer SECURE'])

    await challengeNow(w, it_, 'FINDINGS_AGREED')
    expect(await views(c.hostLeader, it_)).toEqual([all, 'Rob Reviewer SECURE'])
    expect(await c.reviewer.refused(teams, { line: it_.lines[1], level: 'PRIORITY' })).toBe('judgement.findings-agreed')
  })

  it('is nobody else’s: the coordinator, heads of visitors and who has not declared see no line, and can judge none', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    for (const who of [c.coordinator, c.visitingHead, c.undeclared]) {
      expect(await seen(who, it_)).toMatchObject({
        lines: [],
        selfReviewId: null,
        deskStudyId: null,
        findingsId: null,
        summaryId: null,
      })
      expect(await who.refused(teams, { line: it_.lines[0], level: 'SECURE' })).toBe('not-found')
      expect(await who.refused(own, { line: it_.lines[0], level: 'SECURE' })).toBe('not-found')
    }
    expect((await c.hostTeacher.ask(query, { id: it_.id })).peerChallenge).toBeNull()
    expect(await c.hostTeacher.refused(own, { line: it_.lines[0], level: 'SECURE' })).toBe('not-found')
    expect(await c.hostHead.refused(teams, { line: it_.lines[0], level: 'SECURE' })).toBe('challenge.not-your-part')
    expect(await c.lead.refused(own, { line: it_.lines[0], level: 'SECURE' })).toBe('challenge.not-your-part')
    expect(await c.lead.refused(teams, { line: 'no-id', level: 'SECURE' })).toBe('not-found')
    expect(await w.sql('select 1 from team_judgement where challenge_id = $1', [it_.id])).toEqual([])
  })

  it('stands still while the challenge is put off', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 1 })
    await challengeNow(w, it_, 'POSTPONED', `postponed_from = 'DESK_STUDY'`)
    expect(await c.lead.refused(teams, { line: it_.lines[0], level: 'SECURE' })).toBe('challenge.state-out-of-order')
  })

  it('tells nobody that somebody judged blind: neither news nor a version comes to the others', async () => {
    const it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 1 })
    const heard: string[] = []
    const watching: [string, Someone][] = [
      ['lead', c.lead],
      ['reviewer', c.reviewer],
      ['head', c.hostHead],
      ['coordinator', c.coordinator],
    ]
    const sockets = watching.map(([name, someone]) => {
      const socket = socketOf(someone)
      socket.on('peer-challenge.changed', () => heard.push(name))
      return socket
    })
    await until(() => sockets.every((socket) => socket.connected))
    const { version } = await seen(c.reviewer, it_)
    await c.lead.ask(teams, { line: it_.lines[0], level: 'SECURE' })
    await until(() => heard.includes('lead'))
    expect(heard).toEqual(['lead'])
    expect((await seen(c.reviewer, it_)).version).toBe(version)
    for (const socket of sockets) socket.close()
  })
})
