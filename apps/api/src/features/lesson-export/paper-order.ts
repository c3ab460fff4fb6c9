/** What is asked of the thread that sets papers, and what it answers. Plain values: they are copied from thread to thread. */

import type { StudyFile } from './study-file.js'
import type { Section } from './study-sections.js'
import type { SummaryPage } from './summary-paper.js'

/** A lesson study with the sections that were chosen, or the page that stays of a peer challenge. */
export type PaperOrder =
  | { readonly file: StudyFile; readonly sections: readonly Section[] }
  | { readonly summary: SummaryPage }
export type PaperAnswer = { readonly bytes: Uint8Array } | { readonly wentWrong: string }
