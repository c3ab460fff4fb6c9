// Counts what the server in this process asks its database: a page must not ask once per row.
import type pg from 'pg'
import { ServerClient } from './served.js'

interface Connected extends pg.Client {
  readonly connectionParameters: { readonly application_name?: string }
}

/** Live documents and jobs ask by themselves, under names of their own. */
const ofRequests = 'alongside'

/** The statements that requests send while `act` runs. */
export async function statementsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const query = Reflect.get(ServerClient.prototype, 'query') as (...question: unknown[]) => unknown
  const asked: string[] = []
  const counted = function (this: Connected, ...question: unknown[]) {
    const first = question[0] as { text?: string } | string
    const isRequest = this.connectionParameters.application_name === ofRequests
    if (isRequest) asked.push(typeof first === 'string' ? first : (first.text ?? ''))
    return Reflect.apply(query, this, question)
  }
  Reflect.set(ServerClient.prototype, 'query', counted)
  try {
    await act()
    return asked
  } finally {
    Reflect.set(ServerClient.prototype, 'query', query)
  }
}
