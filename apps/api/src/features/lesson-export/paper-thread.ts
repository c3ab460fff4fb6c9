/** The thread that sets papers: seconds of computing, beside a server that goes on answering. */
import { parentPort } from 'node:worker_threads'
import { certificatePaper } from './certificate-paper.js'
import type { PaperAnswer, PaperOrder } from './paper-order.js'
import { studyPaper } from './study-paper.js'
import { summaryPaper } from './summary-paper.js'

const answer = (said: PaperAnswer, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(said, moved)

/** Where it went wrong, and no more: the message of a typesetter quotes what people wrote. */
const placeOf = ({ message, stack = '' }: Error): string => stack.slice(stack.indexOf(message) + message.length)

function set(order: PaperOrder): Promise<Buffer> {
  if ('summary' in order) return summaryPaper(order.summary)
  if ('certificate' in order) return certificatePaper(order.certificate)
  return studyPaper(order.file, new Set(order.sections))
}

async function make(order: PaperOrder): Promise<void> {
  try {
    const bytes = new Uint8Array(await set(order))
    answer({ bytes }, [bytes.buffer])
  } catch (error) {
    answer({ wentWrong: placeOf(error as Error) })
  }
}

parentPort?.on('message', (order: PaperOrder) => void make(order))
