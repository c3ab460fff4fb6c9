/** To which colleague a request goes: only those who could do it just as well, and only once they have said yes. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { WhoCouldTakeOverQuery } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { SkeletonLines } from '../../ui/Skeleton'
import { whoCouldTakeDutyQuery, whoCouldTakeOverQuery } from './asked-queries'
import { type AskedOf, useNotNow } from './useNotNow'

interface HandOverDialogProps extends AskedOf {
  readonly about: string
  readonly onClose: () => void
}
type Person = WhoCouldTakeOverQuery['whoCouldTakeOver'][number]

export function HandOverDialog({ item, duty, about, onClose }: HandOverDialogProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const ofNotice = useQuery(whoCouldTakeOverQuery, {
    variables: { itemId: item?.id ?? '' },
    skip: !item,
    fetchPolicy: 'network-only',
  })
  const ofDuty = useQuery(whoCouldTakeDutyQuery, {
    variables: duty ?? { kind: 'ACTION_YOURS', itemId: '' },
    skip: Boolean(item) || !duty,
    fetchPolicy: 'network-only',
  })
  const people = ofNotice.data?.whoCouldTakeOver ?? ofDuty.data?.whoCouldTakeDuty
  const { offer, busy, refusal } = useNotNow({ item, duty })
  const hasFailed = Boolean(ofNotice.error ?? ofDuty.error)
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
          {people && people.length > 0 && (
            <Button
              look="primary"
              busy={busy}
              disabled={chosen === null}
              onClick={() => chosen && void offer(chosen).then((ok) => ok && onClose())}
            >
              Ask them
            </Button>
          )}
        </>
      }
    >
      <p>{about}</p>
      {hasFailed ? (
        <Notice tone="danger">This is no longer yours to hand over. Look at the page again.</Notice>
      ) : people ? (
        <Colleagues people={people} chosen={chosen} onChoose={setChosen} />
      ) : (
        <SkeletonLines />
      )}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}

interface ColleaguesProps {
  readonly people: readonly Person[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Colleagues({ people, chosen, onChoose }: ColleaguesProps) {
  if (people.length === 0) {
    return (
      <Notice>Nobody else here could do this at the moment. A head can appoint a deputy on the school’s page.</Notice>
    )
  }
  return (
    <>
      <p>It stays with you until they say yes.</p>
      <Choices
        label="To whom"
        value={chosen}
        choices={people.map(({ id, name, schools }) => ({
          value: id,
          label: name,
          hint: schools.map((school) => school.name).join(', '),
        }))}
        onChoose={onChoose}
      />
    </>
  )
}
