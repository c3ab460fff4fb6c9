/** How much of a node one person and one alliance may take: in one place, generous, and growing with the people there are. */
import type { DocumentId, SpaceId } from '@alongside/domain/ids'
import type { Allowance } from './browsers.js'

/** Far more than anybody types, and an afternoon without a line is still sent within seconds. */
export const perSecond: Readonly<Allowance> = {
  messages: 500,
  presence: 20,
  joins: 20,
  updates: 400,
  bytes: 4 * 1024 * 1024,
}
/** The same person on several pages, and everybody at one document: more than fifty people who type without a pause. */
export const perPerson: Spent = { updates: 1_200, bytes: 12 * 1024 * 1024 }
export const perDocument: Spent = { updates: 2_000, bytes: 16 * 1024 * 1024 }
export const socketsPerPerson = 30
/** A whole conference may look on; whoever comes and goes is told to all of them. */
export const seatsPerDocument = 1_000
export const seatsPerSocket = 20
export const socketsPerNode = 10_000
/** Everybody of an alliance of forty schools may have some pages open at once; one page left in a loop may not take all. */
const socketsPerSpace = { least: 200, perPerson: 4 }
const roomsPerSpace = { least: 100, perPerson: 1 }
/** What waits for a browser that does not read, in bytes, before it is cut off. A whole document fits several times. */
export const mostUntaken = 16 * 1024 * 1024

/** How long somebody turned away should wait before they try again, in milliseconds. */
export const retryAfter = { full: 5_000, busy: 500, leaving: 1_000 }

type Spent = Readonly<Pick<Allowance, 'updates' | 'bytes'>>

/** What each of many may still send before the next second begins, over all their pages on this node. */
export class Allowances<Key> {
  private readonly left = new Map<Key, { updates: number; bytes: number }>()

  constructor(private readonly most: Spent) {}

  spend(key: Key, bytes: number): boolean {
    const left = this.left.get(key) ?? { ...this.most }
    this.left.set(key, left)
    if (left.updates < 1 || left.bytes < bytes) return false
    left.updates -= 1
    left.bytes -= bytes
    return true
  }

  renew(): void {
    this.left.clear()
  }
}

interface Tenant {
  /** Socket → how many seats it has here. */
  readonly sockets: Map<string, number>
  readonly rooms: Map<DocumentId, number>
}

/** What each alliance and school has open on this node. */
export class Tenants {
  private readonly tenants = new Map<SpaceId, Tenant>()

  /** Whether there is room for this socket at this document, in a space of so many people. */
  hasRoom(space: SpaceId, socket: string, document: DocumentId, people: number): boolean {
    const tenant = this.tenants.get(space)
    if (!tenant) return true
    return (
      (tenant.sockets.has(socket) || tenant.sockets.size < mostOf(socketsPerSpace, people)) &&
      (tenant.rooms.has(document) || tenant.rooms.size < mostOf(roomsPerSpace, people))
    )
  }

  enter(space: SpaceId, socket: string, document: DocumentId): void {
    const tenant = this.tenants.get(space) ?? { sockets: new Map(), rooms: new Map() }
    this.tenants.set(space, tenant)
    count(tenant.sockets, socket, 1)
    count(tenant.rooms, document, 1)
  }

  leave(space: SpaceId, socket: string, document: DocumentId): void {
    const tenant = this.tenants.get(space)
    if (!tenant) return
    count(tenant.sockets, socket, -1)
    count(tenant.rooms, document, -1)
    if (tenant.sockets.size === 0) this.tenants.delete(space)
  }
}

const mostOf = ({ least, perPerson }: { least: number; perPerson: number }, people: number): number =>
  Math.max(least, perPerson * people)

function count<Key>(counted: Map<Key, number>, key: Key, change: 1 | -1): void {
  const now = (counted.get(key) ?? 0) + change
  if (now > 0) counted.set(key, now)
  else counted.delete(key)
}
