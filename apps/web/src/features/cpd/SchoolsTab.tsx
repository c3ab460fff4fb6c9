/** The schools a cycle is for, and how many places each may take. */
import { mostPlacesOfSchool } from '@alongside/domain/cpd-plan'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { CpdCyclePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
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

export function SchoolsTab({ cycle }: { readonly cycle: CpdCyclePartsFragment }) {
  const canChoose = cycle.abilities.design && cycle.owner === null
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    new Map(
      cycle.schools.flatMap(({ school, places }) => (school ? [[school.urn, String(places ?? '')] as const] : [])),
    ),
  )
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
  const set = (urn: string, places: string | null) => {
    const next = new Map(chosen)
    if (places === null) next.delete(urn)
    else next.set(urn, places)
    setChosen(next)
  }
  const schools = [...chosen].map(([urn, places]) => ({ urn, places: places === '' ? null : Number(places) }))
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
                checked={chosen.has(school.urn)}
                onChange={({ target }) => set(school.urn, target.checked ? '' : null)}
              />
            </div>
            {chosen.has(school.urn) && (
              <TextField
                label={`Places for ${school.name}`}
                hideLabel
                placeholder="Places"
                optional
                type="number"
                min={0}
                max={mostPlacesOfSchool}
                className={css.number}
                value={chosen.get(school.urn)}
                onChange={({ target }) => set(school.urn, target.value)}
              />
            )}
          </li>
        ))}
      </ul>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <div>
        <Button look="primary" busy={busy} onClick={() => void choose({ id: cycle.id, schools })}>
          Keep
        </Button>
      </div>
    </Stack>
  )
}
