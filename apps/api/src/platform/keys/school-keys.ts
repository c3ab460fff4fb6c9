/** A school's own keys, one for each purpose: what is sealed with them is unreadable in the database, and for good once the key is erased. */
import { createHmac, randomBytes } from 'node:crypto'
import type { SpaceId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { ObjectLiteral } from 'typeorm'
import type { Purpose } from '../db/scope.js'
import { newId, type Work } from '../db/unit-of-work.js'
import { MasterKey } from './master-key.js'
import { keyBytes, openWith, sealWith } from './sealing.js'

/** What a key is for; with another purpose it opens nothing. */
export type KeyPurpose = 'CASE_PUPILS' | 'NAMES'

/** Asks within the transaction at hand, for a moment with a purpose of its own. */
export interface LooksAs {
  lookingAs<T extends ObjectLiteral>(purpose: Purpose, text: string, values?: readonly unknown[]): Promise<T[]>
}

/** One school's key for one purpose, open in memory for as long as one request takes. */
export class SchoolKey {
  constructor(private readonly bytes: Buffer) {}

  /** `about`: the row it belongs to, such as `study/A`. */
  seal(plain: string, about: string): Buffer {
    return sealWith(this.bytes, Buffer.from(plain), about)
  }

  open(sealed: Buffer, about: string): string | null {
    return openWith(this.bytes, sealed, about)?.toString() ?? null
  }

  /** The same word gives the same mark in this school, and another in every other. */
  mac(word: string): Buffer {
    return createHmac('sha256', this.bytes).update(word).digest()
  }
}

@Injectable()
export class SchoolKeys {
  constructor(private readonly master: MasterKey) {}

  /** For writing: made when it is needed for the first time. */
  async keyOf(work: Work, space: SpaceId, purpose: KeyPurpose): Promise<SchoolKey> {
    const [kept] = await this.keysOf(work, [space], purpose)
    if (kept) return kept
    const bytes = randomBytes(keyBytes)
    await work.lookingAs(
      'sealing',
      `insert into school_key (space_id, id, purpose, wrapped) values ($1, $2, $3, $4) on conflict (space_id, purpose) do nothing`,
      [space, newId(), purpose, sealWith(this.master.bytes, bytes, aboutKey(space, purpose))],
    )
    // Of two who began at once, both go on with the key of the first.
    const [made] = await this.keysOf(work, [space], purpose)
    if (!made) throw new Error('The keys in this database were wrapped with another ALONGSIDE_KEY.')
    return made
  }

  /** For reading, in the order asked for; null where a school never had one, where it was erased, and where it is not ours to open. */
  async keysOf(asks: LooksAs, spaces: readonly SpaceId[], purpose: KeyPurpose): Promise<(SchoolKey | null)[]> {
    const found = await asks.lookingAs<{ space: SpaceId; wrapped: Buffer }>(
      'sealing',
      'select space_id as space, wrapped from school_key where space_id = any($1) and purpose = $2',
      [[...new Set(spaces)], purpose],
    )
    return spaces.map((space) => {
      const wrapped = found.find((one) => one.space === space)?.wrapped
      const bytes = wrapped ? openWith(this.master.bytes, wrapped, aboutKey(space, purpose)) : null
      return bytes && new SchoolKey(bytes)
    })
  }

  /** For good: whatever was sealed with it stays sealed, in this database and in every backup of it. */
  async erase(work: Work, space: SpaceId, purpose: KeyPurpose): Promise<void> {
    await work.lookingAs('sealing', 'delete from school_key where space_id = $1 and purpose = $2', [space, purpose])
    await work.audit({ spaceId: space, action: 'key.erase', itemKind: 'school-key', detail: { purpose } })
  }
}

const aboutKey = (space: SpaceId, purpose: KeyPurpose): string => `${space}/${purpose}`
