/** What is asked of the thread that sets papers, and what it answers. Plain values: they are copied from thread to thread. */
import type { StudyFile } from './study-file.js'
import type { Section } from './study-sections.js'

export interface PaperOrder {
  readonly file: StudyFile
  readonly sections: readonly Section[]
}
export type PaperAnswer = { readonly bytes: Uint8Array } | { readonly wentWrong: string }
