/** The people of an alliance, school by school: who they are, what they do, how to reach them. */
import { IconSearchOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { AllianceDirectoryFragment, PersonLineFragment } from '../../gql/graphql'
import { useViewer } from '../../platform/session'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { SearchField } from '../../ui/SearchField'
import { SelectField } from '../../ui/SelectField'
import css from './AllianceDirectory.module.css'
import { ColleagueMenu } from './ColleagueMenu'
import { PersonRow } from './PersonRow'
import { type Colleague, colleaguesIn, fitsPerson } from './people-here'

export const allianceDirectory = graphql(`
  fragment AllianceDirectory on Alliance {
    id
    name
    memberships {
      id
      state
      school { urn name colour people { id ...PersonLine } }
    }
  }
`)

export interface AllianceDirectoryProps {
  readonly alliance: AllianceDirectoryFragment
  /** Who holds a role in the alliance itself. */
  readonly office: readonly PersonLineFragment[]
}

interface Group {
  readonly key: string
  readonly name: string
  readonly colour: string | null
  readonly to: string | null
  readonly people: readonly Colleague[]
}

/** As many as one looks through; the rest on asking. */
const atFirst = 15

export function AllianceDirectory({ alliance, office }: AllianceDirectoryProps) {
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const groups: Group[] = [
    { key: 'office', name: 'For the whole alliance', colour: null, to: null, people: colleaguesIn(office) },
    ...alliance.memberships.map(({ id, school }) => ({
      key: id,
      name: school.name,
      colour: school.colour,
      to: `/schools/${school.urn}`,
      people: colleaguesIn(school.people),
    })),
  ]
  const fits = (colleague: Colleague) =>
    fitsPerson(colleague, text) && (!role || colleague.lines.some((line) => line.roleLabel === role))
  const shown = groups
    .map((group) => ({ ...group, people: group.people.filter(fits) }))
    .filter(({ people }) => people.length > 0)
  const count = new Set(shown.flatMap(({ people }) => people.map(({ person }) => person.id))).size
  return (
    <div className={css.box}>
      <search className={css.fields}>
        <SearchField
          label="Find somebody by name or role"
          className={css.words}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SelectField
          label="Role"
          hideLabel
          optional
          className={css.role}
          placeholder="Every role"
          choices={rolesIn(groups).map((value) => ({ value, label: value }))}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <output className={css.count}>{count === 1 ? 'One person' : `${count} people`}</output>
      </search>
      {shown.length > 0 ? (
        shown.map((group) => <People key={group.key} group={group} isSearched={text !== '' || role !== ''} />)
      ) : (
        <EmptyState icon={<IconSearchOff />} title="Nobody fits">
          Try the beginning of a first name, a surname or a role, or look at every role.
        </EmptyState>
      )}
    </div>
  )
}

const rolesIn = (groups: readonly Group[]): string[] =>
  [
    ...new Set(groups.flatMap(({ people }) => people.flatMap(({ lines }) => lines.map(({ roleLabel }) => roleLabel)))),
  ].sort()

function People({ group, isSearched }: { readonly group: Group; readonly isSearched: boolean }) {
  const viewer = useViewer()
  const [all, setAll] = useState(false)
  const { name, colour, to, people } = group
  const shown = all || isSearched ? people : people.slice(0, atFirst)
  return (
    <section className={css.group} aria-label={name}>
      <h2 className={css.name}>
        {to ? <Link to={to}>{name}</Link> : name} <span className={css.count}>{people.length}</span>
      </h2>
      <Card pad="none">
        <ul className={css.list}>
          {shown.map((colleague) => (
            <PersonRow
              key={colleague.person.id}
              colleague={colleague}
              colour={colour}
              isMe={colleague.person.id === viewer.id}
              actions={to === null && <ColleagueMenu school={null} colleague={colleague} />}
            />
          ))}
        </ul>
      </Card>
      {shown.length < people.length && (
        <Button size="s" onClick={() => setAll(true)}>
          Show all {people.length}
        </Button>
      )}
    </section>
  )
}
