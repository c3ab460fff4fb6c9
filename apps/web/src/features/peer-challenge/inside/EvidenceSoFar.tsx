/** What has been noted on each line, and how many kinds of evidence it still lacks while there is time to look for them. */
import { type EvidenceType, evidenceTypeLabels, kindsMissing } from '@alongside/domain/evidence-note'
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql'
import type { InsidePartsFragment } from '../../../gql/graphql'
import { Loaded } from '../../../platform/Loaded'
import { useRefresh } from '../../../platform/news'
import { Section } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import { NoteEvidenceLink } from './NoteEvidenceLink'
import css from './Visit.module.css'

const evidenceQuery = graphql(`
  query EvidenceSoFar($id: ID!) { challengeEvidence(challengeId: $id) { seq notes { id lineId type } } }
`)

const missingWords = ['', 'One more kind of evidence is missing', 'Two kinds of evidence are still missing']

export function EvidenceSoFar({ challenge }: { readonly challenge: InsidePartsFragment }) {
  const { id, lines, phase } = challenge
  const query = useQuery(evidenceQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('evidence.changed', query.refetch, ({ challengeId }) => challengeId === id)
  return (
    <Section
      title="Evidence so far"
      hint="What two kinds of evidence agree on stands firmer than what was seen once. Only the team reads evidence."
      actions={phase.canNote && <NoteEvidenceLink id={id} />}
    >
      <Loaded query={query}>
        {({ challengeEvidence: { notes } }) => (
          <ul className={css.evidence}>
            {lines.map((line, at) => {
              const own = notes.filter(({ lineId }) => lineId === line.id)
              const kinds = [...new Set(own.map(({ type }) => type))]
              const missing = kindsMissing(own)
              return (
                <li key={line.id}>
                  <strong>{line.title || `Line ${at + 1}`}</strong>
                  <span className={css.kinds}>
                    {kinds.map((kind: EvidenceType) => (
                      <Tag key={kind}>
                        {`${evidenceTypeLabels[kind]} ${own.filter(({ type }) => type === kind).length}`}
                      </Tag>
                    ))}
                    {missing > 0 ? (
                      <Tag tone="warn">{missingWords[missing]}</Tag>
                    ) : (
                      <Tag tone="good">Two kinds of evidence or more</Tag>
                    )}
                  </span>
                </li>
              )
            })}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}
