/** A change by hand: another school for this seat, or not this one. What it costs is said before anybody takes it. */
import { skipToken, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { RoundPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import { barMutation, pinMutation, priceQuery } from './pairing-queries'
import { inTheWayWords, priceInWords, type Seat, saidAgainst, seatWords } from './pairing-words'

export interface ByHandDialogProps {
  readonly round: RoundPartsFragment
  readonly seat: Seat
  readonly onClose: () => void
}

export function ByHandDialog({ round, seat, onClose }: ByHandDialogProps) {
  const [guest, setGuest] = useState('')
  const [reason, setReason] = useState('')
  const [pin, pinning] = useAct(pinMutation, { inline: true, done: 'Set. Work out the pairs again to see the rest.' })
  const [bar, barring] = useAct(barMutation, { inline: true, done: 'Ruled out. Work out the pairs again.' })
  const pair = { host: seat.host.urn, seat: seat.seat, guest }
  const price = useQuery(
    priceQuery,
    guest === '' ? skipToken : { variables: { id: round.id, pair }, fetchPolicy: 'network-only' },
  )
  const refusal = pinning.refusal ?? barring.refusal
  const cost = guest === '' ? undefined : price.data?.pairingPrice
  const others = round.signUps.filter(
    ({ notThisTerm, school }) => !notThisTerm && school.urn !== seat.host.urn && school.urn !== seat.guest?.urn,
  )
  const set = async () => {
    if (await pin({ id: round.id, pair, reason })) onClose()
  }
  const ruleOut = async () => {
    if (seat.guest && (await bar({ id: round.id, pair: { ...pair, guest: seat.guest.urn }, reason }))) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${seatWords[seat.seat]} at ${seat.host.name}`}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          {seat.guest && guest === '' && (
            <Button busy={barring.busy} onClick={() => void ruleOut()}>
              {`Not ${seat.guest.name}`}
            </Button>
          )}
          <Button look="primary" disabled={!cost} busy={pinning.busy} onClick={() => void set()}>
            Set this school
          </Button>
        </>
      }
    >
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <SelectField
          label="Another school"
          optional
          placeholder="Choose a school"
          value={guest}
          choices={others.map(({ school }) => ({ value: school.urn, label: school.name }))}
          onChange={({ currentTarget }) => setGuest(currentTarget.value)}
        />
        {cost && (
          <Notice
            tone={cost.warnings.length > 0 ? 'warn' : 'plain'}
            title={`${cost.guest.name}: ${priceInWords(cost.more)}`}
          >
            {cost.inTheWay.map((code) => (
              <p key={code}>
                {`${inTheWayWords[code] ?? code}: ${cost.inTheWayOf.map(({ name }) => name).join(', ')} would need somebody else.`}
              </p>
            ))}
            {cost.warnings.map((code) => (
              <p key={code}>{`Mind: ${saidAgainst(code)}.`}</p>
            ))}
            {!cost.canLead && <p>They may come in spite of it, and do not lead.</p>}
          </Notice>
        )}
        <TextField
          label="Why"
          optional
          hint="Read by the coordinators."
          maxLength={1000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </Stack>
    </Dialog>
  )
}
