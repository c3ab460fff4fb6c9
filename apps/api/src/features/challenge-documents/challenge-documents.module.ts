/** The documents of a peer challenge, for opening them. As live documents they stand in `live-kinds.ts`. */
import { Module } from '@nestjs/common'
import { ChallengeDocumentsResolver } from './challenge-documents.resolver.js'

@Module({ providers: [ChallengeDocumentsResolver] })
export class ChallengeDocumentsModule {}
