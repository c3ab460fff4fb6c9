/** Schools: every school of England as one types, and beside it where the schools of one's alliance are. */
import { useQuery } from '@apollo/client/react'
import { IconDatabaseImport, IconSchool } from '@tabler/icons-react'
import { useState } from 'react'
import { NearbySchools } from '../features/school/NearbySchools'
import { OwnSchools } from '../features/school/OwnSchools'
import { SchoolResults } from '../features/school/SchoolResults'
import { SchoolSearch } from '../features/school/SchoolSearch'
import { inFull } from '../features/school/school-words'
import { useSchoolQuestion } from '../features/school/useSchoolQuestion'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { SkeletonCards } from '../ui/Skeleton'
import css from './SchoolsPage.module.css'

const pageQuery = graphql(`
  query SchoolsPage {
    register: schools(first: 1) { totalCount }
    viewer {
      id
      alliances { id ...NearbySchools ...OwnSchools }
    }
  }
`)

export default function SchoolsPage() {
  const viewer = useViewer()
  const query = useQuery(pageQuery)
  const asking = useSchoolQuestion()
  const [chosen, setChosen] = useState<string | null>(null)
  useRefresh(['alliance.changed', 'register.changed'], query.refetch)
  return (
    <Page title="Schools" lead="Those you work with, and every school of England to find a partner among.">
      <Loaded query={query} skeleton={<SkeletonCards cards={3} />}>
        {({ register, viewer: me }) => {
          const alliances = me?.alliances ?? []
          const acting = viewer.actingAs
          const alliance = alliances.find(({ id }) => id === (chosen ?? acting?.alliance?.id)) ?? alliances[0]
          if (register.totalCount === 0) return <EmptyRegister mayImport={viewer.isAdmin} />
          return (
            <SchoolSearch
              asking={asking}
              aside={
                alliance && (
                  <div className={css.where}>
                    <h2 className={css.heading}>Where we are</h2>
                    {alliances.length > 1 && (
                      <SelectField
                        label="Alliance"
                        hideLabel
                        value={alliance.id}
                        onChange={(event) => setChosen(event.currentTarget.value)}
                        choices={alliances.map(({ id, name }) => ({ value: id, label: name }))}
                      />
                    )}
                    <NearbySchools alliance={alliance} mineUrn={acting?.school?.urn ?? null} />
                  </div>
                )
              }
            >
              {alliance && asking.isAtRest ? (
                <>
                  <OwnSchools alliance={alliance} />
                  <Button className={css.browse} onClick={() => asking.choose({ all: true })}>
                    Look through all {inFull(register.totalCount)} schools
                  </Button>
                </>
              ) : (
                <SchoolResults question={asking.question} isBehind={asking.text.trim() !== asking.question.search} />
              )}
            </SchoolSearch>
          )
        }}
      </Loaded>
    </Page>
  )
}

function EmptyRegister({ mayImport }: { readonly mayImport: boolean }) {
  return mayImport ? (
    <EmptyState
      icon={<IconDatabaseImport />}
      title="The register is still empty"
      action={
        <ButtonLink to="/admin/register" look="primary">
          Import the register
        </ButtonLink>
      }
    >
      Once the official file of schools is here, every school can be found as one types its name.
    </EmptyState>
  ) : (
    <EmptyState icon={<IconSchool />} title="No schools yet">
      Whoever runs this installation has still to bring in the register of schools. Until then nobody can be found here.
    </EmptyState>
  )
}
