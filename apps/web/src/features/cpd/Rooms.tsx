/** Rooms a school lends to its partners: shown to whoever plans with it, kept by whoever may. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { RoomsOfSchoolQuery } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { roomsQuery } from './cpd-queries'

const keepMutation = graphql(`
  mutation KeepRoom($urn: ID!, $id: ID, $name: String!, $seats: Int) {
    keepRoom(urn: $urn, id: $id, name: $name, seats: $seats) { id name seats version }
  }
`)
const removeMutation = graphql(`
  mutation RemoveRoom($urn: ID!, $id: ID!) {
    removeRoom(urn: $urn, id: $id) { id }
  }
`)

type Room = RoomsOfSchoolQuery['rooms'][number]

export function Rooms({ urn, canKeep }: { readonly urn: string; readonly canKeep: boolean }) {
  const query = useQuery(roomsQuery, { variables: { urn } })
  const [open, setOpen] = useState<Room | 'new' | null>(null)
  const [remove] = useAct(removeMutation, { done: 'Taken off the list', refetch: ['RoomsOfSchool'] })
  const rooms = query.data?.rooms ?? []
  if (rooms.length === 0 && !canKeep) return null
  return (
    <Section
      title="Rooms for joint sessions"
      hint={
        rooms.length === 0 ? 'A hall, a library, a studio: what colleagues of other schools can meet in.' : undefined
      }
      actions={canKeep && <Button onClick={() => setOpen('new')}>Add a room</Button>}
    >
      <ul className={css.lines}>
        {rooms.map((room) => (
          <li key={room.id} className={css.line}>
            <div className={css.lineWords}>
              <span>{room.name}</span>
              {room.seats && <span className={css.quiet}>{room.seats} seats</span>}
            </div>
            {canKeep && (
              <span className={css.actions}>
                <Button size="s" look="plain" onClick={() => setOpen(room)}>
                  Change
                </Button>
                <Button size="s" look="plain" onClick={() => void remove({ urn, id: room.id })}>
                  Take off
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && <RoomDialog urn={urn} room={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function RoomDialog({
  urn,
  room,
  onClose,
}: {
  readonly urn: string
  readonly room: Room | null
  readonly onClose: () => void
}) {
  const [name, setName] = useState(room?.name ?? '')
  const [seats, setSeats] = useState(String(room?.seats ?? ''))
  const [keep, { busy, refusal }] = useAct(keepMutation, { inline: true, done: 'Kept', refetch: ['RoomsOfSchool'] })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const given = { urn, id: room?.id ?? null, name, seats: seats === '' ? null : Number(seats) }
    void keep(given).then((done) => done && onClose())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={room ? 'Change the room' : 'Add a room'}
      actions={
        <Button look="primary" type="submit" form="room" busy={busy}>
          Keep
        </Button>
      }
    >
      <form id="room" onSubmit={send}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField label="Name" maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
          <TextField
            label="Seats"
            optional
            type="number"
            min={1}
            max={2000}
            value={seats}
            onChange={({ target }) => setSeats(target.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
