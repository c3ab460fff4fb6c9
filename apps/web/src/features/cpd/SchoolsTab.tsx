/** The schools a cycle is for, and how many places each may take. */
import { mostPlacesOfSchool } from '@alongside/domain/cpd-plan'
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql'
import type { CpdCyclePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { useShared } from '../../platform/useShared'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { chooseFirst, Meanwhile } from '../../ui/Meanwhile'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { chooseSchoolsMutation } from './cpd-queries'

const membersQuery = graphql(`
  query CpdMembers($id: ID!) {
    alliance(id: $id) { id memberships { id state school { urn name colour } } }
  }
`)

type Share = string | undefined
/** By school: its number of places, '' for as many as want to come. */
const sharesOf = ({ schools }: CpdCyclePartsFragment): Readonly<Record<string, Share>> =>
  Object.fromEntries(schools.flatMap(({ school, places }) => (school ? [[school.urn, String(places ?? '')]] : [])))
const sharesInWords = (share: Share): string =>
  share === undefined ? 'Not for this school' : share === '' ? 'As many as want to come' : `${share} places`

export function SchoolsTab({ cycle }: { readonly cycle: CpdCyclePartsFragment }) {
  const canChoose = cycle.abilities.design && cycle.owner === null
  const { fields: chosen, set, version, meanwhile, isSettled } = useShared(sharesOf(cycle), cycle.version)
  const query = useQuery(membersQuery, { variables: { id: cycle.allianceId }, skip: !canChoose })
  const [choose, { busy, refusal }] = useAct(chooseSchoolsMutation, { inline: true, done: 'Kept' })
  if (!canChoose) {
    return (
      <ul className={css.lines}>
        {cycle.schools.map(
          ({ school, places }) =>
            school && (
              <li key={school.urn} className={css.line}>
                <SchoolTag school={school} to={`/schools/${school.urn}`} />
                {places !== null && places !== undefined && (
                  <span className={css.quiet}>{places} places on each session</span>
                )}
              </li>
            ),
        )}
      </ul>
    )
  }
  const members = (query.data?.alliance?.memberships ?? []).filter(
    ({ state }) => state === 'ACTIVE' || state === 'LEAVING',
  )
  const schools = Object.entries(chosen).flatMap(([urn, places]) =>
    places === undefined ? [] : [{ urn, places: places === '' ? null : Number(places) }],
  )
  const keep = (): void => void (isSettled && choose({ id: cycle.id, version, schools }))
  return (
    <Stack>
      <p className={css.quiet}>
        Staff of these schools can ask for places. An empty number: as many as want to come. Whoever has a place keeps
        it; where a share grows, those who wait are offered what is free.
      </p>
      <ul className={css.lines}>
        {members.map(({ school }) => (
          <li key={school.urn} className={css.line}>
            <div className={css.lineWords}>
              <CheckField
                label={school.name}
                checked={chosen[school.urn] !== undefined}
                onChange={({ target }) => set({ [school.urn]: target.checked ? '' : undefined })}
              />
              <Meanwhile label={school.name} both={meanwhile(school.urn)} inWords={sharesInWords} />
            </div>
            {chosen[school.urn] !== undefined && (
              <TextField
                label={`Places for ${school.name}`}
                hideLabel
                placeholder="Places"
                optional
                type="number"
                min={0}
                max={mostPlacesOfSchool}
                className={css.number}
                value={chosen[school.urn]}
                onChange={({ target }) => set({ [school.urn]: target.value })}
              />
            )}
          </li>
        ))}
      </ul>
      {!isSettled && <Notice tone="warn">{chooseFirst}</Notice>}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <div>
        <Button look="primary" busy={busy} onClick={keep}>
          Keep
        </Button>
      </div>
    </Stack>
  )
}
