/** Does something on the server: busy while it lasts, a sentence when it is refused, a word when it is done. */
import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { announce } from './announce'
import { tell } from './notices'
import { sentenceFor } from './refusals'

export interface ActOptions<Data> {
  /** Said when it is done, such as "Enquiry opened to partners". */
  readonly done?: string | ((data: Data) => string)
  /** The page shows `refusal` beside the form itself; otherwise a note tells it. */
  readonly inline?: boolean
  /** Names of queries to ask again, where the answer does not carry the whole change. */
  readonly refetch?: readonly string[]
}

export interface Acting {
  readonly busy: boolean
  readonly refusal: string | null
  readonly clear: () => void
}

/**
 * `const [conclude, { busy, refusal }] = useAct(concludeMutation, { done: 'Enquiry closed' })`.
 * Answers the data, or undefined when it was refused: no `try` in pages.
 */
export function useAct<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  options: ActOptions<Data> = {},
): readonly [(variables: Variables) => Promise<Data | undefined>, Acting] {
  const client = useApolloClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { done, inline, refetch } = options
  const act = async (variables: Variables): Promise<Data | undefined> => {
    setBusy(true)
    setRefusal(null)
    try {
      const { data } = await client.mutate<Data, OperationVariables>({
        mutation: document as TypedDocumentNode<Data, OperationVariables>,
        variables,
        ...(refetch && { refetchQueries: [...refetch] }),
      })
      if (data === undefined || data === null) return undefined
      const words = typeof done === 'function' ? done(data) : done
      if (words && inline) announce(words)
      else if (words) tell(words)
      return data
    } catch (error) {
      const words = sentenceFor(error)
      setRefusal(words)
      if (!inline) tell(words, { tone: 'danger' })
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return [act, { busy, refusal, clear: () => setRefusal(null) }]
}
