/** The frame around every page for people who are signed in: places, who I act as, search, inbox, the state of my work. */
import { MantineProvider } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Outlet, useLocation } from 'react-router'
import '../ui/mantine.css'
import { useColourScheme } from '../platform/colour-scheme'
import { ErrorBoundary } from '../platform/ErrorBoundary'
import { Notices } from '../platform/Notices'
import { useRefresh } from '../platform/news'
import { useSession, useViewer } from '../platform/session'
import { useStore } from '../platform/store'
import { PageSkeleton } from '../ui/Skeleton'
import { theme } from '../ui/theme'
import { OfflineBanner } from './OfflineBanner'
import { Palette } from './Palette'
import { Rail } from './Rail'
import css from './Shell.module.css'
import { SignOutDialog } from './SignOutDialog'
import { TopBar } from './TopBar'
import { useArrival } from './useArrival'
import { notesAreHere, useKeptWork } from './useKeptWork'
import { WordsNotTaken } from './WordsNotTaken'

const NotesNotTaken = lazy(() => import('./NotesNotTaken').then((module) => ({ default: module.NotesNotTaken })))

export default function Shell() {
  const { shown } = useColourScheme()
  const { refresh } = useSession()
  const viewer = useViewer()
  const { pathname } = useLocation()
  const main = useArrival()
  const hasNotes = useStore(notesAreHere)
  useKeptWork(viewer.id, refresh)
  useRefresh(['viewer.changed', 'inbox.changed'], refresh)
  return (
    <MantineProvider theme={theme} forceColorScheme={shown} withCssVariables={false} withGlobalClasses={false}>
      <a href="#main" className={css.skip}>
        Skip to the page
      </a>
      <div className={css.shell}>
        <Rail places={viewer.places} />
        <div className={css.column}>
          <TopBar viewer={viewer} />
          <OfflineBanner />
          <WordsNotTaken />
          {hasNotes && (
            <Suspense>
              <NotesNotTaken personId={viewer.id} />
            </Suspense>
          )}
          <main id="main" ref={main} tabIndex={-1} className={css.main}>
            <ErrorBoundary resetKey={pathname}>
              <Suspense fallback={<PageSkeleton />}>
                <Outlet />
              </Suspense>
            </ErrorBoundary>
          </main>
        </div>
      </div>
      <Palette viewer={viewer} />
      <SignOutDialog />
      <Notices />
    </MantineProvider>
  )
}
