/** Before the group talks, the pupils do: interviews, or why there could be none. */
import { IconMessageCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Section } from '../../ui/Page'
import { interviewsDoneMutation, noInterviewMutation } from './discussion-queries'
import { InterviewForm } from './InterviewForm'
import { InterviewList } from './InterviewList'
import css from './Interviews.module.css'

export function InterviewsPart({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const [shown, setShown] = useState<'form' | 'none' | null>(null)
  const [done, finishing] = useAct(interviewsDoneMutation, { done: 'The discussion can begin' })
  const [none, sending] = useAct(noInterviewMutation, { inline: true })
  const { id, abilities, missingForNext } = lesson
  const close = () => setShown(null)
  const explain = async (reason: string) => {
    if (await none({ id, reason })) close()
  }
  return (
    <Section
      title="What the pupils say"
      hint="Up to five minutes with A, B and C, on their own or together, before the group talks about the lesson."
      actions={
        abilities.interview && (
          <Button icon={<IconMessageCircle />} onClick={() => setShown('form')}>
            Talk with the pupils
          </Button>
        )
      }
    >
      <InterviewList lesson={lesson} />
      {abilities.interviewsDone && (
        <div className={css.onward}>
          {missingForNext.length === 0 ? (
            <Button look="primary" busy={finishing.busy} onClick={() => void done({ id })}>
              All pupils have been asked
            </Button>
          ) : (
            <Button look="plain" onClick={() => setShown('none')}>
              The pupils cannot be asked
            </Button>
          )}
        </div>
      )}
      {shown === 'form' && <InterviewForm lesson={lesson} onClose={close} />}
      <ConfirmDialog
        open={shown === 'none'}
        onClose={close}
        title="Go on without asking the pupils?"
        action="Go on"
        harmless
        reason={{ label: 'Why can they not be asked?', hint: 'Stands in the record of this lesson.' }}
        busy={sending.busy}
        refusal={sending.refusal}
        onConfirm={(reason) => void explain(reason)}
      >
        <p>What pupils say about a lesson is often what changes the next one.</p>
      </ConfirmDialog>
    </Section>
  )
}
