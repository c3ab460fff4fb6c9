/** What was released of a peer challenge, on paper. */
import { Module } from '@nestjs/common'
import { LessonExportModule } from '../lesson-export/lesson-export.module.js'
import { PeerChallengeModule } from '../peer-challenge/peer-challenge.module.js'
import { ChallengePaperRoute } from './challenge-paper.route.js'

@Module({ imports: [LessonExportModule, PeerChallengeModule], providers: [ChallengePaperRoute] })
export class ChallengePaperModule {}
