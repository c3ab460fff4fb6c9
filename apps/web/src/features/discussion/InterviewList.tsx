/** What the pupils said, in their words and without their names. */
import { interviewQuestionKeys, interviewQuestions } from '@alongside/domain/pupil-interview'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { confirmInterviewMutation } from './discussion-queries'
import css from './Interviews.module.css'

export function InterviewList({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const [confirm, { busy }] = useAct(confirmInterviewMutation)
  if (lesson.interviews.length === 0) {
    const why = lesson.noInterviewReason
    return (
      <p className={css.soft}>
        {why ? `The pupils could not be asked: ${why}` : 'Nobody has talked with the pupils yet.'}
      </p>
    )
  }
  return (
    <ul className={css.list} aria-label="Interviews">
      {lesson.interviews.map((interview) => (
        <li key={interview.id} className={css.interview}>
          <h3>
            {interview.pupils.length > 1 ? `Pupils ${interview.pupils.join(', ')}` : `Pupil ${interview.pupils[0]}`}
          </h3>
          <dl>
            {interviewQuestionKeys
              .filter((key) => interview[key] !== '')
              .map((key) => (
                <div key={key}>
                  <dt>{interviewQuestions[key]}</dt>
                  <dd>{interview[key]}</dd>
                </div>
              ))}
          </dl>
          <p className={css.soft}>
            Asked by {interview.isMine ? 'you' : interview.by.name}
            {interview.minutes ? `, ${interview.minutes} minutes` : ''}
          </p>
          {interview.heldBack && (
            <Notice
              tone="warn"
              action={
                <Button size="s" busy={busy} onClick={() => void confirm({ id: lesson.id, interview: interview.id })}>
                  No name in it: show it
                </Button>
              }
            >
              Something here looks like a name. Only you see it until you have looked again.
            </Notice>
          )}
        </li>
      ))}
    </ul>
  )
}
