/** For a reviewer who reads a card: the way to a remark on it in their review. */
import { useQuery } from '@apollo/client/react'
import { IconMessagePlus } from '@tabler/icons-react'
import { graphql } from '../../gql'
import { ButtonLink } from '../../ui/Button'

const ownQuery = graphql(`
  query ReviewToRemarkIn($itemId: ID!) {
    peerReviews(itemId: $itemId) { id standing abilities { remark } }
  }
`)

export function RemarkOnCard({ itemId, cardId }: { readonly itemId: string; readonly cardId: string }) {
  const { data } = useQuery(ownQuery, { variables: { itemId } })
  const own = data?.peerReviews.find(({ standing, abilities }) => standing === 'REVIEWER' && abilities.remark)
  if (!own) return null
  return (
    <ButtonLink size="s" icon={<IconMessagePlus />} to={`/reviews/${own.id}?card=${cardId}`}>
      Remark on this card in my review
    </ButtonLink>
  )
}
