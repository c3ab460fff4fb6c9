/** The one page that stays: written by the team together, under four headings. */
import { summaryPartsOf } from '@alongside/contracts/challenge-summary'
import { wordsInSummary } from '@alongside/contracts/challenge-words'
import { summaryHeadings, summaryLimit, summaryWords } from '@alongside/domain/challenge-summary'
import { lazy, Suspense } from 'react'
import * as Y from 'yjs'
import type { ChallengeDraftsQuery } from '../../../gql/graphql'
import { Section, Stack } from '../../../ui/Page'
import { SkeletonLines } from '../../../ui/Skeleton'
import { Room } from '../inside/Room'

const RichEditor = lazy(() => import('../../../platform/live/RichEditor'))

export interface SummaryDraftProps {
  readonly challenge: NonNullable<ChallengeDraftsQuery['peerChallenge']>
}

export function SummaryDraft({ challenge: { summaryId, host, members } }: SummaryDraftProps) {
  if (!summaryId) return null
  const urn = members.find(({ isMe }) => isMe)?.school.urn ?? host.urn
  return (
    <Room
      documentId={summaryId}
      kind="challenge-summary"
      title={`Summary on ${host.name}`}
      words={wordsInSummary}
      urn={urn}
    >
      {({ doc, canWrite }) => (
        <Stack gap="l">
          {summaryHeadings.map((heading) => {
            const body = summaryPartsOf(doc).get(heading)
            const { label, hint } = summaryWords[heading]
            return (
              body instanceof Y.XmlFragment && (
                <Section key={heading} title={label}>
                  <Suspense fallback={<SkeletonLines />}>
                    <RichEditor body={body} label={label} placeholder={hint} canWrite={canWrite} limit={summaryLimit} />
                  </Suspense>
                </Section>
              )
            )
          })}
        </Stack>
      )}
    </Room>
  )
}
