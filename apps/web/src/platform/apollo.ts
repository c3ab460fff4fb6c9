/** How the client asks the API: one address, one cache, one place that notices when a session has ended. */
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { ErrorLink } from '@apollo/client/link/error'
import { HttpLink } from '@apollo/client/link/http'
import { relayStylePagination } from '@apollo/client/utilities'

const abilities = [
  'AllianceAbilities',
  'CommentAbilities',
  'EnquiryAbilities',
  'LessonStudyAbilities',
  'MembershipAbilities',
  'PersonAbilities',
  'ResearchLessonAbilities',
  'SchoolAbilities',
  'TemplateAbilities',
  'ThreadAbilities',
]

const cache = () =>
  new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          schools: relayStylePagination(['search', 'phase', 'laName', 'takingPart']),
          inbox: relayStylePagination(['open']),
        },
      },
      School: { keyFields: ['urn'] },
      Installation: { keyFields: [] },
      Today: { keyFields: [] },
      // Two questions may ask for different abilities of one thing: both answers are kept.
      ...Object.fromEntries(abilities.map((type) => [type, { merge: true }])),
    },
  })

/** Sends the hash an operation was registered under when the client was built, in place of its text; while developing, the text. */
const nameOperation = new ApolloLink((operation, forward) => {
  const { __meta__: meta } = operation.query as { __meta__?: { hash: string } }
  if (meta && import.meta.env.PROD) {
    operation.extensions.persistedQuery = { version: 1, sha256Hash: meta.hash }
    operation.setContext({ http: { includeQuery: false, includeExtensions: true } })
  }
  return forward(operation)
})

const isSignedOut = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === 'sign-in.required')

export function createClient(onSignedOut: () => void): ApolloClient {
  const noticeSignOut = new ErrorLink(({ error }) => {
    if (isSignedOut(error)) onSignedOut()
  })
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: { 'x-alongside': '1' } })
  return new ApolloClient({
    link: ApolloLink.from([noticeSignOut, nameOperation, http]),
    cache: cache(),
    // A question asked after some news must not be given the answer to one that was asked before it.
    queryDeduplication: false,
    enhancedClientAwareness: { transport: false },
    defaultOptions: {
      // What is known is shown at once, and made true in the background.
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  })
}
