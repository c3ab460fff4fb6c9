/** What is asked of people, as each sees their own. */
import { Module } from '@nestjs/common'
import { CoordinatingLoad } from './coordinating-load.service.js'
import { LoadAsking } from './load-asking.service.js'
import { OwnLoadResolver } from './own-load.resolver.js'
import { OwnLoad } from './own-load.service.js'

@Module({ providers: [OwnLoad, CoordinatingLoad, LoadAsking, OwnLoadResolver] })
export class LoadModule {}
