/** What a session is for, where it is held and for how many: a new one, or one as it is planned now. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment, SessionFormat } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { addSessionMutation, planSessionMutation, roomsQuery } from './cpd-queries'
import { formats } from './cpd-words'

interface SessionFormProps {
  readonly cycle: CpdCyclePartsFragment
  /** None: a new one. */
  readonly session?: CpdSessionPartsFragment
  readonly onDone: () => void
}

const usual: Readonly<Record<SessionFormat, number>> = {
  TWILIGHT: 90,
  HALF_DAY: 180,
  FULL_DAY: 360,
  INSET_DAY: 360,
  LEARNING_VISIT: 180,
  ONLINE: 60,
  COACHING: 45,
}
const numberIn = (text: string): number | null => (text.trim() === '' ? null : Number(text))

export function SessionForm({ cycle, session, onDone }: SessionFormProps) {
  const [title, setTitle] = useState(session?.title ?? '')
  const [purpose, setPurpose] = useState(session?.purpose ?? '')
  const [format, setFormat] = useState<SessionFormat>(session?.format ?? 'TWILIGHT')
  const [minutes, setMinutes] = useState(String(session?.minutes ?? usual.TWILIGHT))
  const [daysAfter, setDaysAfter] = useState(String(session?.daysAfter ?? 21))
  const [taskAfter, setTask] = useState(session?.taskAfter ?? '')
  const [venueUrn, setVenue] = useState(session?.venue?.urn ?? '')
  const [roomId, setRoom] = useState(session?.roomId ?? '')
  const [onlineAt, setOnline] = useState(session?.onlineAt ?? '')
  const [places, setPlaces] = useState(String(session?.places ?? ''))
  const [perSchool, setPerSchool] = useState(String(session?.perSchool ?? ''))
  const isKnown = session?.state === 'PENCILLED' || session?.state === 'CONFIRMED'
  const rooms = useQuery(roomsQuery, { variables: { urn: venueUrn }, skip: venueUrn === '' })
  const refetch = ['CpdCyclePage']
  const [add, adding] = useAct(addSessionMutation, { inline: true, done: 'Added', refetch })
  const [plan, planning] = useAct(planSessionMutation, { inline: true, done: 'Kept', refetch })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const given = {
      title,
      purpose,
      format,
      minutes: Number(minutes),
      daysAfter: Number(daysAfter),
      taskAfter,
      venueUrn: venueUrn || null,
      roomId: (venueUrn && roomId) || null,
      onlineAt,
      places: numberIn(places),
      perSchool: numberIn(perSchool),
    }
    const done = session
      ? await plan({ id: session.id, version: session.version, session: given })
      : await add({ cycleId: cycle.id, session: given })
    if (done) onDone()
  }
  const refusal = adding.refusal ?? planning.refusal
  const schools = cycle.schools.flatMap(({ school }) => (school ? [{ value: school.urn, label: school.name }] : []))
  const chosen = rooms.data?.rooms ?? []
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <TextField label="Title" maxLength={200} value={title} onChange={({ target }) => setTitle(target.value)} />
        <TextArea
          label="What is it for?"
          hint="What people can do afterwards that they could not before."
          optional
          rows={2}
          value={purpose}
          onChange={({ target }) => setPurpose(target.value)}
        />
        <div className={css.pair}>
          <SelectField
            label="Format"
            choices={formats}
            value={format}
            onChange={({ target }) => {
              const next = target.value as SessionFormat
              setFormat(next)
              if (!session?.startsAt) setMinutes(String(usual[next]))
            }}
          />
          <TextField
            label="Minutes"
            type="number"
            min={15}
            max={720}
            disabled={Boolean(session?.startsAt)}
            value={minutes}
            onChange={({ target }) => setMinutes(target.value)}
          />
        </div>
        <TextArea
          label="To try in the classroom after it"
          optional
          rows={2}
          value={taskAfter}
          onChange={({ target }) => setTask(target.value)}
        />
        <TextField
          label="Days after the session before"
          hint="“Find a time” keeps roughly to it."
          type="number"
          min={0}
          max={200}
          value={daysAfter}
          onChange={({ target }) => setDaysAfter(target.value)}
        />
        <div className={css.pair}>
          <SelectField
            label="Where"
            optional
            hint={isKnown ? 'Whoever has a place, or leads it, is told of another.' : undefined}
            choices={[{ value: '', label: 'Not settled' }, ...schools]}
            value={venueUrn}
            onChange={({ target }) => {
              setVenue(target.value)
              setRoom('')
            }}
          />
          {chosen.length > 0 && (
            <SelectField
              label="Room"
              optional
              choices={[
                { value: '', label: 'Not settled' },
                ...chosen.map(({ id, name, seats }) => ({
                  value: id,
                  label: seats ? `${name} (${seats} seats)` : name,
                })),
              ]}
              value={roomId}
              onChange={({ target }) => setRoom(target.value)}
            />
          )}
        </div>
        <TextField
          label="Online at"
          optional
          type="url"
          placeholder="https://"
          value={onlineAt}
          onChange={({ target }) => setOnline(target.value)}
        />
        <div className={css.pair}>
          <TextField
            label="Places"
            optional
            hint="Empty: as many as the room seats."
            type="number"
            min={1}
            value={places}
            onChange={({ target }) => setPlaces(target.value)}
          />
          <TextField
            label="Places for each school"
            optional
            type="number"
            min={1}
            value={perSchool}
            onChange={({ target }) => setPerSchool(target.value)}
          />
        </div>
        <Row>
          <Button look="primary" type="submit" busy={adding.busy || planning.busy}>
            {session ? 'Keep the plan' : 'Add the session'}
          </Button>
          <Button look="plain" onClick={onDone}>
            Not now
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
