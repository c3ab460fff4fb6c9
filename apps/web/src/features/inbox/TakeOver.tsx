/** A colleague asks whether I could take something over: yes or no, here. */
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Row } from '../../ui/Page'

const answerMutation = graphql(`
  mutation AnswerTakeOver($itemId: ID!, $accepts: Boolean!) {
    answerTakeOver(itemId: $itemId, accepts: $accepts) { ...InboxItemParts }
  }
`)

export function TakeOver({ itemId, about }: { readonly itemId: string; readonly about: string }) {
  const [answer, { busy }] = useAct(answerMutation, {
    done: 'They are told',
    refetch: ['Asked', 'Viewer', 'TodayPage', 'InboxPage'],
  })
  return (
    <Row>
      <Button
        size="s"
        busy={busy}
        aria-label={`Take it over: ${about}`}
        onClick={() => void answer({ itemId, accepts: true })}
      >
        Take it over
      </Button>
      <Button
        size="s"
        look="plain"
        busy={busy}
        aria-label={`I cannot: ${about}`}
        onClick={() => void answer({ itemId, accepts: false })}
      >
        I cannot
      </Button>
    </Row>
  )
}
