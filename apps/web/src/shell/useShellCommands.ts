/** What the palette always offers: the places, one's own things, and what the server finds. */
import { useApolloClient } from '@apollo/client/react'
import { graphql } from '../gql'
import type { SearchKind } from '../gql/graphql'
import { chooseColourScheme, useColourScheme } from '../platform/colour-scheme'
import { type Command, fits, useCommands } from '../platform/commands'
import { useSignOut, type Viewer } from '../platform/session'
import { placesFor } from './places'

const searchQuery = graphql(`
  query PaletteSearch($text: String!) {
    search(text: $text, first: 12) {
      hits { kind id title detail path }
    }
  }
`)

const groupOf: Readonly<Record<SearchKind, string>> = {
  ENQUIRY: 'Enquiries',
  LESSON_STUDY: 'Lesson studies',
  CARD: 'Cards',
  PERSON: 'People',
  SCHOOL: 'Schools',
}

/** What people look for most often stands first. */
const groupOrder = ['Enquiries', 'Lesson studies', 'People', 'Schools', 'Cards']

/** One letter fits half of England. */
const shortestSearch = 2

export function useShellCommands(viewer: Viewer): void {
  const client = useApolloClient()
  const signOut = useSignOut()
  const { shown } = useColourScheme()

  // First, and at once: what the server finds comes in below it, and moves nothing that is chosen already.
  useCommands('shell', (text) => {
    const goTo = (title: string, to: string, detail = ''): Command => ({ id: to, title, detail, group: 'Go to', to })
    const start = (title: string, to: string, detail = ''): Command => ({ id: to, title, detail, group: 'Do', to })
    const other = shown === 'dark' ? 'light' : 'dark'
    const all: readonly Command[] = [
      ...(viewer.canStartEnquiry ? [start('Start an enquiry', '/enquiries?start')] : []),
      ...(viewer.canStartLessonStudy ? [start('Start a lesson study', '/lesson-study?start')] : []),
      ...ownSchools(viewer.holdings.filter(({ canInvite }) => canInvite)).map(({ urn, name }) =>
        start('Invite people', `/schools/${urn}?invite`, name),
      ),
      ...placesFor(viewer.places).map(({ label, path }) => goTo(label, path)),
      ...ownSchools(viewer.holdings).map(({ urn, name }) => goTo(name, `/schools/${urn}`, 'My school')),
      ...viewer.alliances.map(({ id, name }) => goTo(name, `/alliance/${id}`, 'My alliance')),
      ...viewer.alliances.map(({ id, name }) => goTo('People', `/alliance/people?alliance=${id}`, name)),
      ...viewer.alliances.map(({ id, name }) => goTo('Templates', `/alliance/${id}?show=templates`, name)),
      goTo('Released to me', '/summaries', 'Summaries of peer challenges'),
      goTo('My actions', '/actions', 'After a peer challenge'),
      goTo('Inbox', '/inbox'),
      goTo('Account', '/account', 'Password, devices, colours'),
      ...(viewer.isAdmin ? [goTo('School register', '/admin/register')] : []),
      { id: 'colours', title: `Use ${other} colours`, group: 'This browser', run: () => chooseColourScheme(other) },
      { id: 'sign-out', title: 'Sign out', group: 'This browser', run: () => void signOut() },
    ]
    return all.filter((command) => fits(text, command))
  })

  useCommands('found', async (text) => {
    if (text.length < shortestSearch) return []
    const { data } = await client.query({ query: searchQuery, variables: { text }, fetchPolicy: 'network-only' })
    return (data?.search.hits ?? [])
      .map(({ kind, id, title, detail, path }) => ({
        id: `${kind}-${id}`,
        title,
        detail,
        group: groupOf[kind],
        to: path,
      }))
      .sort((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group))
  })
}

/** Each school once, whatever one holds there. */
const ownSchools = (holdings: Viewer['holdings']) => [
  ...new Map(holdings.flatMap(({ school }) => (school ? [[school.urn, school] as const] : []))).values(),
]
