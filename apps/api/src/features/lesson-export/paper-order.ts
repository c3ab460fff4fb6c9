/** What is asked of the thread that sets papers, and what it answers. Plain values: they are copied from thread to thread. */

import type { CertificatePage } from './certificate-paper.js'
import type { StudyFile } from './study-file.js'
import type { Section } from './study-sections.js'
import type { SummaryPage } from './summary-paper.js'

/** A lesson study with the sections that were chosen, the page that stays of a peer challenge, or that somebody took part in a session. */
export type PaperOrder =
  | { readonly file: StudyFile; readonly sections: readonly Section[] }
  | { readonly summary: SummaryPage }
  | { readonly certificate: CertificatePage }
export type PaperAnswer = { readonly bytes: Uint8Array } | { readonly wentWrong: string }
