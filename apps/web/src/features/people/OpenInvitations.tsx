/** Invitations that wait for an answer: take one back, or send it again. */
import { useQuery } from '@apollo/client/react'
import { IconMailOpened } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { OpenInvitationsQuery } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { CopyText } from '../../ui/CopyText'
import { EmptyState } from '../../ui/EmptyState'
import { SkeletonLines } from '../../ui/Skeleton'
import { Tag } from '../../ui/Tag'
import css from './OpenInvitations.module.css'
import { RevokeDialog } from './RevokeDialog'

const invitationsQuery = graphql(`
  query OpenInvitations($spaceId: ID!) {
    invitations(spaceId: $spaceId) { id email name roleLabel state createdAt expiresAt }
  }
`)

const renewMutation = graphql(`
  mutation RenewInvitation($spaceId: ID!, $id: ID!) {
    renewInvitation(spaceId: $spaceId, id: $id) { id email state createdAt expiresAt link }
  }
`)

export function OpenInvitations({ spaceId }: { readonly spaceId: string }) {
  const query = useQuery(invitationsQuery, { variables: { spaceId }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query} skeleton={<SkeletonLines lines={4} />}>
      {({ invitations }) =>
        invitations.length === 0 ? (
          <EmptyState icon={<IconMailOpened />} title="No invitation is open">
            Whoever you invite stands here until they have come in.
          </EmptyState>
        ) : (
          <Card pad="none">
            <ul className={css.list}>
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} spaceId={spaceId} invitation={invitation} />
              ))}
            </ul>
          </Card>
        )
      }
    </Loaded>
  )
}

interface InvitationRowProps {
  readonly spaceId: string
  readonly invitation: OpenInvitationsQuery['invitations'][number]
}

function InvitationRow({ spaceId, invitation }: InvitationRowProps) {
  const { id, email, name, roleLabel, state, createdAt, expiresAt } = invitation
  const [link, setLink] = useState<string | null>(null)
  const [revoking, setRevoking] = useState(false)
  const [renew, { busy }] = useAct(renewMutation, {
    done: (data) => (data.renewInvitation.link ? 'A new link is ready to pass on' : `Sent again to ${email}`),
    refetch: ['OpenInvitations'],
  })
  const again = async () => {
    const data = await renew({ spaceId, id })
    if (data) setLink(data.renewInvitation.link ?? null)
  }
  return (
    <li className={css.row}>
      <div className={css.words}>
        <p className={css.name}>
          {name || email}
          {state === 'EXPIRED' && <Tag tone="warn">Ran out</Tag>}
        </p>
        <p className={css.detail}>
          {name && `${email} · `}
          {roleLabel} · invited <When at={createdAt} />
          {state === 'OPEN' && `, open until ${dayOf(expiresAt)}`}
        </p>
      </div>
      <div className={css.actions}>
        <Button size="s" look="plain" onClick={() => setRevoking(true)}>
          Take back
        </Button>
        <Button size="s" busy={busy} onClick={() => void again()}>
          Send again
        </Button>
      </div>
      {link && (
        <div className={css.link}>
          <CopyText label={`New link for ${email}; the one before no longer works`} text={link} />
        </div>
      )}
      {revoking && <RevokeDialog spaceId={spaceId} invitation={invitation} onClose={() => setRevoking(false)} />}
    </li>
  )
}
