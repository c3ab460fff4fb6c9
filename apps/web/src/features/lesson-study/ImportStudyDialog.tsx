/** Beginning a lesson study from the open file of another one: its focus, agreement and plans, and nobody's pupils. */
import { useApolloClient } from '@apollo/client/react'
import { IconFileZip } from '@tabler/icons-react'
import { type ChangeEvent, type FormEvent, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { refusalIn } from '../../platform/download'
import { useViewer } from '../../platform/session'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import css from './ImportStudyDialog.module.css'

const lost = 'The file did not arrive. Check your connection, then try again.'

/** The new study's id, or the sentence why there is none. */
async function send(file: File, allianceId: string, urn: string): Promise<{ id: string } | { refusal: string }> {
  const to = new URLSearchParams({ allianceId, urn })
  const response = await fetch(`/api/lesson-studies/import?${to.toString()}`, {
    method: 'POST',
    headers: { 'x-alongside': '1', 'content-type': 'application/zip' },
    body: file,
  }).catch(() => null)
  if (!response) return { refusal: lost }
  return response.ok ? ((await response.json()) as { id: string }) : { refusal: await refusalIn(response) }
}

export function ImportStudyDialog({ onClose }: { readonly onClose: () => void }) {
  const viewer = useViewer()
  const schools = viewer.holdings.flatMap(({ school }) => (school ? [school] : []))
  const own = [...new Map(schools.map((school) => [school.urn, school])).values()]
  const [allianceId, setAllianceId] = useState(viewer.alliances[0]?.id ?? '')
  const [urn, setUrn] = useState(viewer.actingAs?.school?.urn ?? own[0]?.urn ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [client, navigate, id] = [useApolloClient(), useNavigate(), useId()]
  const input = useRef<HTMLInputElement>(null)
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    setFile(currentTarget.files?.[0] ?? null)
    setRefusal(null)
    // The same file may be chosen again, once it was put right.
    currentTarget.value = ''
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!file) return
    setBusy(true)
    const done = await send(file, allianceId, urn)
    setBusy(false)
    if ('refusal' in done) return setRefusal(done.refusal)
    await client.refetchQueries({ include: ['LessonStudiesPage'] })
    await navigate(`/lesson-study/${done.id}`)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Import a lesson study"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form={`${id}-form`} busy={busy} disabled={!file}>
            Begin from this file
          </Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={(event) => void submit(event)}>
        <Stack>
          <p className={css.lead}>
            Choose the ZIP file of a lesson study that somebody exported. You begin with its focus, its group agreement
            and the stages of its lessons. People, pupils, dates and notes stay where they were.
          </p>
          <div className={css.file}>
            <input ref={input} type="file" accept=".zip,application/zip" hidden onChange={choose} />
            <Button icon={<IconFileZip />} onClick={() => input.current?.click()}>
              {file ? 'Choose another file' : 'Choose a file'}
            </Button>
            <span aria-live="polite">{file?.name ?? 'Its name ends in .zip'}</span>
          </div>
          {viewer.alliances.length > 1 && (
            <SelectField
              label="In which alliance"
              value={allianceId}
              onChange={(event) => setAllianceId(event.currentTarget.value)}
              choices={viewer.alliances.map((alliance) => ({ value: alliance.id, label: alliance.name }))}
            />
          )}
          {own.length > 1 && (
            <SelectField
              label="For which of your schools"
              value={urn}
              onChange={(event) => setUrn(event.currentTarget.value)}
              choices={own.map((school) => ({ value: school.urn, label: school.name }))}
            />
          )}
          {refusal && <Notice tone="danger">{refusal}</Notice>}
        </Stack>
      </form>
    </Dialog>
  )
}
