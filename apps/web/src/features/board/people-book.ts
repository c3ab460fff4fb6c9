/** Names, initials and school colours of everybody who can appear on this board. */
import type { BoardCyclePartsFragment, BoardEnquiryPartsFragment } from '../../gql/graphql'
import type { AvatarPerson } from '../../ui/Avatar'

export interface BookedPerson extends AvatarPerson {
  readonly id: string
}
export interface BookedSchool {
  readonly name: string
  readonly colour: string
}

export interface PeopleBook {
  person(id: string | null): BookedPerson
  school(urn: string | null): BookedSchool | null
}

const gone: BookedPerson = { id: '', name: 'A former colleague', initials: '·', colour: null }

export function peopleBook(enquiry: BoardEnquiryPartsFragment, cycle: BoardCyclePartsFragment): PeopleBook {
  const people = new Map<string, BookedPerson>()
  const schools = new Map<string, BookedSchool>()
  for (const { createdBy, createdBySchool, contributors } of cycle.cards) {
    if (createdBySchool) schools.set(createdBySchool.urn, createdBySchool)
    for (const person of [...contributors, ...(createdBy ? [createdBy] : [])]) people.set(person.id, person)
  }
  for (const { person } of enquiry.guests) people.set(person.id, { ...person, detail: 'guest' })
  for (const { person, school } of enquiry.members) {
    schools.set(school.urn, school)
    people.set(person.id, { ...person, colour: school.colour, detail: school.name })
  }
  return {
    person: (id) => (id && people.get(id)) || gone,
    school: (urn) => (urn && schools.get(urn)) || null,
  }
}
