/** Starting an enquiry: what in the classroom, for whom, with which school. Everything can be changed later. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { graphql } from '../../gql'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import css from './StartEnquiryDialog.module.css'

const startMutation = graphql(`
  mutation StartEnquiry($input: StartEnquiryInput!) {
    startEnquiry(input: $input) { id ...EnquiryCardParts }
  }
`)

const choicesQuery = graphql(`
  query StartEnquiryChoices($allianceId: ID!) {
    alliance(id: $allianceId) {
      id
      memberships { id state school { urn name colour } }
    }
    enquiryTemplates(allianceId: $allianceId) {
      id
      title
      body { classroomPractice pupilsToBenefit }
    }
  }
`)

export interface StartEnquiryDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** What to begin with, where somebody came from a template. */
  readonly from?: {
    readonly allianceId: string
    readonly templateId: string
    readonly body: { readonly classroomPractice: string; readonly pupilsToBenefit: string }
  }
}

export function StartEnquiryDialog({ open, onClose, from }: StartEnquiryDialogProps) {
  const viewer = useViewer()
  const schools = viewer.holdings.flatMap(({ school }) => (school ? [school] : []))
  const own = [...new Map(schools.map((school) => [school.urn, school])).values()]
  const [allianceId, setAllianceId] = useState(from?.allianceId ?? viewer.alliances[0]?.id ?? '')
  const [urn, setUrn] = useState(viewer.actingAs?.school?.urn ?? own[0]?.urn ?? '')
  const [words, setWords] = useState({
    title: '',
    classroomPractice: from?.body.classroomPractice ?? '',
    pupilsToBenefit: from?.body.pupilsToBenefit ?? '',
  })
  const [templateId, setTemplateId] = useState(from?.templateId ?? '')
  const [partners, setPartners] = useState<readonly string[]>([])
  const { data } = useQuery(choicesQuery, { variables: { allianceId }, skip: !open || allianceId === '' })
  const [start, { busy, refusal }] = useAct(startMutation, { inline: true, refetch: ['EnquiriesPage'] })
  const navigate = useNavigate()

  const say = (name: keyof typeof words) => (event: { currentTarget: { value: string } }) =>
    setWords({ ...words, [name]: event.currentTarget.value })
  const fromTemplate = (id: string): void => {
    setTemplateId(id)
    const body = data?.enquiryTemplates.find((template) => template.id === id)?.body
    if (!body) return
    setWords((typed) => ({
      title: typed.title,
      classroomPractice: typed.classroomPractice || body.classroomPractice,
      pupilsToBenefit: typed.pupilsToBenefit || body.pupilsToBenefit,
    }))
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const input = { allianceId, urn, ...words, partnerUrns: [...partners], ...(templateId ? { templateId } : {}) }
    const done = await start({ input })
    if (done) await navigate(`/enquiries/${done.startEnquiry.id}`)
  }
  const others = (data?.alliance?.memberships ?? []).filter(
    ({ state, school }) => state === 'ACTIVE' && school.urn !== urn,
  )

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Start an enquiry"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="start-enquiry" busy={busy}>
            Start
          </Button>
        </>
      }
    >
      <form id="start-enquiry" onSubmit={(event) => void submit(event)}>
        <Stack>
          <p className={css.lead}>
            Nobody else sees it until you open it to partners. You need no approval, and all of it can change.
          </p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
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
          {(data?.enquiryTemplates.length ?? 0) > 0 && (
            <SelectField
              label="Begin from a template"
              optional
              value={templateId}
              onChange={(event) => fromTemplate(event.currentTarget.value)}
              placeholder="No template, a blank page"
              choices={(data?.enquiryTemplates ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
          <TextField
            label="What do you want to find out together?"
            hint="A question your colleagues would want to answer too"
            value={words.title}
            onChange={say('title')}
            maxLength={200}
            required
          />
          <TextArea
            label="Which classroom practice should change?"
            value={words.classroomPractice}
            onChange={say('classroomPractice')}
            rows={2}
          />
          <TextArea
            label="Which pupils should benefit?"
            hint="A group of pupils, never a name"
            value={words.pupilsToBenefit}
            onChange={say('pupilsToBenefit')}
            rows={2}
          />
          {others.length > 0 && (
            <fieldset className={css.partners}>
              <legend>Ask schools to join you</legend>
              {others.map(({ id, school }) => (
                <CheckField
                  key={id}
                  label={school.name}
                  checked={partners.includes(school.urn)}
                  onChange={(event) =>
                    setPartners(
                      event.currentTarget.checked
                        ? [...partners, school.urn]
                        : partners.filter((partner) => partner !== school.urn),
                    )
                  }
                />
              ))}
            </fieldset>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
