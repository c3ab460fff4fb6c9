/** All notes of a lesson, however many answers they come in; asked again when some were added. */
import type { ApolloClient } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import type { SeenNotePartsFragment } from '../../gql/graphql'
import { useRefresh } from '../../platform/news'
import { lessonNotesQuery } from './views-queries'

async function allNotes(client: ApolloClient, lessonId: string): Promise<readonly SeenNotePartsFragment[]> {
  // A note that was corrected comes again under a later number: the last one holds.
  const notes = new Map<string, SeenNotePartsFragment>()
  for (let after = 0; ; ) {
    const { data } = await client.query({
      query: lessonNotesQuery,
      variables: { lessonId, after },
      fetchPolicy: 'network-only',
    })
    if (!data) return [...notes.values()]
    const { notes: more, seq, hasMore } = data.lessonNotes
    for (const note of more) notes.set(note.id, note)
    if (!hasMore || seq <= after) return [...notes.values()]
    after = seq
  }
}

interface Answer {
  readonly data?: readonly SeenNotePartsFragment[]
  readonly error?: unknown
}

export function useNotes(lessonId: string): Answer & { readonly refetch: () => void } {
  const client = useApolloClient()
  const [answer, setAnswer] = useState<Answer>({})
  const [turn, setTurn] = useState(0)
  const refetch = () => setTurn((before) => before + 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    let isStale = false
    allNotes(client, lessonId)
      .then((data) => !isStale && setAnswer({ data }))
      .catch((error: unknown) => !isStale && setAnswer((before) => ({ ...before, error })))
    return () => {
      isStale = true
    }
  }, [client, lessonId, turn])
  useRefresh('notes.changed', refetch, (event) => event.lessonId === lessonId)
  return { ...answer, refetch }
}
