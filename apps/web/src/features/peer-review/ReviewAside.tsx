/** Beside a review: who takes part, the days, who can read it, and the quiet ways out. */
import { useState } from 'react'
import type { PeerReviewPartsFragment, ReviewAssignmentPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Section, Stack } from '../../ui/Page'
import { Tag } from '../../ui/Tag'
import { WhoCanRead } from '../../ui/WhoCanRead'
import { DeclaredBefore } from './DeclaredBefore'
import { isOver, OfferLater } from './OfferLater'
import css from './Review.module.css'
import { declareInterestMutation, stepBackMutation, withdrawRequestMutation } from './review-queries'
import { partStateWords } from './review-words'

export function ReviewAside({ review }: { readonly review: PeerReviewPartsFragment }) {
  const others = review.assignments.filter(({ isMine }) => !isMine)
  const facts = [
    ['Asked', dayOf(review.createdAt)],
    ['Wanted by', review.dueOn && dayOf(review.dueOn)],
    ['Answered', review.respondedAt && dayOf(review.respondedAt)],
    ['Closes by itself', review.closesOn && dayOf(review.closesOn)],
    ['Closed', review.closedAt && dayOf(review.closedAt)],
  ] as const
  return (
    <Stack gap="l">
      <dl className={css.facts}>
        {facts.map(
          ([name, day]) =>
            day && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{day}</dd>
              </div>
            ),
        )}
      </dl>
      {others.length > 0 && review.standing !== 'HEAD' && (
        <Section title="Reviewers" actions={<OfferLater review={review} />}>
          <ul className={css.people}>
            {others.map((part) => (
              <OtherPart key={part.id} part={part} review={review} />
            ))}
          </ul>
        </Section>
      )}
      {review.invitations.length > 0 && (
        <Section title="Invited from outside">
          <ul className={css.people}>
            {review.invitations.map(({ id, name, email, expiresAt }) => (
              <li key={id} className={css.who}>
                <span>{name || email}</span>
                <small>has not come yet; the invitation stands until {dayOf(expiresAt)}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <WhoCanRead who={review.whoCanRead} />
      <WaysOut review={review} />
    </Stack>
  )
}

function WaysOut({ review }: { readonly review: PeerReviewPartsFragment }) {
  const [shown, setShown] = useState<'interest' | 'stepBack' | 'withdraw' | null>(null)
  const [declare, declaring] = useAct(declareInterestMutation, { inline: true, done: 'You have stepped back' })
  const [stepBack, stepping] = useAct(stepBackMutation, { inline: true, done: 'You have stepped back' })
  const [withdraw, withdrawing] = useAct(withdrawRequestMutation, { inline: true, done: 'The request is taken back' })
  const { id, abilities } = review
  const stop = () => setShown(null)
  const act = async (done: Promise<unknown>): Promise<void> => {
    if (await done) stop()
  }
  return (
    <div className={css.acts}>
      {abilities.declareInterest && (
        <Button size="s" look="plain" onClick={() => setShown('interest')}>
          I have an interest after all
        </Button>
      )}
      {abilities.stepBack && (
        <Button size="s" look="plain" onClick={() => setShown('stepBack')}>
          Step back
        </Button>
      )}
      {abilities.withdraw && (
        <Button size="s" look="plain" onClick={() => setShown('withdraw')}>
          Take the request back
        </Button>
      )}
      <ConfirmDialog
        open={shown === 'interest'}
        onClose={stop}
        title="Name an interest and step back?"
        action="Name it and step back"
        reason={{ label: 'What is it?', hint: `${review.requester.name} reads this.` }}
        busy={declaring.busy}
        refusal={declaring.refusal}
        onConfirm={(declaration) => void act(declare({ id, declaration }))}
      >
        The work and the other reviews close for you at once. What you have handed in stays; what you have not is kept
        for you alone.
      </ConfirmDialog>
      <ConfirmDialog
        open={shown === 'stepBack'}
        onClose={stop}
        title="Step back from this review?"
        action="Step back"
        busy={stepping.busy}
        refusal={stepping.refusal}
        onConfirm={() => void act(stepBack({ id }))}
      >
        The work closes for you at once. What you have written is kept for you, and nobody else reads it.
      </ConfirmDialog>
      <ConfirmDialog
        open={shown === 'withdraw'}
        onClose={stop}
        title="Take this request back?"
        action="Take it back"
        busy={withdrawing.busy}
        refusal={withdrawing.refusal}
        onConfirm={() => void act(withdraw({ id }))}
      >
        Reviewers can no longer open the work. Whatever they have begun to write stays with them.
      </ConfirmDialog>
    </div>
  )
}

interface OtherPartProps {
  readonly part: ReviewAssignmentPartsFragment
  readonly review: PeerReviewPartsFragment
}

function OtherPart({ part, review }: OtherPartProps) {
  const { reviewer, school, state, declineReason, hasConflict, declaration, expiresOn } = part
  return (
    <li className={css.head}>
      <Avatar person={{ ...reviewer, colour: school?.colour }} silent />
      <span className={css.who}>
        <span>{reviewer.name}</span>
        <small>
          {[
            school?.name ?? 'Guest',
            state === 'OFFERED' && `answers by ${dayOf(expiresOn)}`,
            declineReason && `“${declineReason}”`,
            state !== 'SUBMITTED' && declaration && `${hasConflict ? 'Interest' : 'No interest'}: “${declaration}”`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {state !== 'SUBMITTED' && <DeclaredBefore part={part} />}
      </span>
      <Tag tone={partStateWords[state].tone}>{partStateWords[state].label}</Tag>
      {isOver({ state }) && <OfferLater review={review} inPlaceOf={reviewer.name} />}
    </li>
  )
}
