/** Who works at a school. Heads find beside each name what they can do. */
import { IconSearchOff, IconUsers } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PersonLineFragment } from '../../gql/graphql'
import { useViewer } from '../../platform/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { SearchField } from '../../ui/SearchField'
import { ColleagueMenu } from './ColleagueMenu'
import css from './PeopleOfSchool.module.css'
import { PersonRow } from './PersonRow'
import { colleaguesIn, fitsPerson } from './people-here'

export interface PeopleOfSchoolProps {
  readonly school: { readonly urn: string; readonly name: string; readonly colour: string }
  readonly people: readonly PersonLineFragment[]
  /** The first step where nobody is here yet. */
  readonly invite?: ReactNode
}

/** Below that, one sees everybody at a glance. */
const worthSearching = 12

export function PeopleOfSchool({ school, people, invite }: PeopleOfSchoolProps) {
  const viewer = useViewer()
  const [text, setText] = useState('')
  const everybody = colleaguesIn(people)
  const shown = everybody.filter((colleague) => fitsPerson(colleague, text))
  if (everybody.length === 0) {
    return (
      <EmptyState icon={<IconUsers />} title="Nobody is here yet" action={invite}>
        Colleagues whom the school invites appear here, with their roles, for everyone in its alliances.
      </EmptyState>
    )
  }
  return (
    <div className={css.box}>
      {everybody.length > worthSearching && (
        <SearchField
          label="Find a colleague by name or role"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {shown.length > 0 ? (
        <Card pad="none">
          <ul className={css.list}>
            {shown.map((colleague) => (
              <PersonRow
                key={colleague.person.id}
                colleague={colleague}
                colour={school.colour}
                isMe={colleague.person.id === viewer.id}
                actions={<ColleagueMenu school={school} colleague={colleague} />}
              />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState icon={<IconSearchOff />} title="Nobody of that name">
          Try the beginning of a first name, a surname or a role.
        </EmptyState>
      )}
    </div>
  )
}
