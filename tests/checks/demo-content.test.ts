// The demo's content holds together: handles lead somewhere, and the words are those of the glossary.
import { checkTemplate } from '@alongside/domain/template'
import { checkPassword, cleanEmail, limits } from '@alongside/domain/text'
import { describe, expect, it } from '@jest/globals'
import { alliance, memberships, protocol } from '../../apps/api/src/demo/alliance.js'
import { challenges } from '../../apps/api/src/demo/challenges.js'
import { enquiries } from '../../apps/api/src/demo/enquiries.js'
import { finishedChallenges, seatsOfRound } from '../../apps/api/src/demo/finished-round.js'
import { inbox } from '../../apps/api/src/demo/inbox.js'
import { lessonStudies } from '../../apps/api/src/demo/lesson-studies.js'
import { demoPassword, people } from '../../apps/api/src/demo/people.js'
import { reviews } from '../../apps/api/src/demo/reviews.js'
import { hours, round, signUps } from '../../apps/api/src/demo/round.js'
import { schools, trusts } from '../../apps/api/src/demo/schools.js'
import { templates } from '../../apps/api/src/demo/templates.js'
import type { DemoInboxItem } from '../../apps/api/src/demo/types.js'

const duplicates = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)
const personOf = (handle: string) => people.find((person) => person.handle === handle)!

describe('schools and people', () => {
  it('are thirteen schools, two trusts and about fifty people, each of them once', () => {
    expect(schools).toHaveLength(13)
    expect(trusts.map((trust) => schools.filter((school) => school.trust === trust.handle).length)).toEqual([3, 2])
    expect(people.length).toBeGreaterThanOrEqual(50)
    for (const names of [
      schools.map(({ handle }) => handle),
      schools.map(({ urn }) => urn),
      schools.map(({ name }) => name),
      people.map(({ handle }) => handle),
      people.map(({ email }) => email),
      people.map(({ name }) => name),
    ]) {
      expect(duplicates(names)).toEqual([])
    }
  })

  it('cannot be mistaken for real ones', () => {
    expect(
      schools.filter(({ urn, postcode }) => !/^9990\d\d$/.test(urn) || !/^ZZ\d \d[A-Z]{2}$/.test(postcode)),
    ).toEqual([])
    expect(people.filter(({ email }) => !email.endsWith('.example') || cleanEmail(email) !== email)).toEqual([])
  })

  it('have a head for every school, and six to eight sign-ins with a password the product accepts', () => {
    const headed = people.flatMap(({ holdings }) =>
      holdings.filter(({ role }) => role === 'HEADTEACHER' || role === 'EXECUTIVE_HEAD').map(({ school }) => school),
    )
    expect(duplicates(headed.map(String))).toEqual([])
    expect(new Set(headed)).toEqual(new Set(schools.map(({ handle }) => handle)))
    const signIns = people.filter(({ signIn }) => signIn !== undefined)
    expect(signIns.length).toBeGreaterThanOrEqual(6)
    expect(signIns.length).toBeLessThanOrEqual(8)
    for (const person of signIns) {
      expect(person.state ?? 'ACTIVE').toBe('ACTIVE')
      expect(() => checkPassword(demoPassword, person)).not.toThrow()
    }
  })
})

describe('the alliance', () => {
  it('has every school in it once, signed by its own head', () => {
    expect(memberships).toHaveLength(schools.length)
    expect(new Set(memberships.map(({ school }) => school))).toEqual(new Set(schools.map(({ handle }) => handle)))
    expect(memberships.filter(({ role }) => role === 'LEAD')).toHaveLength(1)
    const unsigned = memberships.filter(({ signed }) => signed === undefined)
    expect(unsigned.map(({ state }) => state)).toEqual(['PENDING'])
    const signedByOthers = memberships.filter(
      ({ school, signed }) => signed && !personOf(signed.by).holdings.some((held) => held.school === school),
    )
    expect(signedByOthers).toEqual([])
    expect([...protocol].join('\n\n').length).toBeLessThanOrEqual(limits.protocol)
  })

  it('has clusters of three to eight schools that have signed', () => {
    for (const cluster of alliance.clusters) {
      expect(cluster.schools.length).toBeGreaterThanOrEqual(3)
      expect(cluster.schools.length).toBeLessThanOrEqual(8)
      for (const school of cluster.schools) {
        expect(memberships.find((membership) => membership.school === school)?.signed).toBeDefined()
      }
    }
    expect(duplicates(alliance.clusters.flatMap(({ schools: inIt }) => inIt))).toEqual([])
  })
})

describe('the inboxes', () => {
  const enquiryOf = (item: DemoInboxItem) => enquiries.find(({ handle }) => handle === item.enquiry)
  const cycleOf = (item: DemoInboxItem) => enquiryOf(item)?.cycles.at(-1)
  const of = (kind: DemoInboxItem['kind']) => inbox.filter((item) => item.kind === kind)

  it('hold mentions that somebody wrote', () => {
    const invented = of('MENTION').filter((item) => {
      const comments = cycleOf(item)
        ?.threads.filter(({ on }) => on === item.card)
        .flatMap((thread) => thread.comments)
      return !comments?.some(
        ({ by, daysAgo, text }) => by === item.from && daysAgo === item.daysAgo && text.includes(`@{${item.to}}`),
      )
    })
    expect(invented).toEqual([])
  })

  it('hold every open proposal, for the lead', () => {
    const open = enquiries.flatMap(({ lead, cycles }) =>
      cycles.flatMap(({ proposals }) =>
        proposals.filter(({ state }) => state === 'OPEN').map(({ by, daysAgo }) => ({ to: lead, from: by, daysAgo })),
      ),
    )
    expect(of('PROPOSAL').map(({ to, from, daysAgo }) => ({ to, from, daysAgo }))).toEqual(open)
  })

  it('hold every invitation that waits', () => {
    const waiting = enquiries.flatMap(({ members }) =>
      members
        .filter(({ state }) => state === 'INVITED')
        .map(({ person, invitedDaysAgo }) => `${person} ${invitedDaysAgo}`),
    )
    expect(
      of('INVITATION')
        .map(({ to, daysAgo }) => `${to} ${daysAgo}`)
        .sort(),
    ).toEqual(waiting.sort())
  })
})

describe('the finished round', () => {
  const done = [...challenges, ...finishedChallenges].filter(({ isOfRound }) => isOfRound)

  it('is of twelve schools: each was visited once, by the two that were paired with it, and went twice itself', () => {
    expect(seatsOfRound).toHaveLength(12)
    expect(done.map(({ host }) => host).sort()).toEqual(seatsOfRound.map(({ host }) => host).sort())
    for (const { host, visitor, facilitator, reviewers } of seatsOfRound) {
      const came = done.find((one) => one.host === host)!
      expect([host, ...came.members.map(({ school }) => school)]).toEqual([host, visitor, facilitator])
      expect(came.lead).toBe(came.members[0]!.person)
      const went = done.filter(({ members }) => members.some(({ school }) => school === host))
      expect([host, went.length]).toEqual([host, 2])
      const people = went.flatMap(({ members }) => members.filter(({ school }) => school === host))
      expect(reviewers).toEqual(expect.arrayContaining(people.map(({ person }) => person)))
    }
  })

  it('was closed as the rules ask: judged blind, evidenced, answered, followed through', () => {
    for (const { host, state, lines, notes, findings, summary, followUp } of done) {
      expect([host, state, lines.length >= 2, summary !== undefined]).toEqual([host, 'CLOSED', true, true])
      expect(lines.some(({ teamLevel }) => teamLevel)).toBe(true)
      expect(followUp).toBeTruthy()
      const all = findings ?? []
      expect(all.every(({ notes: of }) => of.every((at) => notes?.[at]))).toBe(true)
      const asked = all.filter(({ kind }) => kind === 'EBI')
      expect(asked.filter(({ answer }) => !answer?.reason)).toEqual([])
      const taken = asked.filter(({ answer }) => answer?.verdict !== 'NOT_ACCEPTED')
      expect(asked.filter((one) => !taken.includes(one) && one.action)).toEqual([])
      const isDone = ({ action }: (typeof taken)[number]): boolean =>
        action?.state === 'CARRIED_OVER' || (action?.state === 'CONFIRMED' && Boolean(action.evidence))
      expect(taken.filter((one) => !isDone(one))).toEqual([])
    }
  })
})

it('offers templates that can be forked', () => {
  for (const { title, body } of templates) {
    expect(() => checkTemplate(title, { ...body, protocol: protocol.join('\n\n') })).not.toThrow()
  }
})

it('uses the words of the glossary', () => {
  const never =
    /\binspect|\bgrad(e|ed|es|ing)\b|\boutstanding\b|\binadequate\b|best practice|\bperformance|\busers?\b|best school|\bstudents?\b|\binquiry|\bofsted/i
  const words = [
    schools,
    trusts,
    people,
    alliance,
    memberships,
    protocol,
    enquiries,
    lessonStudies,
    reviews,
    templates,
    inbox,
    challenges,
    finishedChallenges,
    round,
    signUps,
    hours,
  ]
  const found = words.flatMap(
    (content) => JSON.stringify(content).match(new RegExp(`.{0,40}(${never.source}).{0,40}`, 'gi')) ?? [],
  )
  expect(found).toEqual([])
})

it('leads no challenge that goes on by somebody whose school the host has just visited', () => {
  const went = new Set(
    [...challenges, ...finishedChallenges]
      .filter(({ visitInDays = 0 }) => visitInDays < 0 && visitInDays > -365)
      .flatMap(({ host, members }) => members.map(({ school }) => `${school} ${host}`)),
  )
  const open = challenges.filter(({ state }) =>
    ['PROPOSED', 'SELF_REVIEW', 'READY_TO_VISIT', 'FINDINGS_DRAFT'].includes(state),
  )
  const swaps = open.flatMap(({ host, members, lead }) =>
    members
      .filter(({ person, school }) => person === lead && went.has(`${host} ${school}`))
      .map(({ person }) => person),
  )
  expect(swaps).toEqual([])
})
