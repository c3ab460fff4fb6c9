// Before a run of tests: the server that `npm test` started, or one of our own when a file is run alone.
import { startTestPostgres } from '../../tools/lib/test-postgres.mjs'

export default async () => {
  if (process.env.ALONGSIDE_TEST_PG_HOST) return
  const server = await startTestPostgres(process.env.ALONGSIDE_TEST_PG_MAJOR ?? '18')
  process.env.ALONGSIDE_TEST_PG_HOST = server.host
  globalThis.stopTestPostgres = () => server.stop()
}
