/** A school's dates from where they are already: a calendar file, dropped or chosen, or the address of one. */
import { IconCalendarDown } from '@tabler/icons-react'
import { type DragEvent, type FormEvent, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import css from './BringCalendar.module.css'
import { type ReadCalendar, readCalendarAddress, readCalendarFile } from './read-calendar'

export interface BringCalendarProps {
  readonly urn: string
  readonly onRead: (calendar: ReadCalendar) => void
  readonly onStop: () => void
}

export function BringCalendar({ urn, onRead, onStop }: BringCalendarProps) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState<'file' | 'address' | null>(null)
  const [isOver, setIsOver] = useState(false)
  const [address, setAddress] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const read = async (from: 'file' | 'address', reading: ReturnType<typeof readCalendarFile>) => {
    setBusy(from)
    setRefusal(null)
    const answer = await reading
    setBusy(null)
    if ('refusal' in answer) setRefusal(answer.refusal)
    else onRead(answer)
  }
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && busy === null) void read('file', readCalendarFile(urn, file))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const fetchIt = (event: FormEvent) => {
    event.preventDefault()
    void read('address', readCalendarAddress(urn, address))
  }
  return (
    <Section
      title="Bring in a calendar"
      hint="The term dates on your school’s or your local authority’s website often come as a calendar file. You see what each entry means before anything is kept."
    >
      <Stack gap="l">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for a mouse; the button inside does the same */}
        <div
          className={cx(css.zone, isOver && css.over)}
          onDragOver={over}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <IconCalendarDown aria-hidden="true" className={css.icon} />
          <p className={css.words}>Drop the file here. Its name ends in .ics</p>
          <input
            ref={input}
            type="file"
            accept=".ics,text/calendar"
            aria-label="Calendar file"
            hidden
            onChange={(event) => {
              take(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
          />
          <Button look="primary" busy={busy === 'file'} onClick={() => input.current?.click()}>
            Choose a file
          </Button>
        </div>
        <form className={css.address} onSubmit={fetchIt}>
          <TextField
            label="Or the address of a calendar"
            placeholder="https:// or webcal://"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
          <Button type="submit" busy={busy === 'address'} disabled={address.trim() === ''}>
            Fetch it
          </Button>
        </form>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <div>
          <Button look="plain" onClick={onStop}>
            Not now
          </Button>
        </div>
      </Stack>
    </Section>
  )
}
