/** Choosing a team: who comes from which school, who is trained, and who leads; what ties a school to the host, and how full somebody's half-term would be, is shown at once. */
import { useQuery } from '@apollo/client/react'
import { useDeferredValue, useState } from 'react'
import type { ChallengeConflict, LoadLevel } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { CheckField } from '../../ui/CheckField'
import { LoadWord, loadIfAsked } from '../../ui/LoadWord'
import { Stack } from '../../ui/Page'
import { SearchField } from '../../ui/SearchField'
import { SelectField } from '../../ui/SelectField'
import { SkeletonLines } from '../../ui/Skeleton'
import css from './Challenge.module.css'
import { candidatesQuery } from './challenge-queries'
import { conflictWords } from './challenge-words'
import { type TeamLoad, useTeamLoads } from './useTeamLoads'

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
  /** Of the visit, as far as they are known. */
  readonly days: readonly string[]
  readonly challengeId?: string
  readonly team: ChosenTeam
  readonly onChange: (team: ChosenTeam) => void
}

/** As the server wants it. */
export const teamInput = ({ members, leadId }: ChosenTeam) => ({
  members: members.map(({ personId, urn, isTrained, isFacilitator }) => ({ personId, urn, isTrained, isFacilitator })),
  leadId: leadId || null,
})

export function TeamFields({ allianceId, hostUrn, days, challengeId, team, onChange }: TeamFieldsProps) {
  const [search, setSearch] = useState('')
  const sought = useDeferredValue(search).trim().toLowerCase()
  const query = useQuery(candidatesQuery, { variables: { allianceId, hostUrn } })
  const { members, leadId } = team
  const found = (query.data?.challengeCandidates ?? [])
    .filter(({ school }) => school.urn !== hostUrn)
    .filter(({ person, school }) => `${person.name} ${school.name}`.toLowerCase().includes(sought))
  const loads = useTeamLoads({ allianceId, hostUrn, days, challengeId: challengeId ?? null }, [
    ...members.map(({ personId }) => personId),
    ...found.map(({ person }) => person.id),
  ])
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
          {() =>
            found.length === 0 ? (
              <p className={css.quiet}>Nobody of that name at the other schools of the alliance.</p>
            ) : (
              <ul className={css.candidates}>
                {found.map(({ person, school, conflicts }) => (
                  <li key={`${person.id} ${school.urn}`}>
                    <CheckField
                      label={`${person.name}, ${school.name}`}
                      hint={<Known load={loads.get(person.id)} conflicts={conflicts} />}
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
          }
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
          choices={members.map(({ personId, name }) => ({
            value: personId,
            label: asLead(name, loads.get(personId)?.levelAsLead),
          }))}
        />
      )}
    </Stack>
  )
}

interface KnownProps {
  readonly load: TeamLoad | undefined
  readonly conflicts: readonly ChallengeConflict[]
}

function Known({ load, conflicts }: KnownProps) {
  return (
    <span className={css.known}>
      {load && <LoadWord level={load.level} />}
      {conflicts.map((conflict) => (
        <span key={conflict}>{conflictWords[conflict]}</span>
      ))}
    </span>
  )
}

/** To lead takes more; it is said where it would be too much. */
const asLead = (name: string, level: LoadLevel | undefined): string =>
  level === undefined || level === 'GREEN' ? name : `${name}: ${loadIfAsked[level].toLowerCase()}`
