/** My own record: hours of each school year as bars, what they were, and what I add myself. Nobody else sees it. */
import { academicYearLabel, academicYearOf } from '@alongside/domain/school-days'
import { IconDownload } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { OwnRecordPageQuery } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { download } from '../../platform/download'
import { tell } from '../../platform/notices'
import { useAct } from '../../platform/useAct'
import { Bars } from '../../ui/Bars'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { hoursOf } from './cpd-words'
import { SessionDate } from './SessionDate'

const addMutation = graphql(`
  mutation AddToCpdRecord($onDay: Date!, $title: String!, $minutes: Int!, $note: String!) {
    addToCpdRecord(onDay: $onDay, title: $title, minutes: $minutes, note: $note) { id }
  }
`)
const noteMutation = graphql(`
  mutation NoteInCpdRecord($id: ID!, $note: String!) {
    noteInCpdRecord(id: $id, note: $note) { id note version }
  }
`)
const removeMutation = graphql(`
  mutation RemoveFromCpdRecord($id: ID!) {
    removeFromCpdRecord(id: $id)
  }
`)

export type Entry = OwnRecordPageQuery['myCpdRecord'][number]
const roleWords = { ATTENDEE: 'took part', FACILITATOR: 'led', OWN: 'added by you' } as const

export function yearsOf(
  entries: readonly Entry[],
): { readonly year: number; readonly minutes: number; readonly entries: Entry[] }[] {
  const years = new Map<number, Entry[]>()
  for (const entry of entries) {
    const year = academicYearOf(entry.onDay)
    years.set(year, [...(years.get(year) ?? []), entry])
  }
  return [...years]
    .sort(([one], [other]) => other - one)
    .map(([year, of]) => ({
      year,
      entries: of,
      minutes: of.reduce((sum, { minutes, withdrawnOn }) => sum + (withdrawnOn ? 0 : minutes), 0),
    }))
}

export const take = (path: string): void => {
  void download(path).then((refusal) => refusal && tell(refusal, { tone: 'danger' }))
}

export function OwnRecord({ entries }: { readonly entries: readonly Entry[] }) {
  const years = yearsOf(entries)
  return (
    <Stack gap="l">
      {years.length > 1 && (
        <Bars
          caption="Hours in each school year"
          nameTitle="School year"
          names={['Hours']}
          unit="h"
          bars={years.map(({ year, minutes }) => ({
            key: String(year),
            name: academicYearLabel(year),
            value: minutes / 60,
          }))}
        />
      )}
      {years.map(({ year, minutes, entries: of }) => (
        <Section key={year} title={academicYearLabel(year)} hint={hoursOf(minutes)}>
          <ul className={css.lines}>
            {of.map((entry) => (
              <Line key={entry.id} entry={entry} />
            ))}
          </ul>
        </Section>
      ))}
    </Stack>
  )
}

function Line({ entry }: { readonly entry: Entry }) {
  const [noting, setNoting] = useState(false)
  const [remove] = useAct(removeMutation, { done: 'Taken off your record', refetch: ['OwnRecordPage'] })
  const { id, title, onDay, minutes, role, allianceName, note, withdrawnOn, replacesOn } = entry
  const how = withdrawnOn ? ['Put right: you were not there'] : [hoursOf(minutes), roleWords[role]]
  return (
    <li className={css.line}>
      <SessionDate at={`${onDay}T12:00:00Z`} quiet={withdrawnOn !== null} />
      <div className={css.lineWords}>
        <span>{title}</span>
        <span className={css.quiet}>{[...how, allianceName].filter(Boolean).join(' · ')}</span>
        {replacesOn && (
          <span
            className={css.quiet}
          >{`The certificate of ${dayOf(replacesOn)} no longer holds: take the new one.`}</span>
        )}
        {note && <span className={css.note}>{note}</span>}
      </div>
      <span className={css.actions}>
        {role !== 'OWN' && (
          <Button size="s" icon={<IconDownload />} onClick={() => take(`/api/cpd-record/${id}/certificate.pdf`)}>
            {replacesOn ? 'New certificate' : 'Certificate'}
          </Button>
        )}
        <Button size="s" look="plain" onClick={() => setNoting(true)}>
          {note ? 'Change the note' : 'Add a note'}
        </Button>
        {role === 'OWN' && (
          <Button size="s" look="plain" onClick={() => void remove({ id })}>
            Take off
          </Button>
        )}
      </span>
      {noting && <NoteDialog entry={entry} onClose={() => setNoting(false)} />}
    </li>
  )
}

function NoteDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const [words, setWords] = useState(entry.note)
  const [keep, { busy, refusal }] = useAct(noteMutation, { inline: true, done: 'Kept' })
  const send = (event: FormEvent) => {
    event.preventDefault()
    void keep({ id: entry.id, note: words }).then((done) => done && onClose())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="What I want to remember"
      actions={
        <Button look="primary" type="submit" form="note" busy={busy}>
          Keep
        </Button>
      }
    >
      <form id="note" onSubmit={send}>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <TextArea
          label={entry.title}
          hint={`${dayOf(entry.onDay)}. Only you read this.`}
          optional
          maxLength={1000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </form>
    </Dialog>
  )
}

export function AddEntryDialog({ onClose }: { readonly onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [onDay, setDay] = useState('')
  const [minutes, setMinutes] = useState('60')
  const [add, { busy, refusal }] = useAct(addMutation, { inline: true, done: 'Added', refetch: ['OwnRecordPage'] })
  const send = (event: FormEvent) => {
    event.preventDefault()
    void add({ title, onDay, minutes: Number(minutes), note: '' }).then((done) => done && onClose())
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Add what you did elsewhere"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="add-entry" busy={busy}>
            Add it
          </Button>
        </>
      }
    >
      <form id="add-entry" onSubmit={send}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField
            label="What was it?"
            maxLength={200}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
          <div className={css.pair}>
            <TextField label="Day" type="date" value={onDay} onChange={({ target }) => setDay(target.value)} />
            <TextField
              label="Minutes"
              type="number"
              min={1}
              max={6000}
              value={minutes}
              onChange={({ target }) => setMinutes(target.value)}
            />
          </div>
        </Stack>
      </form>
    </Dialog>
  )
}
