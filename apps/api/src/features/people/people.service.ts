/** People by their ids, for every page that names somebody: batched, and no more of them than the asker may see. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { type Offer, rolesToOffer } from '@alongside/domain/person'
import { type Role, roleLabel, roleLabels } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { PersonType, type RoleOfferType } from './people.graphql.js'

@Injectable()
export class PeopleService {
  /** Never null: whoever the asker cannot see any more is “a former colleague”. */
  person(asking: Asking, id: PersonId): Promise<PersonType> {
    return this.loader(asking).load(id)
  }

  /** Null for whoever the asker cannot see: they left, or one does not share anything with them yet. */
  async personSeen(asking: Asking, id: PersonId): Promise<PersonType | null> {
    const person = await this.person(asking, id)
    return person.name === nobodyKnown ? null : person
  }

  async people(asking: Asking, ids: readonly PersonId[]): Promise<PersonType[]> {
    const loader = this.loader(asking)
    return await Promise.all(ids.map((id) => loader.load(id)))
  }

  /** The roles the actor can invite somebody to there: what a form offers. */
  rolesToGive(actor: Actor, place: Omit<Offer, 'role'>): RoleOfferType[] {
    if (!may(actor, 'people.invite', place)) return []
    return rolesToOffer(actor, place).map((role) => ({ role, label: roleLabels[role] }))
  }

  private loader(asking: Asking) {
    return asking.loader<PersonId, PersonType>('people', peopleByIds)
  }
}

interface Found {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly held: readonly {
    readonly role: Role
    readonly deputy: boolean
    readonly spaceId: SpaceId | null
    readonly urn: Urn | null
  }[]
  /** Alliances of their schools, as far as the asker sees them. */
  readonly alliances: readonly SpaceId[]
}

async function peopleByIds(ids: readonly PersonId[], reader: Reader, actor: Actor): Promise<PersonType[]> {
  const found = await reader.sql<Found>('select id, name, email, held, alliances from people_by_id($1)', [
    [...new Set(ids)],
  ])
  const byId = new Map(found.map((person) => [person.id, person]))
  return ids.map((id) => {
    const person = byId.get(id)
    return person ? seenBy(actor, person) : formerColleague(id)
  })
}

const seenBy = (actor: Actor, person: Found): PersonType => ({
  id: person.id,
  name: person.name,
  initials: initialsOf(person.name),
  email: person.id === actor.personId || readsDirectoryOf(actor, person) ? person.email : null,
  roles: person.held.map(roleLabel),
  urns: [...new Set(person.held.flatMap(({ urn }) => urn ?? []))],
})

const readsDirectoryOf = (actor: Actor, { held, alliances }: Found): boolean =>
  held.some(({ spaceId, urn }) => may(actor, 'people.readDirectory', { spaceId, urn })) ||
  alliances.some((spaceId) => may(actor, 'people.readDirectory', { spaceId }))

const nobodyKnown = 'A former colleague'

const formerColleague = (id: PersonId): PersonType => ({
  id,
  name: nobodyKnown,
  initials: '–',
  email: null,
  roles: [],
  urns: [],
})

/** The first letters of the first and the last name: “Ana Maria Ferreira” is AF. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return ends.map((word) => [...word][0]!.toLocaleUpperCase('en-GB')).join('')
}
