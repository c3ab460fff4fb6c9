/** The thread that sets papers: seconds of computing, beside a server that goes on answering. */
import { parentPort } from 'node:worker_threads'
import type { PaperAnswer, PaperOrder } from './paper-order.js'
import { studyPaper } from './study-paper.js'
import { summaryPaper } from './summary-paper.js'

const answer = (said: PaperAnswer, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(said, moved)

/** Where it went wrong, and no more: the message of a typesetter quotes what people wrote. */
const placeOf = ({ message, stack = '' }: Error): string => stack.slice(stack.indexOf(message) + message.length)

const set = (order: PaperOrder): Promise<Buffer> =>
  'summary' in order ? summaryPaper(order.summary) : studyPaper(order.file, new Set(order.sections))

async function make(order: PaperOrder): Promise<void> {
  try {
    const bytes = new Uint8Array(await set(order))
    answer({ bytes }, [bytes.buffer])
  } catch (error) {
    answer({ wentWrong: placeOf(error as Error) })
  }
}

parentPort?.on('message', (order: PaperOrder) => void make(order))
