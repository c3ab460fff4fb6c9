/** Counts tries in Postgres and so over all nodes: what is secret is not found by trying. */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { DataSource } from 'typeorm'

export const quarterOfAnHour = 900

/** So many tries within so many seconds. */
export const triesOf = (source: DataSource, keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: source,
    storeType: 'typeorm',
    tableName: 'sign_in_limit',
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix,
    points,
    duration,
  })

/** False: there were too many. */
export async function spend(tries: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await tries.consume(key)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}
