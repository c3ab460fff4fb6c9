/** Sends a register file as it is. By XMLHttpRequest: only that tells how much of a file has gone. */
import type { RefusalCode } from '@alongside/domain/refusal'
import { sentenceForCode } from '../../platform/refusals'

export interface Upload {
  readonly stop: () => void
  /** The import's id, or the sentence why there is none; null when it was stopped. */
  readonly done: Promise<{ readonly id: string } | { readonly refusal: string } | null>
}

const lost = 'The file did not arrive. Check your connection, then try again.'

function answerOf(request: XMLHttpRequest): { readonly id: string } | { readonly refusal: string } {
  try {
    const answer = JSON.parse(request.responseText) as { id?: string; code?: RefusalCode }
    if (answer.id) return { id: answer.id }
    if (answer.code === 'input.too-long')
      return { refusal: 'This file is larger than a register file can be (100 MB).' }
    if (answer.code) return { refusal: sentenceForCode(answer.code) ?? lost }
  } catch {
    // Not an answer of ours: a proxy's page, or nothing.
  }
  return { refusal: lost }
}

export function sendRegister(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<Awaited<Upload['done']>>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => resolve(answerOf(request)))
    request.addEventListener('error', () => resolve({ refusal: lost }))
    request.addEventListener('abort', () => resolve(null))
  })
  request.open('POST', `/api/register-import?name=${encodeURIComponent(file.name)}`)
  request.setRequestHeader('x-alongside', '1')
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return { stop: () => request.abort(), done }
}
