/** AES-256-GCM, as bytes that carry what is needed to open them: one byte for the form, the nonce, the tag, the sealed text. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export const keyBytes = 32
const form = 1
const nonceBytes = 12
const tagBytes = 16

/** `about` is bound to the text without being in it: moved to another row it does not open. */
export function sealWith(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([form]), nonce, cipher.getAuthTag(), sealed])
}

/** Null for what this key does not open: another key's, or changed by somebody. */
export function openWith(key: Buffer, sealed: Buffer, about: string): Buffer | null {
  const start = 1 + nonceBytes + tagBytes
  if (sealed.length < start || sealed[0] !== form) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, start))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()])
  } catch {
    return null
  }
}
