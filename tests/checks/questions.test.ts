// Every question that the client was built with is one that the server reads: one level too deep shows on no page but the one that asks it.
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type GraphQLSchema, Kind, parse, validate } from 'graphql'
import { questionRules } from '../../apps/api/src/platform/graphql/graphql.module.js'
import { schemaOf } from '../../apps/api/src/schema.js'
import { projectRoot } from '../support/start.js'

const file = path.join(projectRoot, 'apps/web/dist/.vite/persisted-documents.json')
const questions: readonly string[] = Object.values(JSON.parse(fs.readFileSync(file, 'utf8')))

/** What the server would say to it, before it asks anybody. */
function refusalsOf(schema: GraphQLSchema, question: string): string[] {
  try {
    return validate(schema, parse(question), questionRules).map(({ message }) => message)
  } catch (error) {
    // Some rules throw in place of reporting.
    return [(error as Error).message]
  }
}

describe('the questions of the client', () => {
  it('are all read by the server', async () => {
    expect(questions.length).toBeGreaterThan(200)
    const schema = await schemaOf()
    const refused: string[] = []
    for (const question of questions) {
      const reasons = refusalsOf(schema, question)
      const [first] = parse(question).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      const name = first?.kind === Kind.OPERATION_DEFINITION ? first.name?.value : undefined
      if (reasons.length > 0) refused.push(`${name}: ${reasons.join(' ')}`)
    }
    expect(refused).toEqual([])
  })

  it('would be told apart from one that goes a level deeper', async () => {
    const deep = `query Deep { viewer ${'{ school '.repeat(11)}{ name }${' }'.repeat(11)} }`
    expect(refusalsOf(await schemaOf(), deep)).toEqual([expect.stringMatching(/depth limit/)])
  })
})
