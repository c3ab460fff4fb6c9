/** Today for whoever runs the installation: they set the table, and read nothing that lies on it. */
import { IconServer2 } from '@tabler/icons-react'
import { ButtonLink } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Row, Section } from '../../ui/Page'

export function Installation() {
  return (
    <Section title="This installation">
      <EmptyState
        icon={<IconServer2 />}
        title="You set the table for others"
        action={
          <Row>
            <ButtonLink to="/alliance">Alliances</ButtonLink>
            <ButtonLink to="/admin/register">School register</ButtonLink>
          </Row>
        }
      >
        Create an alliance and invite its coordinator; bring in the register when a newer file is out. What schools
        write stays with them.
      </EmptyState>
    </Section>
  )
}
