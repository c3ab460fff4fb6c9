/** The thread that sets papers: seconds of computing, beside a server that goes on answering. */
import { parentPort } from 'node:worker_threads'
import type { PaperAnswer, PaperOrder } from './paper-order.js'
import { studyPaper } from './study-paper.js'

const answer = (said: PaperAnswer, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(said, moved)

async function make({ file, sections }: PaperOrder): Promise<void> {
  try {
    const bytes = new Uint8Array(await studyPaper(file, new Set(sections)))
    answer({ bytes }, [bytes.buffer])
  } catch (error) {
    // Where it went wrong, and no more: the message of a typesetter quotes what people wrote.
    answer({ wentWrong: String((error as Error).stack ?? '').replace(/^[\s\S]*?(?=\n {4}at )/, '') })
  }
}

parentPort?.on('message', (order: PaperOrder) => void make(order))
