/**
 * Bytes as text (Base64, RFC 4648), so that a message is one text frame, which the server writes once for a whole room.
 * Answers to a join stay binary: they are for one reader and may be long.
 */
const portion = 8_192

/** Browsers and Node both bring these two. */
declare function btoa(binary: string): string
declare function atob(text: string): string

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += portion) {
    binary += String.fromCharCode(...bytes.subarray(from, from + portion))
  }
  return btoa(binary)
}

/** Throws when the text is not Base64. */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
