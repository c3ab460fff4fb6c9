/** Starts the client. Kept small: the first page people meet is the one where they sign in. */
import { ApolloProvider } from '@apollo/client/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './platform/colour-scheme'
import { createClient } from './platform/apollo'
import { ErrorBoundary } from './platform/ErrorBoundary'
import { LiveRegion } from './platform/LiveRegion'
import { loseSession } from './platform/session'
import { AppRoutes } from './routes'

const client = createClient(() => loseSession(client))
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <BrowserRouter>
        <LiveRegion />
        <ErrorBoundary>
          <AppRoutes />
        </ErrorBoundary>
      </BrowserRouter>
    </ApolloProvider>
  </StrictMode>,
)
