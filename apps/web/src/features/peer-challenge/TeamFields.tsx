/** Choosing a team: who comes from which school, who is trained, and who leads; what ties a school to the host is shown at once. */
import { useQuery } from '@apollo/client/react'
import { useDeferredValue, useState } from 'react'
import { Loaded } from '../../platform/Loaded'
import { CheckField } from '../../ui/CheckField'
import { Stack } from '../../ui/Page'
import { SearchField } from '../../ui/SearchField'
import { SelectField } from '../../ui/SelectField'
import { SkeletonLines } from '../../ui/Skeleton'
import css from './Challenge.module.css'
import { candidatesQuery } from './challenge-queries'
import { conflictWords } from './challenge-words'

export interface ChosenMember {
  readonly personId: string
  readonly urn: string
  readonly name: string
  readonly isTrained: boolean
  readonly isFacilitator: boolean
}
export interface ChosenTeam {
  readonly members: readonly ChosenMember[]
  readonly leadId: string
}

export interface TeamFieldsProps {
  readonly allianceId: string
  readonly hostUrn: string
  readonly team: ChosenTeam
  readonly onChange: (team: ChosenTeam) => void
}

/** As the server wants it. */
export const teamInput = ({ members, leadId }: ChosenTeam) => ({
  members: members.map(({ personId, urn, isTrained, isFacilitator }) => ({ personId, urn, isTrained, isFacilitator })),
  leadId: leadId || null,
})

export function TeamFields({ allianceId, hostUrn, team, onChange }: TeamFieldsProps) {
  const [search, setSearch] = useState('')
  const sought = useDeferredValue(search).trim().toLowerCase()
  const query = useQuery(candidatesQuery, { variables: { allianceId, hostUrn } })
  const { members, leadId } = team
  const chosen = (id: string): ChosenMember | undefined => members.find(({ personId }) => personId === id)
  const set = (next: readonly ChosenMember[]): void =>
    onChange({ members: next, leadId: next.some(({ personId }) => personId === leadId) ? leadId : '' })
  return (
    <Stack>
      <fieldset className={css.picker}>
        <legend>{members.length === 0 ? 'Who comes?' : `Who comes? ${members.length} chosen`}</legend>
        <SearchField
          label="Find a colleague or school"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Loaded query={query} skeleton={<SkeletonLines />}>
          {({ challengeCandidates }) => {
            const found = challengeCandidates
              .filter(({ school }) => school.urn !== hostUrn)
              .filter(({ person, school }) => `${person.name} ${school.name}`.toLowerCase().includes(sought))
            return found.length === 0 ? (
              <p className={css.quiet}>Nobody of that name at the other schools of the alliance.</p>
            ) : (
              <ul className={css.candidates}>
                {found.map(({ person, school, conflicts }) => (
                  <li key={`${person.id} ${school.urn}`}>
                    <CheckField
                      label={`${person.name}, ${school.name}`}
                      hint={conflicts.map((conflict) => conflictWords[conflict]).join(' · ') || undefined}
                      checked={chosen(person.id)?.urn === school.urn}
                      disabled={chosen(person.id) !== undefined && chosen(person.id)?.urn !== school.urn}
                      onChange={() =>
                        set(
                          chosen(person.id)
                            ? members.filter(({ personId }) => personId !== person.id)
                            : [
                                ...members,
                                {
                                  personId: person.id,
                                  urn: school.urn,
                                  name: person.name,
                                  isTrained: false,
                                  isFacilitator: false,
                                },
                              ],
                        )
                      }
                    />
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </fieldset>
      {members.length > 0 && (
        <fieldset className={css.picker}>
          <legend>Who is a trained reviewer?</legend>
          <ul className={css.candidates}>
            {members.map((member) => (
              <li key={member.personId}>
                <CheckField
                  label={member.name}
                  checked={member.isTrained}
                  onChange={({ target }) =>
                    set(
                      members.map((one) =>
                        one.personId === member.personId ? { ...one, isTrained: target.checked } : one,
                      ),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {members.length > 0 && (
        <SelectField
          label="Who leads the team?"
          hint="Somebody who is trained, and has no interest in the school."
          optional
          placeholder="Nobody yet"
          value={leadId}
          onChange={({ target }) => onChange({ members, leadId: target.value })}
          choices={members.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      )}
    </Stack>
  )
}
