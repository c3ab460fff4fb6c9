/** What a coordinator does for a review without reading a word of it: whoever asked may have left, and somebody goes on. */
import { useState } from 'react'
import type { PeerReviewPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import css from './Review.module.css'
import { reassignReviewMutation } from './review-queries'

export function OfficeDesk({ review }: { readonly review: PeerReviewPartsFragment }) {
  const [personId, choose] = useState('')
  const [reassign, { busy, refusal }] = useAct(reassignReviewMutation, { inline: true, done: 'Handed over' })
  const { requester, couldTakeOver, abilities } = review
  return (
    <Stack gap="l">
      <Notice title="The reviews are between those who wrote them and whoever asked">
        You see who was asked, the days, and where it stands.
        {abilities.offer && ' Where a reviewer has dropped out, you can ask somebody else.'}
      </Notice>
      {abilities.reassign && (
        <Section title="Hand it over">
          <Stack>
            {refusal && <Notice tone="danger">{refusal}</Notice>}
            <p className={css.quiet}>
              {couldTakeOver.length > 0
                ? `${requester.name} asked for it. A colleague who works on it too can speak for the group instead.`
                : `${requester.name} asked for it, and nobody else works on it yet who could take it over.`}
            </p>
            {couldTakeOver.length > 0 && (
              <form
                className={css.handOver}
                onSubmit={(event) => {
                  event.preventDefault()
                  void reassign({ id: review.id, personId }).then((done) => done && choose(''))
                }}
              >
                <SelectField
                  label="To whom?"
                  placeholder="Choose a colleague"
                  choices={couldTakeOver.map(({ id, name }) => ({ value: id, label: name }))}
                  value={personId}
                  onChange={({ target }) => choose(target.value)}
                />
                <Button type="submit" busy={busy} disabled={personId === ''}>
                  Hand it over
                </Button>
              </form>
            )}
          </Stack>
        </Section>
      )}
    </Stack>
  )
}
