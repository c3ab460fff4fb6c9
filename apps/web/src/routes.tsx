/** Every page and its file of JavaScript, loaded when it is opened. A new page is a line here and one in the list of addresses. */
import type { PagePath } from '@alongside/contracts/pages'
import { type ComponentType, lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { SignInPage } from './pages/SignInPage'
import { RequireSession } from './platform/RequireSession'
import { PageSkeleton } from './ui/Skeleton'

type Page = () => Promise<{ default: ComponentType }>
type Pages = Readonly<Partial<Record<PagePath, Page>>>

const Shell = lazy(() => import('./shell/Shell'))
const FullScreen = lazy(() => import('./shell/FullScreen'))

/** Pages for strangers: no rail, no Mantine. */
const open: Pages = {
  '/forgotten-password': () => import('./pages/ForgottenPasswordPage'),
  '/reset-password/:token': () => import('./pages/ResetPasswordPage'),
  '/invitation/:token': () => import('./pages/AcceptInvitationPage'),
  '/first-administrator/:token': () => import('./pages/FirstAdminPage'),
  '/mailbox': () => import('./pages/MailboxPage'),
}

/** Pages inside the shell, for people who are signed in. */
const inside: Pages = {
  '/today': () => import('./pages/TodayPage'),
  '/enquiries': () => import('./pages/EnquiriesPage'),
  '/enquiries/:id': () => import('./pages/EnquiryBoardPage'),
  '/lesson-study': () => import('./pages/LessonStudiesPage'),
  '/lesson-study/:id': () => import('./pages/LessonStudyPage'),
  '/lesson-study/:id/lessons/:lesson': () => import('./pages/LessonSheetPage'),
  '/lesson-study/:id/lessons/:lesson/discussion': () => import('./pages/LessonDiscussionPage'),
  '/schools': () => import('./pages/SchoolsPage'),
  '/schools/:urn': () => import('./pages/SchoolPage'),
  '/schools/:urn/calendar': () => import('./pages/SchoolCalendarPage'),
  '/alliance': () => import('./pages/AlliancePage'),
  '/alliance/people': () => import('./pages/AlliancePeoplePage'),
  '/alliance/:id': () => import('./pages/AlliancePage'),
  '/challenges': () => import('./pages/ChallengesPage'),
  '/challenges/:id': () => import('./pages/ChallengePage'),
  '/reviews': () => import('./pages/ReviewsPage'),
  '/reviews/:id': () => import('./pages/ReviewPage'),
  '/cpd': () => import('./pages/CpdPage'),
  '/cpd/places': () => import('./pages/CpdPlacesPage'),
  '/cpd/record': () => import('./pages/CpdRecordPage'),
  '/cpd/:id': () => import('./pages/CpdCyclePage'),
  '/load': () => import('./pages/LoadPage'),
  '/leaders': () => import('./pages/LeadersPage'),
  '/leaders/school': () => import('./pages/LeadersSchoolPage'),
  '/leaders/alliance': () => import('./pages/LeadersAlliancePage'),
  '/cover': () => import('./pages/CoverPage'),
  '/desk': () => import('./pages/DeskPage'),
  '/cpd/:id/evaluation': () => import('./pages/CycleEvaluationPage'),
  '/evaluations/:id': () => import('./pages/EvaluationPage'),
  '/pairing/:id': () => import('./pages/PairingRoundPage'),
  '/calendar': () => import('./pages/CalendarPage'),
  '/calendar/times/:id': () => import('./pages/FindTimePage'),
  '/summaries': () => import('./pages/SummariesPage'),
  '/summaries/:id': () => import('./pages/SummaryPage'),
  '/actions': () => import('./pages/ActionsPage'),
  '/inbox': () => import('./pages/InboxPage'),
  '/account': () => import('./pages/AccountPage'),
  '/admin/register': () => import('./pages/RegisterAdminPage'),
}

/** Pages that have the whole screen, for people who are signed in. */
const whole: Pages = {
  '/lesson-study/:id/lessons/:lesson/classroom': () => import('./pages/ClassroomPage'),
  '/challenges/:id/evidence': () => import('./pages/EvidencePage'),
}

const lines = (pages: Pages) =>
  Object.entries(pages).map(([path, load]) => {
    const Shown = lazy(load)
    return <Route key={path} path={path} element={<Shown />} />
  })

// Made once: a lazy page made anew on each render would be loaded anew.
const openLines = lines(open)
const insideLines = lines(inside)
const wholeLines = lines(whole)
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
              <FullScreen />
            </RequireSession>
          }
        >
          {wholeLines}
        </Route>
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
