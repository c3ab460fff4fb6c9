// The demo's content holds together: handles lead somewhere, and the words are those of the glossary.
import { checkTemplate } from '@alongside/domain/template'
import { checkPassword, cleanEmail, limits } from '@alongside/domain/text'
import { describe, expect, it } from '@jest/globals'
import { alliance, memberships, protocol } from '../../apps/api/src/demo/alliance.js'
import { enquiries } from '../../apps/api/src/demo/enquiries.js'
import { inbox } from '../../apps/api/src/demo/inbox.js'
import { lessonStudies } from '../../apps/api/src/demo/lesson-studies.js'
import { demoPassword, people } from '../../apps/api/src/demo/people.js'
import { reviews } from '../../apps/api/src/demo/reviews.js'
import { schools, trusts } from '../../apps/api/src/demo/schools.js'
import { templates } from '../../apps/api/src/demo/templates.js'
import type { DemoInboxItem } from '../../apps/api/src/demo/types.js'

const duplicates = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)
const personOf = (handle: string) => people.find((person) => person.handle === handle)!

describe('schools and people', () => {
  it('are eight schools, two trusts and about forty people, each of them once', () => {
    expect(schools).toHaveLength(8)
    expect(trusts.map((trust) => schools.filter((school) => school.trust === trust.handle).length)).toEqual([3, 2])
    expect(people.length).toBeGreaterThanOrEqual(40)
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
  ]
  const found = words.flatMap(
    (content) => JSON.stringify(content).match(new RegExp(`.{0,40}(${never.source}).{0,40}`, 'gi')) ?? [],
  )
  expect(found).toEqual([])
})
