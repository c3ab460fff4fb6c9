/** The register of schools, for whoever runs the installation: bring in a file, follow it, read what became of its rows. */
import { useQuery } from '@apollo/client/react'
import { IconLock } from '@tabler/icons-react'
import { ImportHistory } from '../features/register/ImportHistory'
import { RegisterUpload } from '../features/register/RegisterUpload'
import { RunningImport } from '../features/register/RunningImport'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page, Section } from '../ui/Page'
import css from './RegisterAdminPage.module.css'

const importsQuery = graphql(`
  query RegisterAdminPage {
    registerImports { id ...ImportParts }
  }
`)

export default function RegisterAdminPage() {
  const viewer = useViewer()
  if (viewer.isAdmin) return <Register />
  return (
    <Page title="School register">
      <EmptyState
        icon={<IconLock />}
        title="This is for whoever runs the installation"
        action={<ButtonLink to="/schools">Find a school</ButtonLink>}
      >
        The register is brought up to date by an administrator. Everybody can search it.
      </EmptyState>
    </Page>
  )
}

function Register() {
  const query = useQuery(importsQuery, { fetchPolicy: 'cache-and-network' })
  const running = query.data?.registerImports.find(({ state }) => state === 'RUNNING')
  useRefresh('register.changed', query.refetch)
  return (
    <Page
      title="School register"
      above="Administration"
      width="text"
      lead="Schools come from the official register. Importing a newer file brings them up to date; schools a file does not mention stay as they are."
    >
      <Loaded query={query}>
        {({ registerImports }) => (
          <>
            {running ? (
              <RunningImport running={running} />
            ) : (
              <Section title="Bring in a file">
                <RegisterUpload onStarted={() => void query.refetch()} />
                <details className={css.which}>
                  <summary>Which files are understood</summary>
                  <ul>
                    <li>The official register of England, edubasealldata (all establishments, every column)</li>
                    <li>Its links file, which says what a school was before and what it became</li>
                    <li>The list of schools of 2022, schools-england-2022</li>
                    <li>
                      The two public lists of teaching school alliances: they become references (“was partner of”),
                      never memberships
                    </li>
                  </ul>
                  <p>
                    Only the columns about schools are read, never a person’s name. A file that is broken is refused as
                    a whole and changes nothing.
                  </p>
                </details>
              </Section>
            )}
            <Section title="Earlier imports">
              <ImportHistory imports={registerImports.filter(({ state }) => state !== 'RUNNING')} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
