// Counts what the server in this process asks its database: a page must not ask once per row.
import pg from 'pg'

/** The statements that go out while `act` runs, save those of the job queue, which looks for work by itself. */
export async function statementsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const { query } = pg.Client.prototype
  const asked: string[] = []
  pg.Client.prototype.query = function counted(this: pg.Client, ...question: unknown[]) {
    const first = question[0] as { text?: string } | string
    asked.push(typeof first === 'string' ? first : (first.text ?? ''))
    return Reflect.apply(query, this, question)
  } as typeof query
  try {
    await act()
    return asked.filter((text) => !text.includes('graphile_worker'))
  } finally {
    pg.Client.prototype.query = query
  }
}
