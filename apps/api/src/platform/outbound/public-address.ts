/** Which addresses on the internet anybody could reach: the only ones that Alongside asks for on somebody's behalf. */
import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'

export interface Address {
  readonly address: string
  readonly family: number
}
/** Every address a name stands for at this moment. */
export type Resolve = (host: string) => Promise<readonly Address[]>

export const resolve: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/** What embeds an address of the old kind leads there through a translator: judged by what it embeds. */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  const parts = address.parts
  const low = (at: number): ipaddr.IPv4 => {
    const [high = 0, rest = 0] = parts.slice(at)
    return new ipaddr.IPv4([high >> 8, high & 255, rest >> 8, rest & 255])
  }
  // ::a.b.c.d, 64:ff9b::a.b.c.d and 2002:a.b.c.d::
  if (parts.slice(0, 6).every((part) => part === 0)) return low(6)
  if (parts[0] === 0x64 && parts[1] === 0xff9b) return low(6)
  return parts[0] === 0x2002 ? low(1) : null
}

/** OUT-1: public is what is unicast and none of the ranges kept for houses, neighbours, tests or the machine itself. */
export function isPublic(address: string): boolean {
  // Short forms such as 127.1 are read in different ways by different programs.
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false
  const known = ipaddr.parse(address)
  const old = known.kind() === 'ipv6' ? embedded(known as ipaddr.IPv6) : null
  return old ? false : known.range() === 'unicast'
}
