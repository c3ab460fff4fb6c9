/** Another member facilitates from now on. */
import { useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { handOverStudyMutation } from './study-queries'

interface HandOverStudyProps {
  readonly study: StudyPartsFragment
  readonly onClose: () => void
}

export function HandOverStudy({ study, onClose }: HandOverStudyProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const others = study.members.filter(({ state, isFacilitator }) => state === 'JOINED' && !isFacilitator)
  const name = others.find(({ person }) => person.id === chosen)?.person.name
  const [handOver, { busy, refusal }] = useAct(handOverStudyMutation, {
    inline: true,
    done: `${name} facilitates now`,
  })
  const send = async () => {
    if (chosen && (await handOver({ id: study.id, personId: chosen }))) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Hand over this lesson study"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button look="primary" busy={busy} disabled={!chosen} onClick={() => void send()}>
            Hand over
          </Button>
        </>
      }
    >
      {others.length === 0 ? (
        <p>Nobody else has joined yet. Invite a colleague first.</p>
      ) : (
        <>
          <p>Whoever facilitates invites people and takes each step of the study. They teach no more than before.</p>
          <Choices
            label="Who facilitates from now on?"
            value={chosen}
            onChoose={setChosen}
            choices={others.map(({ person, school }) => ({ value: person.id, label: person.name, hint: school.name }))}
          />
        </>
      )}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
