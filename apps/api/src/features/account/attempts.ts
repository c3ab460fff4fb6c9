/** Counts attempts to get in, in Postgres and so over all nodes: a password cannot be guessed by trying. */
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sameAddress } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { RateLimiterPostgres } from 'rate-limiter-flexible'
import { DataSource } from 'typeorm'
import { quarterOfAnHour, spend, triesOf } from '../../platform/tries.js'

const hour = 3_600

@Injectable()
export class Attempts {
  /** Wrong passwords for one account, wherever they come from. */
  private readonly perAccount: RateLimiterPostgres
  /** Wrong passwords from one place: a whole school may sit behind one address. */
  private readonly perPlace: RateLimiterPostgres
  private readonly resetsPerAccount: RateLimiterPostgres

  constructor(source: DataSource) {
    this.perAccount = triesOf(source, 'account', 10, quarterOfAnHour)
    this.perPlace = triesOf(source, 'place', 100, quarterOfAnHour)
    this.resetsPerAccount = triesOf(source, 'reset', 3, hour)
  }

  /** Lets one attempt be judged, or refuses. Counted before it is judged, and given back when the password was right. */
  async judge(email: string, place: string, isRight: () => Promise<boolean>): Promise<boolean> {
    const account = accountKey(email)
    const from = placeKey(place)
    if (!(await spend(this.perPlace, from)) || !(await spend(this.perAccount, account))) {
      throw new Refusal('sign-in.too-many')
    }
    const right = await isRight()
    if (right) await Promise.all([this.perPlace.reward(from, 1), this.perAccount.reward(account, 1)])
    return right
  }

  /** Whether another mail may go to this account; the asker is not told. */
  async mayReset(email: string, place: string): Promise<boolean> {
    if (!(await spend(this.perPlace, placeKey(place)))) throw new Refusal('sign-in.too-many')
    return await spend(this.resetsPerAccount, accountKey(email))
  }
}

const accountKey = (email: string): string => createHash('sha256').update(sameAddress(email)).digest('hex')

/** Whoever has one address of IPv6 has its whole network, so that is what counts. */
const placeKey = (address: string): string =>
  isIPv6(address) && !address.startsWith('::ffff:') ? network(address) : address.replace(/^::ffff:/, '')

function network(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = Array.from({ length: tail === undefined ? 0 : 8 - groups.length - rest.length }, () => '0')
  return [...groups, ...missing, ...rest].slice(0, 4).join(':')
}
