/** The list of features: reading it is reading the product. */
import { type DynamicModule, Module } from '@nestjs/common'
import { DemoModule } from './demo/demo.module.js'
import { AccountModule } from './features/account/account.module.js'
import { AllianceModule } from './features/alliance/alliance.module.js'
import { AuditModule } from './features/audit/audit.module.js'
import { ChallengeDocumentsModule } from './features/challenge-documents/challenge-documents.module.js'
import { ChallengePaperModule } from './features/challenge-paper/challenge-paper.module.js'
import { CommentModule } from './features/comment/comment.module.js'
import { ContributionModule } from './features/contribution/contribution.module.js'
import { CoverModule } from './features/cover/cover.module.js'
import { CpdModule } from './features/cpd/cpd.module.js'
import { CpdPaperModule } from './features/cpd-paper/cpd-paper.module.js'
import { CycleModule } from './features/cycle/cycle.module.js'
import { DeskModule } from './features/desk/desk.module.js'
import { DiscussionModule } from './features/discussion/discussion.module.js'
import { EnquiryModule } from './features/enquiry/enquiry.module.js'
import { EvaluationModule } from './features/evaluation/evaluation.module.js'
import { EvidenceNoteModule } from './features/evidence-note/evidence-note.module.js'
import { HistoryModule } from './features/history/history.module.js'
import { InboxModule } from './features/inbox/inbox.module.js'
import { JudgementModule } from './features/judgement/judgement.module.js'
import { LeadersModule } from './features/leaders/leaders.module.js'
import { LessonExportModule } from './features/lesson-export/lesson-export.module.js'
import { LessonPlanModule } from './features/lesson-plan/lesson-plan.module.js'
import { LessonStudyModule } from './features/lesson-study/lesson-study.module.js'
import { LoadModule } from './features/load/load.module.js'
import { MailboxModule } from './features/mailbox/mailbox.module.js'
import { MembershipModule } from './features/membership/membership.module.js'
import { ObservationModule } from './features/observation/observation.module.js'
import { PairingModule } from './features/pairing/pairing.module.js'
import { PeerChallengeModule } from './features/peer-challenge/peer-challenge.module.js'
import { PeerReviewModule } from './features/peer-review/peer-review.module.js'
import { PeopleModule } from './features/people/people.module.js'
import { PersonalCalendarModule } from './features/personal-calendar/personal-calendar.module.js'
import { ReviewVisitModule } from './features/review-visit/review-visit.module.js'
import { SchoolModule } from './features/school/school.module.js'
import { SchoolCalendarImportModule } from './features/school-calendar-import/school-calendar-import.module.js'
import { SearchModule } from './features/search/search.module.js'
import { TemplateModule } from './features/template/template.module.js'
import { TimetableModule } from './features/timetable/timetable.module.js'
import type { Config } from './platform/config.js'
import { graphqlModule } from './platform/graphql/graphql.module.js'
import { JobsModule } from './platform/jobs/jobs.module.js'
import { LiveModule } from './platform/live/live.module.js'
import { PlatformModule } from './platform/platform.module.js'
import { rowClasses } from './rows.js'

@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config, rowClasses),
        graphqlModule,
        LiveModule,
        JobsModule,
        AccountModule,
        PeopleModule,
        MailboxModule,
        SchoolModule,
        SchoolCalendarImportModule,
        PersonalCalendarModule,
        AllianceModule,
        MembershipModule,
        EnquiryModule,
        CycleModule,
        LessonStudyModule,
        ObservationModule,
        LessonPlanModule,
        DeskModule,
        DiscussionModule,
        LessonExportModule,
        ChallengePaperModule,
        DemoModule,
        CommentModule,
        HistoryModule,
        TemplateModule,
        PeerReviewModule,
        PeerChallengeModule,
        ChallengeDocumentsModule,
        JudgementModule,
        ReviewVisitModule,
        EvidenceNoteModule,
        PairingModule,
        ContributionModule,
        TimetableModule,
        CoverModule,
        EvaluationModule,
        LeadersModule,
        CpdModule,
        LoadModule,
        CpdPaperModule,
        InboxModule,
        SearchModule,
        AuditModule,
      ],
    }
  }
}
