// A certificate of one's own for a name that exists in a test only, written out by hand: Node makes keys, but no certificates.
import { generateKeyPairSync, sign } from 'node:crypto'

const part = (tag: number, ...contents: Uint8Array[]): Buffer => {
  const body = Buffer.concat(contents)
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...parts: Uint8Array[]): Buffer => part(0x30, ...parts)
const kind = (hex: string): Buffer => part(0x06, Buffer.from(hex, 'hex'))
const time = (year: number): Buffer => part(0x17, Buffer.from(`${String(year % 100).padStart(2, '0')}0101000000Z`))

const sha256WithEcdsa = sequence(kind('2a8648ce3d040302'))
const commonName = (name: string): Buffer =>
  sequence(part(0x31, sequence(kind('550403'), part(0x0c, Buffer.from(name)))))

export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** For these names, good for a year before and after today, signed by itself: to trust it is to know it. */
export function certificateFor(names: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const year = new Date().getFullYear()
  const who = commonName('a test')
  const alternatives = sequence(...names.map((name) => part(0x82, Buffer.from(name))))
  const isAuthority = sequence(kind('551d13'), part(0x04, sequence(part(0x01, Buffer.from([0xff])))))
  const told = sequence(
    part(0xa0, part(0x02, Buffer.from([2]))),
    part(0x02, Buffer.from([1])),
    sha256WithEcdsa,
    who,
    sequence(time(year - 1), time(year + 2)),
    who,
    publicKey.export({ type: 'spki', format: 'der' }),
    part(0xa3, sequence(isAuthority, sequence(kind('551d11'), part(0x04, alternatives)))),
  )
  const signature = sign('sha256', told, privateKey)
  const der = sequence(told, sha256WithEcdsa, part(0x03, Buffer.from([0]), signature))
  const lines = der
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}
