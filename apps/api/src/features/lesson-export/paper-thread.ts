/** The thread that sets papers: seconds of computing, beside a server that goes on answering. */
import { parentPort } from 'node:worker_threads'
import type { PaperAnswer, PaperOrder } from './paper-order.js'
import { studyPaper } from './study-paper.js'

const answer = (said: PaperAnswer, moved: ArrayBuffer[] = []): void => parentPort?.postMessage(said, moved)

parentPort?.on('message', ({ file, sections }: PaperOrder) => {
  studyPaper(file, new Set(sections)).then(
    (set) => {
      const bytes = new Uint8Array(set)
      answer({ bytes }, [bytes.buffer])
    },
    // Where it went wrong, and no more: the message of a typesetter quotes what people wrote.
    (error: unknown) =>
      answer({ wentWrong: String((error as Error).stack ?? '').replace(/^[\s\S]*?(?=\n {4}at )/, '') }),
  )
})
