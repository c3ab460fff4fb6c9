/** Every page and its address. Adding a page is one line; each is its own file of JavaScript, loaded when it is opened. */
import { type ComponentType, lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { SignInPage } from './pages/SignInPage'
import { RequireSession } from './platform/RequireSession'
import { PageSkeleton } from './ui/Skeleton'

type Page = () => Promise<{ default: ComponentType }>

const Shell = lazy(() => import('./shell/Shell'))

/** Pages for strangers: no rail, no Mantine. */
const open: Readonly<Record<string, Page>> = {
  '/forgotten-password': () => import('./pages/ForgottenPasswordPage'),
  '/reset-password/:token': () => import('./pages/ResetPasswordPage'),
  '/invitation/:token': () => import('./pages/AcceptInvitationPage'),
  '/first-administrator/:token': () => import('./pages/FirstAdminPage'),
  '/mailbox': () => import('./pages/MailboxPage'),
}

/** Pages inside the shell, for people who are signed in. */
const inside: Readonly<Record<string, Page>> = {
  '/today': () => import('./pages/TodayPage'),
  '/enquiries': () => import('./pages/EnquiriesPage'),
  '/enquiries/:id': () => import('./pages/EnquiryBoardPage'),
  '/schools': () => import('./pages/SchoolsPage'),
  '/schools/:urn': () => import('./pages/SchoolPage'),
  '/alliance': () => import('./pages/AlliancePage'),
  '/alliance/people': () => import('./pages/AlliancePeoplePage'),
  '/alliance/:id': () => import('./pages/AlliancePage'),
  '/inbox': () => import('./pages/InboxPage'),
  '/account': () => import('./pages/AccountPage'),
  '/admin/register': () => import('./pages/RegisterAdminPage'),
}

const lines = (pages: Readonly<Record<string, Page>>) =>
  Object.entries(pages).map(([path, load]) => {
    const Shown = lazy(load)
    return <Route key={path} path={path} element={<Shown />} />
  })

// Made once: a lazy page made anew on each render would be loaded anew.
const openLines = lines(open)
const insideLines = lines(inside)
const NotFoundPage = lazy(() => import('./pages/NotFoundPage'))

export function AppRoutes() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route path="/" element={<Navigate to="/today" replace />} />
        <Route path="/sign-in" element={<SignInPage />} />
        {openLines}
        <Route
          element={
            <RequireSession>
              <Shell />
            </RequireSession>
          }
        >
          {insideLines}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  )
}
