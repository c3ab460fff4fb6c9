/** What the group wants to change and for whom: read by all, written by whoever may. */
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { GroupPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { DataList } from '../../ui/DataList'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'

const updateEnquiryMutation = graphql(`
  mutation UpdateEnquiry($id: ID!, $title: String, $classroomPractice: String, $pupilsToBenefit: String) {
    updateEnquiry(id: $id, title: $title, classroomPractice: $classroomPractice, pupilsToBenefit: $pupilsToBenefit) {
      ...GroupParts
    }
  }
`)

export function About({ enquiry, onClose }: { readonly enquiry: GroupPartsFragment; readonly onClose: () => void }) {
  const [isWriting, setWriting] = useState(false)
  if (isWriting) return <WriteAbout enquiry={enquiry} onClose={() => setWriting(false)} />
  return (
    <Dialog
      open
      onClose={onClose}
      title="What it is about"
      actions={
        enquiry.abilities.update && (
          <Button look="primary" onClick={() => setWriting(true)}>
            Change these words
          </Button>
        )
      }
    >
      <DataList
        facts={[
          { name: 'The practice we want to develop', value: enquiry.classroomPractice },
          { name: 'The pupils who should benefit', value: enquiry.pupilsToBenefit },
          { name: 'Lead', value: enquiry.lead.name },
          { name: 'Alliance', value: enquiry.alliance.name },
          ...(enquiry.closingReason ? [{ name: 'How it ended', value: enquiry.closingReason }] : []),
        ].filter(({ value }) => value !== '')}
      />
    </Dialog>
  )
}

function WriteAbout({ enquiry, onClose }: { readonly enquiry: GroupPartsFragment; readonly onClose: () => void }) {
  const [title, setTitle] = useState(enquiry.title)
  const [classroomPractice, setPractice] = useState(enquiry.classroomPractice)
  const [pupilsToBenefit, setPupils] = useState(enquiry.pupilsToBenefit)
  const [update, { busy, refusal }] = useAct(updateEnquiryMutation, { inline: true, done: 'Changed' })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await update({ id: enquiry.id, title, classroomPractice, pupilsToBenefit })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="What it is about"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Leave it as it is
          </Button>
          <Button look="primary" type="submit" form="about" busy={busy}>
            Keep these words
          </Button>
        </>
      }
    >
      <form id="about" onSubmit={(event) => void send(event)} style={{ display: 'contents' }}>
        <TextField label="Title" value={title} maxLength={120} onChange={({ target }) => setTitle(target.value)} />
        <TextArea
          label="The practice we want to develop"
          value={classroomPractice}
          onChange={({ target }) => setPractice(target.value)}
        />
        <TextArea
          label="The pupils who should benefit"
          hint="A group, never a pupil’s name"
          value={pupilsToBenefit}
          onChange={({ target }) => setPupils(target.value)}
        />
      </form>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
