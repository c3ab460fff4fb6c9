/** The bytes of a register file as text: either encoding, without its mark, every line end a single \n. */

import { Transform } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Encoding } from './register-file.js'

/** Windows-1252 from 0x80 to 0x9f; the rest is Latin 1. Node 20's TextDecoder leaves these as control characters. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Line ends are made one kind here, because the parser counts \r\n inside quotes as two lines. */
export function textOf(encoding: Encoding): Transform {
  const decoder = new StringDecoder(encoding === 'utf-8' ? 'utf8' : 'latin1')
  let isFirst = true
  let held = ''
  const proper = (raw: string): string => {
    let text = held + raw
    held = text.endsWith('\r') ? '\r' : ''
    if (held) text = text.slice(0, -1)
    if (encoding === 'windows-1252') text = text.replace(/[\u0080-\u009f]/g, (c) => upper[c.charCodeAt(0) - 0x80] ?? c)
    else if (isFirst && text.startsWith('\ufeff')) text = text.slice(1)
    if (text) isFirst = false
    return text.replace(/\r\n?/g, '\n')
  }
  return new Transform({
    decodeStrings: true,
    transform: (chunk: Buffer, _, done) => done(null, proper(decoder.write(chunk))),
    flush: (done) => done(null, proper(decoder.end()) + (held ? '\n' : '')),
  })
}
