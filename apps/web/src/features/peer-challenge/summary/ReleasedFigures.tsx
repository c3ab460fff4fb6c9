/** For those who are not inside a challenge: the figure that its head has released to them, and nothing while there is none. */
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql'
import { useRefresh } from '../../../platform/news'
import { Card } from '../../../ui/Card'
import { Figure } from '../../../ui/Figure'
import { Section } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import type { OfChallenge } from '../findings/Outcome'
import { bandWords, componentWords } from '../findings/outcome-words'

const figuresQuery = graphql(`
  query ReleasedFigures($id: ID!) {
    peerChallenge(id: $id) { id indicator { value n window how isProvisional band parts { name weight value says } } }
  }
`)

export function ReleasedFigures({ challenge: { id } }: OfChallenge) {
  const { data, refetch } = useQuery(figuresQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', refetch, ({ challengeId }) => challengeId === id)
  const indicator = data?.peerChallenge?.indicator
  if (!indicator) return null
  const { isProvisional, band, ...figure } = indicator
  return (
    <Section title="Released to you" hint="By the headteacher of the school; it can be taken back.">
      <Card pad="s">
        <Figure
          label={isProvisional ? 'How robust it is, so far (0 to 100)' : 'How robust it was (0 to 100)'}
          figure={figure}
          partNames={componentWords}
        >
          {band && <Tag tone={bandWords[band].tone}>{bandWords[band].label}</Tag>}
        </Figure>
      </Card>
    </Section>
  )
}
