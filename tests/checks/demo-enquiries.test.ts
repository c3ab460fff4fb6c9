// The demo's six enquiries stand where the rules let them stand: every state and stage was earned.
import { mayLink } from '@alongside/domain/board'
import { checkCycleField, checkField, type FieldValue, stillEmpty } from '@alongside/domain/card-fields'
import { addDays } from '@alongside/domain/civil-date'
import { guards, isEarlier, nextState } from '@alongside/domain/cycle'
import { type Board, factsOf, hunchFacts } from '@alongside/domain/cycle-facts'
import { enquiryLifeCycle, missingFor, schoolsJoined } from '@alongside/domain/enquiry'
import type { HunchStatus } from '@alongside/domain/hunch'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { stages } from '@alongside/domain/stage'
import { isWebLink } from '@alongside/domain/text'
import { describe, expect, it } from '@jest/globals'
import { enquiries } from '../../apps/api/src/demo/enquiries.js'
import { people } from '../../apps/api/src/demo/people.js'
import { schools } from '../../apps/api/src/demo/schools.js'
import { templates } from '../../apps/api/src/demo/templates.js'
import {
  type DaysAgo,
  type DemoCard,
  type DemoCycle,
  type DemoEnquiry,
  mentionToken,
} from '../../apps/api/src/demo/types.js'

const today = '2026-03-13'
const cycles = enquiries.flatMap((enquiry) =>
  enquiry.cycles.map((cycle) => ({ enquiry, cycle, name: `${enquiry.handle}, cycle ${cycle.number}` })),
)
const duplicates = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)
const personOf = (handle: string) => people.find((person) => person.handle === handle)!
const inOrder = (moments: readonly DaysAgo[]): boolean =>
  moments.every((moment, index) => index === 0 || moment.daysAgo <= moments[index - 1]!.daysAgo)

/** As it will stand on the board: days ago have become dates. */
const fieldsOf = (card: DemoCard): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(card.fields as Record<string, FieldValue | DaysAgo>).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? addDays(today, -value.daysAgo) : value,
    ]),
  )

const boardOf = (cycle: DemoCycle): Board => ({
  cards: cycle.cards.map((card) => ({
    id: card.key,
    kind: card.kind,
    fields: fieldsOf(card),
    body: (card.text ?? []).join('\n'),
    links: Object.fromEntries((card.links ?? []).map((key) => [key, 'link'])),
  })),
  cycle: cycle.fields,
  hunchStatus: new Map(
    cycle.cards.flatMap((card): [string, HunchStatus][] => (card.kind === 'HUNCH' ? [[card.key, card.status]] : [])),
  ),
  enoughDifference: cycle.enoughDifference ?? null,
  researchLessonsConcluded: 0,
})

const membersOf = (enquiry: DemoEnquiry) =>
  enquiry.members.map((member) => ({
    personId: member.person as unknown as PersonId,
    urn: schools.find((school) => school.handle === member.school)!.urn as Urn,
    state: member.state ?? 'JOINED',
    protocolVersion: member.acceptedProtocolDaysAgo === undefined ? null : 1,
  }))

describe.each(enquiries.map((enquiry) => [enquiry.handle, enquiry] as const))('enquiry %s', (_, enquiry) => {
  it('reached its state by the life cycle, and would be let in there', () => {
    let state = 'DRAFT'
    for (const step of enquiry.moves) {
      expect(step.from).toBe(state)
      expect(enquiryLifeCycle[step.from]).toContain(step.to)
      const facts = {
        leadId: enquiry.lead as unknown as PersonId,
        protocolVersion: 1,
        members: membersOf(enquiry),
        cyclesChecked: enquiry.cycles.filter(({ stage }) => stage === 'CHECKED').length,
        practicesPublished: 0,
      }
      expect(missingFor(step.from, step.to, facts)).toEqual([])
      state = step.to
    }
    expect(enquiry.state).toBe(state)
    expect(inOrder([{ daysAgo: enquiry.startedDaysAgo }, ...enquiry.moves])).toBe(true)
  })

  it('is worked on by people of the schools taking part', () => {
    for (const member of enquiry.members) {
      expect(enquiry.schools).toContain(member.school)
      const person = personOf(member.person)
      expect([member.person, person.holdings.some(({ school }) => school === member.school)]).toEqual([
        member.person,
        true,
      ])
      const hereFor = person.joinedDaysAgo ?? -1
      expect(hereFor).toBeGreaterThanOrEqual(member.joinedDaysAgo ?? member.invitedDaysAgo ?? 0)
    }
    expect(enquiry.members.find(({ person }) => person === enquiry.lead)).toMatchObject({ person: enquiry.lead })
    expect(schoolsJoined(membersOf(enquiry)).length).toBeGreaterThanOrEqual(enquiry.state === 'ACTIVE' ? 2 : 1)
    expect(templates.map(({ handle }) => handle)).toEqual(
      expect.arrayContaining(enquiry.forkedFrom ? [enquiry.forkedFrom] : []),
    )
  })
})

it('shows six enquiries in four states, and its live ones at three stages', () => {
  expect(enquiries.map(({ state }) => state).sort()).toEqual([
    'ACTIVE',
    'ACTIVE',
    'ACTIVE',
    'DRAFT',
    'FORMING',
    'SHARING',
  ])
  const stagesOfActive = enquiries.filter(({ state }) => state === 'ACTIVE').map(({ cycles: own }) => own.at(-1)!.stage)
  expect(stagesOfActive.sort()).toEqual(['ACTION', 'FOCUSING', 'HUNCH'])
})

describe.each(cycles.map(({ name, ...rest }) => [name, rest] as const))('%s', (_, { enquiry, cycle }) => {
  const board = boardOf(cycle)
  const facts = factsOf(board)
  const members: readonly string[] = enquiry.members.map(({ person }) => person)
  const readers: readonly string[] = [...members, ...enquiry.guests.map(({ person }) => person)]
  const cardOf = (key: string) => cycle.cards.find((card) => card.key === key)
  const keysOf = (cards: readonly DemoCard[]) => cards.map(({ key }) => key)

  it('stands where its moves lead, each of them allowed', () => {
    expect(cycle.moves.map(({ from }) => from)).toEqual(
      ['SCANNING', ...cycle.moves.map(({ to }) => to)].slice(0, cycle.moves.length),
    )
    expect(cycle.stage).toBe(cycle.moves.at(-1)?.to ?? 'SCANNING')
    const wrong = cycle.moves.filter(({ from, to, reason }) =>
      isEarlier(to, from) ? reason === undefined : nextState(from) !== to,
    )
    expect(wrong).toEqual([])
    expect(inOrder(cycle.moves)).toBe(true)
  })

  it('met every guard on its way', () => {
    const passed = [...stages, 'CHECKED' as const].filter((one) => one === cycle.stage || isEarlier(one, cycle.stage))
    expect(passed.flatMap((one) => guards[one](facts))).toEqual([])
  })

  it('has at most one open proposal, for the very next stage, and it could be confirmed', () => {
    const open = cycle.proposals.filter(({ state }) => state === 'OPEN')
    expect(open.length).toBeLessThanOrEqual(1)
    expect(open.filter(({ from, to }) => from !== cycle.stage || to !== nextState(from))).toEqual([])
    expect(open.flatMap(({ to }) => guards[to](facts))).toEqual([])
  })

  it('holds cards that the product would take', () => {
    expect(duplicates(keysOf(cycle.cards))).toEqual([])
    for (const [name, value] of Object.entries(cycle.fields)) checkCycleField(name, value)
    for (const card of cycle.cards) {
      for (const [name, value] of Object.entries(fieldsOf(card))) checkField(card.kind, name, value)
    }
    const linked = cycle.cards.filter((card) => 'link' in card.fields && !isWebLink(card.fields.link ?? 'https://'))
    expect(keysOf(linked)).toEqual([])
    // A draft of a hunch may be half written, that is what drafts are for.
    const written = cycle.cards.filter((card) => card.kind !== 'HUNCH' || card.status !== 'DRAFT')
    expect(keysOf(written.filter((card) => stillEmpty(card.kind, fieldsOf(card)).length > 0))).toEqual([])
  })

  it('was written by members, since it began', () => {
    const strangers = cycle.cards.filter(({ by, with: others = [] }) =>
      [by, ...others].some((one) => !members.includes(one)),
    )
    expect(keysOf(strangers)).toEqual([])
    expect(keysOf(cycle.cards.filter(({ daysAgo }) => daysAgo > cycle.begunDaysAgo))).toEqual([])
  })

  it('links cards to what they may build on', () => {
    const loose = cycle.cards.flatMap((card) =>
      (card.links ?? [])
        .filter((key) => !cycle.cards.some((other) => other.key === key && mayLink(card.kind, other.kind)))
        .map((key) => `${card.key} → ${key}`),
    )
    expect(loose).toEqual([])
  })

  it('tested its hunches against evidence', () => {
    const untested = board.cards.filter((card) => {
      const { status, evidenceLinked } = hunchFacts(board, card)
      return card.kind === 'HUNCH' && status.startsWith('TESTED') && evidenceLinked === 0
    })
    expect(untested).toEqual([])
  })

  it('is talked about by its readers, in the order of time', () => {
    const comments = cycle.threads.flatMap((thread) => thread.comments)
    expect(cycle.threads.filter(({ on }) => cardOf(on) === undefined)).toEqual([])
    expect(
      cycle.threads.filter(
        (thread) => !inOrder([cardOf(thread.on)!, ...thread.comments, thread.resolved ?? { daysAgo: 0 }]),
      ),
    ).toEqual([])
    const mentioned = comments.flatMap(({ text }) => [...text.matchAll(mentionToken)].map(([, handle]) => handle!))
    const known = new Set(readers)
    expect([...comments.map(({ by }) => by), ...mentioned].filter((handle) => !known.has(handle))).toEqual([])
    expect(comments.filter(({ text }) => text.replace(mentionToken, '').includes('@'))).toEqual([])
  })
})
