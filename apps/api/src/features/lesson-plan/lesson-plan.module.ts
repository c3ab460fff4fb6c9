/** Planning sheets as ordinary rows. As live documents they stand in `live-kinds.ts`. */
import { Module } from '@nestjs/common'
import { LessonPlanResolver } from './lesson-plan.resolver.js'
import { LessonPlanReading } from './lesson-plan-reading.service.js'

@Module({ providers: [LessonPlanReading, LessonPlanResolver] })
export class LessonPlanModule {}
