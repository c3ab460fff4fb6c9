/** The demo's mailbox: the mails that a real installation would send, for everybody who tries this one. */
import { useQuery } from '@apollo/client/react'
import { IconArrowLeft, IconMailbox } from '@tabler/icons-react'
import { MailList } from '../features/mailbox/MailList'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useSession } from '../platform/session'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Logo } from '../ui/Logo'
import { Page } from '../ui/Page'
import css from './MailboxPage.module.css'

const mailboxQuery = graphql(`
  query MailboxPage {
    installation { mailbox }
    mailbox { id ...MailParts }
  }
`)

export default function MailboxPage() {
  const { viewer } = useSession()
  const query = useQuery(mailboxQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <div className={css.frame}>
      <header className={css.header}>
        <Logo />
        <ButtonLink look="plain" icon={<IconArrowLeft />} to={viewer ? '/today' : '/sign-in'}>
          {viewer ? 'Back to Today' : 'Back to signing in'}
        </ButtonLink>
      </header>
      <main>
        <Page
          title="Mailbox of the demo"
          width="text"
          lead="No mail leaves this demo. What would be sent to its invented people stays here, links and all."
          actions={<Button onClick={() => void query.refetch()}>Look again</Button>}
        >
          <Loaded query={query}>
            {({ installation, mailbox }) =>
              mailbox.length > 0 ? (
                <MailList mails={mailbox} />
              ) : (
                <EmptyState
                  icon={<IconMailbox />}
                  title={installation.mailbox ? 'No mail yet' : 'There is no mailbox here'}
                >
                  {installation.mailbox
                    ? 'Invite somebody, or ask for a new password: the mail appears here a moment later.'
                    : 'This installation sends its mails to the people they are for.'}
                </EmptyState>
              )
            }
          </Loaded>
        </Page>
      </main>
    </div>
  )
}
