/** Changing the agreement asks everybody again, so it is sent when its writer says so; until then the words wait here, also when the page is left. */
import { limits } from '@alongside/domain/text'
import { type FormEvent, useEffect, useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Row } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import css from './Agreement.module.css'
import { updateStudyMutation } from './study-queries'

/** By study: what is being written and has not been sent. */
const drafts = new Map<string, string>()

interface WriteAgreementProps {
  readonly study: StudyPartsFragment
  readonly onClose: () => void
}

export function WriteAgreement({ study, onClose }: WriteAgreementProps) {
  const [words, setWords] = useState(() => drafts.get(study.id) ?? study.protocol)
  const [update, { busy, refusal }] = useAct(updateStudyMutation, {
    inline: true,
    done: 'The agreement has changed; everyone is asked again',
  })
  const isChanged = words !== study.protocol
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged])
  const type = (text: string) => {
    drafts.set(study.id, text)
    setWords(text)
  }
  const leave = () => {
    drafts.delete(study.id)
    onClose()
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await update({ id: study.id, input: { protocol: words } })) leave()
  }
  return (
    <form className={css.write} onSubmit={(event) => void send(event)}>
      <TextArea
        label="What we promise one another"
        rows={14}
        maxLength={limits.protocol}
        value={words}
        onChange={({ target }) => type(target.value)}
      />
      {isChanged && <Notice tone="warn">Everyone who has accepted it is asked to read it again.</Notice>}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Row>
        <Button look="primary" type="submit" busy={busy} disabled={!isChanged}>
          Ask everyone to accept these words
        </Button>
        <Button look="plain" onClick={leave}>
          {isChanged ? 'Let my changes go' : 'Leave it as it is'}
        </Button>
      </Row>
    </form>
  )
}
