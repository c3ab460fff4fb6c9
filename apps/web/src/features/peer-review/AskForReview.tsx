/** Asks others to review a piece of joint work: a question in one's own words, a day, and whom. */
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ReviewedKind } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CopyText } from '../../ui/CopyText'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import { ReviewerPicker } from './ReviewerPicker'
import { requestReviewMutation } from './review-queries'

export interface AskForReviewProps {
  readonly itemKind: ReviewedKind
  readonly itemId: string
  readonly title: string
  readonly onClose: () => void
}

interface Guest {
  readonly email: string
  readonly name: string
}
const nobody: Guest = { email: '', name: '' }

export function AskForReview({ itemKind, itemId, title, onClose }: AskForReviewProps) {
  const [question, setQuestion] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [guest, setGuest] = useState<Guest | null>(null)
  const [ask, { busy, refusal }] = useAct(requestReviewMutation, {
    inline: true,
    done: 'The reviewers have been asked',
  })
  const [links, setLinks] = useState<readonly { id: string; name: string; link: string }[]>([])
  const navigate = useNavigate()
  const [made, setMade] = useState('')

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const guests = guest ? [guest] : []
    const wish = { itemKind, itemId, question, dueOn: dueOn || null, reviewerIds: [...chosen], guests }
    const done = await ask(wish)
    if (!done) return
    const { id, invitations } = done.requestReview
    const told = invitations.flatMap(({ id: of, name, link }) => (link ? [{ id: of, name, link }] : []))
    if (told.length === 0) return void navigate(`/reviews/${id}`)
    setMade(id)
    setLinks(told)
  }
  if (links.length > 0) {
    return (
      <Dialog
        open
        onClose={() => void navigate(`/reviews/${made}`)}
        title="Pass this link on"
        actions={
          <Button look="primary" onClick={() => void navigate(`/reviews/${made}`)}>
            Go to the review
          </Button>
        }
      >
        <Stack>
          <p>No mail is sent from here. The link works once, for the guest alone.</p>
          {links.map(({ id, name, link }) => (
            <CopyText key={id} label={`Link for ${name}`} text={link} />
          ))}
        </Stack>
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Ask for a peer review"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="ask-for-review" busy={busy}>
            Ask
          </Button>
        </>
      }
    >
      <form id="ask-for-review" onSubmit={(event) => void submit(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextArea
            label="What would you like to hear about?"
            hint={`Reviewers see this, the title “${title}” and your name. The work itself opens once they have said that they have no interest in it.`}
            value={question}
            onChange={({ target }) => setQuestion(target.value)}
          />
          <TextField
            label="By when"
            type="date"
            optional
            value={dueOn}
            onChange={({ target }) => setDueOn(target.value)}
          />
          <ReviewerPicker {...{ itemKind, itemId, dueOn, chosen }} onChoose={setChosen} />
          {guest === null ? (
            <div>
              <Button size="s" look="plain" onClick={() => setGuest(nobody)}>
                Ask somebody from outside
              </Button>
            </div>
          ) : (
            <Stack gap="s">
              <TextField
                label="Name of the guest"
                value={guest.name}
                onChange={({ target }) => setGuest({ ...guest, name: target.value })}
              />
              <TextField
                label="Their e-mail"
                type="email"
                hint="They see this one review and what it is about, and nothing else."
                value={guest.email}
                onChange={({ target }) => setGuest({ ...guest, email: target.value })}
              />
              <div>
                <Button size="s" look="plain" onClick={() => setGuest(null)}>
                  No guest after all
                </Button>
              </div>
            </Stack>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
