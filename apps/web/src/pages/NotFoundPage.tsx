/** An address that leads nowhere, or to something this person may not see: we do not say which. */
import { IconCompass } from '@tabler/icons-react'
import { ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'

export default function NotFoundPage() {
  return (
    <Page title="There is nothing here" width="text">
      <EmptyState
        icon={<IconCompass aria-hidden="true" />}
        title="This page does not exist, or you have no access to it"
        action={
          <ButtonLink look="primary" to="/today">
            Go to Today
          </ButtonLink>
        }
      >
        The address may have been mistyped, or what it led to has moved. Ctrl K finds schools, people and enquiries.
      </EmptyState>
    </Page>
  )
}
