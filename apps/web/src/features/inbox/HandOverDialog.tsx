/** To which colleague a request goes: only those who could do it just as well, and only once they have said yes. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { InboxItemPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { SkeletonLines } from '../../ui/Skeleton'

const candidatesQuery = graphql(`
  query WhoCouldTakeOver($itemId: ID!) {
    whoCouldTakeOver(itemId: $itemId) { id name schools { urn name } }
  }
`)
const offerMutation = graphql(`
  mutation OfferNotice($itemId: ID!, $personId: ID!) {
    offerNotice(itemId: $itemId, personId: $personId) { ...InboxItemParts }
  }
`)

interface HandOverDialogProps {
  readonly item: InboxItemPartsFragment
  readonly onClose: () => void
}

export function HandOverDialog({ item, onClose }: HandOverDialogProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useQuery(candidatesQuery, { variables: { itemId: item.id }, fetchPolicy: 'network-only' })
  const [offer, { busy, refusal }] = useAct(offerMutation, { inline: true, done: 'They are asked' })
  const people = query.data?.whoCouldTakeOver ?? []
  return (
    <Dialog
      open
      width="s"
      title="Hand it over?"
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep it myself
          </Button>
          {people.length > 0 && (
            <Button
              look="primary"
              busy={busy}
              disabled={chosen === null}
              onClick={() => chosen && void offer({ itemId: item.id, personId: chosen }).then((ok) => ok && onClose())}
            >
              Ask them
            </Button>
          )}
        </>
      }
    >
      <p>{item.text}</p>
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {({ whoCouldTakeOver }) =>
          whoCouldTakeOver.length === 0 ? (
            <Notice>
              Nobody else here could do this at the moment. A head can appoint a deputy on the school’s page.
            </Notice>
          ) : (
            <>
              <p>It stays with you until they say yes.</p>
              <Choices
                label="To whom"
                value={chosen}
                choices={whoCouldTakeOver.map(({ id, name, schools }) => ({
                  value: id,
                  label: name,
                  hint: schools.map((school) => school.name).join(', '),
                }))}
                onChoose={setChosen}
              />
            </>
          )
        }
      </Loaded>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
