/** Answers are shown in steps: which went out together is kept, so that a later look never differs from an earlier one by a few people. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

const statements = [
  // Null: held back until enough have come together.
  `alter table evaluation_answer add column step integer check (step > 0)`,
  `create index evaluation_answer_held on evaluation_answer (space_id, evaluation_id) where step is null`,
]

export class EvaluationSteps1764000000022 implements MigrationInterface {
  name = 'EvaluationSteps1764000000022'
  async up(query: QueryRunner): Promise<void> {
    for (const statement of statements) await query.query(statement)
  }
  async down(): Promise<void> {
    throw new Error('What has been shown together stays together.')
  }
}
