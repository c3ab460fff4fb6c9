/** The record of a discussion that is over, to be read: pupils first, then everything else in its order, and where it led. */
import { casePupilLabels } from '@alongside/domain/case-pupil'
import { discussionSteps, tryNextStep } from '@alongside/domain/discussion'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { ButtonLink } from '../../ui/Button'
import { Section } from '../../ui/Page'
import { BesidePupil } from './BesidePupil'
import css from './DiscussionRecord.module.css'
import { InterviewList } from './InterviewList'
import { StepNotes } from './StepNotes'

export function DiscussionRecord({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const { study, number } = lesson
  const next = study.lessons.find((one) => one.number > number && one.state !== 'CANCELLED')
  return (
    <div className={css.record}>
      {discussionSteps.map(({ name }, at) => (
        <Section
          key={name}
          title={`${at + 1}. ${name}`}
          actions={
            at + 1 === tryNextStep &&
            next && (
              <ButtonLink look="primary" to={`/lesson-study/${study.id}/lessons/${next.id}`}>
                On to the plan of lesson {next.number}
              </ButtonLink>
            )
          }
        >
          {at === 0 ? (
            casePupilLabels.map((label) => (
              <div key={label} className={css.pupil}>
                <BesidePupil lesson={lesson} label={label} />
                <StepNotes step={1} pupil={label} />
              </div>
            ))
          ) : (
            <>
              {at === 2 && <InterviewList lesson={lesson} />}
              <StepNotes step={at + 1} />
            </>
          )}
        </Section>
      ))}
    </div>
  )
}
