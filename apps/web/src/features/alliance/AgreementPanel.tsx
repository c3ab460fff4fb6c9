/** The membership agreement as it stands, and who is bound by which wording. */
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { AgreementPanelFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Columns, Section } from '../../ui/Page'
import { Prose } from '../../ui/Prose'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './AgreementPanel.module.css'
import { EditAgreementDialog } from './EditAgreementDialog'

export const agreementPanel = graphql(`
  fragment AgreementPanel on Alliance {
    id
    agreement
    agreementVersion
    abilities { update }
    memberships { id state signedAt agreementVersion school { urn name colour } }
  }
`)

const takesPart = new Set(['ACTIVE', 'PAUSED', 'LEAVING'])

export function AgreementPanel({ alliance }: { readonly alliance: AgreementPanelFragment }) {
  const [editing, setEditing] = useState(false)
  const { agreement, agreementVersion, abilities, memberships } = alliance
  const members = memberships.filter(({ state }) => takesPart.has(state))
  const waiting = memberships.filter(({ state }) => state === 'PENDING')
  return (
    <Columns
      main={
        <Section
          title="Membership agreement"
          hint={`Wording ${agreementVersion}. Each headteacher signs it for the school; nobody is bound by a wording they have not signed.`}
          actions={
            abilities.update && (
              <Button icon={<IconPencil />} onClick={() => setEditing(true)}>
                Change the wording
              </Button>
            )
          }
        >
          <Card>
            <Prose text={agreement} />
          </Card>
          {editing && (
            <EditAgreementDialog alliance={alliance} signers={members.length} onClose={() => setEditing(false)} />
          )}
        </Section>
      }
      aside={
        <Card flat as="section">
          <h2 className={css.title}>Signed by</h2>
          <ul className={css.list}>
            {members.map(({ id, school, signedAt, agreementVersion: signed }) => (
              <li key={id}>
                <SchoolTag school={school} />
                <span className={css.note}>
                  {signedAt && dayOf(signedAt)}
                  {signed && signed !== agreementVersion && `, wording ${signed}: the new one waits for the head`}
                </span>
              </li>
            ))}
            {waiting.map(({ id, school }) => (
              <li key={id}>
                <SchoolTag school={school} faded />
                <span className={css.note}>not yet</span>
              </li>
            ))}
          </ul>
        </Card>
      }
    />
  )
}
