// T31: everybody who can give roles, everything they and whoever they bring in could reach together in four steps.
import type { Actor, Holding } from '@alongside/domain/actor'
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { mayInvite, mayTakeAway } from '@alongside/domain/person'
import { Role, scopeOf } from '@alongside/domain/role'
import { expect, it } from '@jest/globals'

const spaces = { ash: 'space ash', birch: 'space birch', north: 'north', south: 'south' } as Record<
  string,
  string
> as Record<'ash' | 'birch' | 'north' | 'south', SpaceId>
const schools = { ash: '100001' as Urn, birch: '100002' as Urn }
type Place = keyof typeof spaces | 'installation'
interface Held {
  readonly role: Role
  readonly at: Place
  readonly deputy: boolean
}

const isSchool = (at: Place): at is keyof typeof schools => at in schools
const offer = ({ role, at }: Held) => ({
  role,
  spaceId: at === 'installation' ? null : spaces[at],
  urn: isSchool(at) ? schools[at] : null,
})
const actorWith = (held: Held): Actor => {
  const holding: Holding = { ...offer(held), deputy: held.deputy, alliances: isSchool(held.at) ? [spaces.north] : [] }
  return {
    personId: 'somebody' as PersonId,
    sessionId: null,
    name: 'Somebody',
    holdings: [holding],
    grants: [],
    spaces: Object.values(spaces),
    items: [],
    readOnlySpaces: [],
  }
}
const nameOf = ({ role, at, deputy }: Held): string => `${deputy ? 'deputy' : role}@${at}`

const places: readonly Place[] = ['ash', 'birch', 'north', 'south', 'installation']
const everything: readonly Held[] = places.flatMap((at) =>
  Object.values(Role).map((role) => ({ role, at, deputy: false })),
)

/** A deputy is appointed by a head, for their own school; an invitation makes none. */
const given = (held: Held): readonly Held[] => [
  ...everything.filter((wanted) => mayInvite(actorWith(held), offer(wanted))),
  ...(isSchool(held.at) && ['HEADTEACHER', 'EXECUTIVE_HEAD'].includes(held.role) && !held.deputy
    ? [{ role: Role.HEADTEACHER, at: held.at, deputy: true }]
    : []),
]

/** Whatever one person starts with, and each account they have let in, gives on what it can. */
function reach(start: Held, steps: number): string[] {
  const all = new Map([[nameOf(start), start]])
  let newest = [start]
  for (let step = 0; step < steps && newest.length > 0; step += 1) {
    newest = newest.flatMap(given).filter((held) => !all.has(nameOf(held)))
    for (const held of newest) all.set(nameOf(held), held)
  }
  return [...all.keys()].sort()
}

const staff = 'TEACHER CPD_LEAD COVER_MANAGER SCHOOL_LEADER'
const watch = 'GOVERNOR TRUST_LEADER'
/** Written by hand from the product's table: in the place itself, everything that starting there can lead to. */
const table: readonly (readonly [string, Place, string])[] = [
  ['TEACHER', 'ash', 'TEACHER'],
  ['CPD_LEAD', 'ash', 'CPD_LEAD TEACHER'],
  ['COVER_MANAGER', 'ash', 'COVER_MANAGER'],
  ['SCHOOL_LEADER', 'ash', 'SCHOOL_LEADER'],
  ['GOVERNOR', 'ash', 'GOVERNOR'],
  ['TRUST_LEADER', 'ash', 'TRUST_LEADER'],
  ['deputy', 'ash', `deputy ${staff} ${watch}`],
  ['HEADTEACHER', 'ash', `HEADTEACHER deputy ${staff} ${watch}`],
  ['EXECUTIVE_HEAD', 'ash', `EXECUTIVE_HEAD HEADTEACHER deputy ${staff} ${watch}`],
  ['ALLIANCE_COORDINATOR', 'north', 'ALLIANCE_COORDINATOR BROKER OBSERVER'],
  ['BROKER', 'north', 'BROKER'],
  ['OBSERVER', 'north', 'OBSERVER'],
]

it.each(table)('%s at %s never comes to more, with however many helpers: %s', (name, at, expected) => {
  const start: Held =
    name === 'deputy' ? { role: 'HEADTEACHER', at, deputy: true } : { role: name as Role, at, deputy: false }
  expect(reach(start, 4)).toEqual(
    expected
      .split(' ')
      .map((role) => `${role}@${at}`)
      .sort(),
  )
  // Nothing is left that a fifth step would add.
  expect(reach(start, 5)).toEqual(reach(start, 4))
})

it('whoever runs the installation reaches the offices of alliances, and no school', () => {
  const office = ['north', 'south'].flatMap((at) =>
    ['ALLIANCE_COORDINATOR', 'BROKER', 'OBSERVER'].map((role) => `${role}@${at}`),
  )
  expect(reach({ role: 'ADMIN', at: 'installation', deputy: false }, 4)).toEqual(
    ['ADMIN@installation', ...office].sort(),
  )
})

it('a part in one record gives nothing at all', () => {
  const inRecords = Object.values(Role).filter((role) => scopeOf[role] === 'ITEM')
  expect(inRecords.length).toBe(15)
  for (const role of inRecords)
    for (const at of places) expect(reach({ role, at, deputy: false }, 4)).toEqual([`${role}@${at}`])
})

it('nobody takes from others what they could not have given, nor what stands in another place', () => {
  for (const held of everything) {
    const able = everything.filter((other) => mayTakeAway(actorWith(held), [{ ...offer(other), deputy: false }]))
    expect([nameOf(held), able.map(nameOf)]).toEqual([
      nameOf(held),
      given(held)
        .filter(({ deputy }) => !deputy)
        .map(nameOf),
    ])
  }
})
