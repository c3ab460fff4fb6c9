/** Evaluation of CPD at five levels, asked at its time of whoever owes an answer. */
import { Module } from '@nestjs/common'
import { SchoolModule } from '../school/school.module.js'
import { EvaluationResolver, SchoolResultResolver } from './evaluation.resolver.js'
import { Evaluations } from './evaluation.service.js'
import { EvaluationDates } from './evaluation-dates.service.js'
import { EvaluationReading } from './evaluation-reading.service.js'

@Module({
  imports: [SchoolModule],
  providers: [Evaluations, EvaluationDates, EvaluationReading, EvaluationResolver, SchoolResultResolver],
})
export class EvaluationModule {}
