/** The frame of a page that has the whole screen, such as a tablet in a classroom: no rail, but all that keeps work safe. */
import { MantineProvider } from '@mantine/core'
import { Suspense } from 'react'
import { Outlet, useLocation } from 'react-router'
import '../ui/mantine.css'
import { useColourScheme } from '../platform/colour-scheme'
import { ErrorBoundary } from '../platform/ErrorBoundary'
import { Notices } from '../platform/Notices'
import { useRefresh } from '../platform/news'
import { useSession, useViewer } from '../platform/session'
import { PageSkeleton } from '../ui/Skeleton'
import { theme } from '../ui/theme'
import css from './FullScreen.module.css'
import { OfflineBanner } from './OfflineBanner'
import { useArrival } from './useArrival'
import { useKeptWork } from './useKeptWork'

export default function FullScreen() {
  const { shown } = useColourScheme()
  const { refresh } = useSession()
  const viewer = useViewer()
  const { pathname } = useLocation()
  const main = useArrival()
  useKeptWork(viewer.id, refresh)
  useRefresh('viewer.changed', refresh)
  return (
    <MantineProvider theme={theme} forceColorScheme={shown} withCssVariables={false} withGlobalClasses={false}>
      <div className={css.screen}>
        <OfflineBanner />
        <main id="main" ref={main} tabIndex={-1} className={css.main}>
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Notices />
    </MantineProvider>
  )
}
