/** What a session is for, where it is held and for how many: a new one, or one as it is planned now. */
import { useQuery } from '@apollo/client/react'
import type { FormEvent } from 'react'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment, SessionFormat } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { useShared } from '../../platform/useShared'
import { Button } from '../../ui/Button'
import { chooseFirst, Meanwhile } from '../../ui/Meanwhile'
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

const planOf = (session: CpdSessionPartsFragment | undefined) => ({
  title: session?.title ?? '',
  purpose: session?.purpose ?? '',
  format: session?.format ?? ('TWILIGHT' as SessionFormat),
  minutes: String(session?.minutes ?? usual.TWILIGHT),
  daysAfter: String(session?.daysAfter ?? 21),
  taskAfter: session?.taskAfter ?? '',
  venueUrn: session?.venue?.urn ?? '',
  roomId: session?.roomId ?? '',
  onlineAt: session?.onlineAt ?? '',
  places: String(session?.places ?? ''),
  perSchool: String(session?.perSchool ?? ''),
})
type Plan = ReturnType<typeof planOf>
const labels: Readonly<Record<keyof Plan, string>> = {
  title: 'Title',
  purpose: 'What it is for',
  format: 'Format',
  minutes: 'Minutes',
  daysAfter: 'Days after the session before',
  taskAfter: 'To try in the classroom after it',
  venueUrn: 'Where',
  roomId: 'Room',
  onlineAt: 'Online at',
  places: 'Places',
  perSchool: 'Places for each school',
}
const names = Object.keys(labels) as (keyof Plan)[]

export function SessionForm({ cycle, session, onDone }: SessionFormProps) {
  const isKnown = session?.state === 'PENCILLED' || session?.state === 'CONFIRMED'
  const { fields, set, version, meanwhile, isSettled } = useShared(planOf(session), session?.version ?? 0)
  const { title, purpose, format, minutes, daysAfter, taskAfter, venueUrn, roomId, onlineAt, places, perSchool } =
    fields
  const rooms = useQuery(roomsQuery, { variables: { urn: venueUrn }, skip: venueUrn === '' })
  const refetch = ['CpdCyclePage']
  const [add, adding] = useAct(addSessionMutation, { inline: true, done: 'Added', refetch })
  const [plan, planning] = useAct(planSessionMutation, { inline: true, done: 'Kept', refetch })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!isSettled) return
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
      ? await plan({ id: session.id, version, session: given })
      : await add({ cycleId: cycle.id, session: given })
    if (done) onDone()
  }
  const refusal = adding.refusal ?? planning.refusal
  const schools = cycle.schools.flatMap(({ school }) => (school ? [{ value: school.urn, label: school.name }] : []))
  const chosen = rooms.data?.rooms ?? []
  const theirsOf = (name: keyof Plan, theirs: string): string =>
    (name === 'venueUrn' && schools.find(({ value }) => value === theirs)?.label) ||
    (name === 'roomId' && chosen.find(({ id }) => id === theirs)?.name) ||
    (name === 'format' && formats.find(({ value }) => value === theirs)?.label) ||
    theirs ||
    'nothing'
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <TextField
          label="Title"
          maxLength={200}
          value={title}
          onChange={({ target }) => set({ title: target.value })}
        />
        <TextArea
          label="What is it for?"
          hint="What people can do afterwards that they could not before."
          optional
          rows={2}
          value={purpose}
          onChange={({ target }) => set({ purpose: target.value })}
        />
        <div className={css.pair}>
          <SelectField
            label="Format"
            choices={formats}
            value={format}
            onChange={({ target }) => {
              const next = target.value as SessionFormat
              set({ format: next, ...(!session?.startsAt && { minutes: String(usual[next]) }) })
            }}
          />
          <TextField
            label="Minutes"
            type="number"
            min={15}
            max={720}
            disabled={Boolean(session?.startsAt)}
            value={minutes}
            onChange={({ target }) => set({ minutes: target.value })}
          />
        </div>
        <TextArea
          label="To try in the classroom after it"
          optional
          rows={2}
          value={taskAfter}
          onChange={({ target }) => set({ taskAfter: target.value })}
        />
        <TextField
          label="Days after the session before"
          hint="“Find a time” keeps roughly to it."
          type="number"
          min={0}
          max={200}
          value={daysAfter}
          onChange={({ target }) => set({ daysAfter: target.value })}
        />
        <div className={css.pair}>
          <SelectField
            label="Where"
            optional
            hint={isKnown ? 'Whoever has a place, or leads it, is told of another.' : undefined}
            choices={[{ value: '', label: 'Not settled' }, ...schools]}
            value={venueUrn}
            onChange={({ target }) => set({ venueUrn: target.value, roomId: '' })}
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
              onChange={({ target }) => set({ roomId: target.value })}
            />
          )}
        </div>
        <TextField
          label="Online at"
          optional
          type="url"
          placeholder="https://"
          value={onlineAt}
          onChange={({ target }) => set({ onlineAt: target.value })}
        />
        <div className={css.pair}>
          <TextField
            label="Places"
            optional
            hint="Empty: as many as the room seats."
            type="number"
            min={1}
            value={places}
            onChange={({ target }) => set({ places: target.value })}
          />
          <TextField
            label="Places for each school"
            optional
            type="number"
            min={1}
            value={perSchool}
            onChange={({ target }) => set({ perSchool: target.value })}
          />
        </div>
        {names.map((name) => (
          <Meanwhile
            key={name}
            label={labels[name]}
            both={meanwhile(name)}
            inWords={(theirs) => `${labels[name]}: ${theirsOf(name, theirs)}`}
          />
        ))}
        {!isSettled && <Notice tone="warn">{chooseFirst}</Notice>}
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
