/** Starting a lesson study: a title is enough; the group, its pupils and its lessons come afterwards. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { graphql } from '../../gql'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import css from './StartStudyDialog.module.css'
import { startStudyMutation } from './study-queries'

const choicesQuery = graphql(`
  query StartLessonStudyChoices {
    enquiries(mine: true) { id title state alliance { id } currentCycle { id number } }
  }
`)

export function StartStudyDialog({ onClose }: { readonly onClose: () => void }) {
  const viewer = useViewer()
  const schools = viewer.holdings.flatMap(({ school }) => (school ? [school] : []))
  const own = [...new Map(schools.map((school) => [school.urn, school])).values()]
  const [allianceId, setAllianceId] = useState(viewer.alliances[0]?.id ?? '')
  const [urn, setUrn] = useState(viewer.actingAs?.school?.urn ?? own[0]?.urn ?? '')
  const [words, setWords] = useState({ title: '', subject: '', yearGroup: '' })
  const [enquiryId, setEnquiryId] = useState('')
  const { data } = useQuery(choicesQuery)
  const [start, { busy, refusal }] = useAct(startStudyMutation, { inline: true, refetch: ['LessonStudiesPage'] })
  const navigate = useNavigate()
  const enquiries = (data?.enquiries ?? []).filter(
    ({ alliance, state }) => alliance.id === allianceId && state === 'ACTIVE',
  )
  const say = (name: keyof typeof words) => (event: { currentTarget: { value: string } }) =>
    setWords({ ...words, [name]: event.currentTarget.value })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const enquiry = enquiries.find(({ id }) => id === enquiryId)
    const link = enquiry ? { enquiryId: enquiry.id, cycleId: enquiry.currentCycle?.id ?? null } : {}
    const done = await start({ input: { allianceId, urn, ...words, ...link } })
    if (done) await navigate(`/lesson-study/${done.startLessonStudy.id}`)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Start a lesson study"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="start-study" busy={busy}>
            Start
          </Button>
        </>
      }
    >
      <form id="start-study" onSubmit={(event) => void submit(event)}>
        <Stack>
          <p className={css.lead}>
            Only you and those you invite see it while you set it up. You need no approval, and all of it can change.
          </p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField
            label="What do you want to look at together?"
            hint="A working title is enough, such as: Talking through fractions before writing"
            value={words.title}
            onChange={say('title')}
            maxLength={200}
            required
          />
          <div className={css.pair}>
            <TextField label="Subject" optional value={words.subject} onChange={say('subject')} maxLength={100} />
            <TextField
              label="Year group"
              optional
              value={words.yearGroup}
              onChange={say('yearGroup')}
              maxLength={100}
              placeholder="Year 4"
            />
          </div>
          {viewer.alliances.length > 1 && (
            <SelectField
              label="In which alliance"
              value={allianceId}
              onChange={(event) => setAllianceId(event.currentTarget.value)}
              choices={viewer.alliances.map(({ id, name }) => ({ value: id, label: name }))}
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
          {enquiries.length > 0 && (
            <SelectField
              label="Part of an enquiry"
              hint="A concluded research lesson then counts as a test in its cycle."
              optional
              value={enquiryId}
              onChange={(event) => setEnquiryId(event.currentTarget.value)}
              placeholder="No, it stands by itself"
              choices={enquiries.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
