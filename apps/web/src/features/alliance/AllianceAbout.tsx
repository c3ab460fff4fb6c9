/** What an alliance is for, who leads it, and whom to ask. */
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { AllianceAboutFragment } from '../../gql/graphql'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Stack } from '../../ui/Page'
import { Prose } from '../../ui/Prose'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './AllianceAbout.module.css'
import { EditAllianceDialog } from './EditAllianceDialog'

export const allianceAbout = graphql(`
  fragment AllianceAbout on Alliance {
    id
    name
    aims
    leadSchool { urn name colour }
    coordinators { id name initials email }
    abilities { update }
  }
`)

export function AllianceAbout({ alliance }: { readonly alliance: AllianceAboutFragment }) {
  const [editing, setEditing] = useState(false)
  const { aims, leadSchool, coordinators, abilities } = alliance
  return (
    <Stack>
      <Card as="section">
        <h2 className={css.title}>What we are here for</h2>
        {aims ? <Prose text={aims} /> : <p className={css.none}>The coordinator has not written it down yet.</p>}
        {abilities.update && (
          <Button size="s" look="plain" icon={<IconPencil />} onClick={() => setEditing(true)}>
            Change name and aims
          </Button>
        )}
      </Card>
      <Card flat as="section">
        <h2 className={css.title}>Who holds it together</h2>
        <ul className={css.people}>
          {leadSchool && (
            <li>
              <SchoolTag school={leadSchool} to={`/schools/${leadSchool.urn}`} />
              <span className={css.role}>Lead school</span>
            </li>
          )}
          {coordinators.map((person) => (
            <li key={person.id}>
              <Avatar silent size="s" person={person} />
              <span>
                {person.email ? <a href={`mailto:${person.email}`}>{person.name}</a> : person.name}
                <span className={css.role}>Coordinator</span>
              </span>
            </li>
          ))}
        </ul>
        {coordinators.length === 0 && abilities.update && <p className={css.none}>No coordinator has come in yet.</p>}
      </Card>
      {editing && <EditAllianceDialog alliance={alliance} onClose={() => setEditing(false)} />}
    </Stack>
  )
}
