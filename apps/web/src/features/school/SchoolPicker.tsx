/** Choosing one school out of all: type, arrow, Enter. */
import { useQuery } from '@apollo/client/react'
import { type KeyboardEvent, useId, useState } from 'react'
import { graphql } from '../../gql'
import type { PickableSchoolFragment } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Field } from '../../ui/Field'
import css from './SchoolPicker.module.css'
import { phaseWord, placeOf } from './school-words'
import { useSettled } from './useSettled'

export const pickableSchool = graphql(`
  fragment PickableSchool on School {
    urn
    name
    phase
    status
    town
    district
    laName
  }
`)

const pickQuery = graphql(`
  query SchoolPicker($search: String!) {
    schools(search: $search, first: 7) {
      edges { cursor node { urn ...PickableSchool } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export interface SchoolPickerProps {
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly chosen: PickableSchoolFragment | null
  readonly onChoose: (school: PickableSchoolFragment | null) => void
}

const detailOf = (school: PickableSchoolFragment): string =>
  [phaseWord(school.phase), placeOf(school), school.status === 'Open' ? null : school.status]
    .filter(Boolean)
    .join(' · ')

const asListbox = (id: string) => ({ id, role: 'listbox', 'aria-label': 'Schools' })

export function SchoolPicker({ label, hint, optional, chosen, onChoose }: SchoolPickerProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const search = useSettled(text.trim())
  const query = useQuery(pickQuery, { variables: { search }, skip: search.length < 2 || chosen !== null })
  const found =
    text.trim().length < 2 ? [] : ((query.data ?? query.previousData)?.schools.edges.map(({ node }) => node) ?? [])
  const active = found[Math.min(at, found.length - 1)]
  const choose = (school: PickableSchoolFragment) => {
    onChoose(school)
    setText('')
  }
  if (chosen) {
    return (
      <div className={css.chosen}>
        <div>
          <p className={css.label}>{label}</p>
          <p className={css.name}>{chosen.name}</p>
          <p className={css.detail}>{detailOf(chosen)}</p>
        </div>
        <Button size="s" look="plain" onClick={() => onChoose(null)}>
          Choose another
        </Button>
      </div>
    )
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && found.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length)
    } else if (event.key === 'Enter') {
      // Enter in the field means this school, not the whole form.
      event.preventDefault()
      if (active) choose(active)
    }
  }
  const asOption = (school: PickableSchoolFragment) => ({
    id: `${id}-${school.urn}`,
    role: 'option',
    'aria-selected': school === active,
    onClick: () => choose(school),
  })
  return (
    <Field label={label} hint={hint} optional={optional}>
      {(ids) => (
        <>
          <input
            {...ids}
            className={css.input}
            type="text"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={active ? `${id}-${active.urn}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder="Name, town or URN"
            required={!optional}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={press}
          />
          <div className={css.list} tabIndex={-1} {...asListbox(`${id}-list`)}>
            {found.map((school) => (
              <div
                key={school.urn}
                className={cx(css.option, school === active && css.active)}
                onPointerMove={() => setAt(found.indexOf(school))}
                {...asOption(school)}
              >
                <span className={css.name}>{school.name}</span>
                <span className={css.detail}>{detailOf(school)}</span>
              </div>
            ))}
          </div>
          <output className="visually-hidden">
            {search.length < 2
              ? ''
              : found.length === 0 && !query.loading
                ? 'No school fits'
                : `${found.length} schools`}
          </output>
        </>
      )}
    </Field>
  )
}
