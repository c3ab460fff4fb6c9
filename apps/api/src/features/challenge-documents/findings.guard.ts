/** The team's findings under judgement: what a draft may hold; what the team has agreed on does not change any more. */
import { findingKeys, findingsOf, findingsRoots, readFinding, type WrittenFinding } from '@alongside/contracts/findings'
import { findingLimits, findingTexts, isFindingKind } from '@alongside/domain/finding'
import { Refusal } from '@alongside/domain/refusal'
import type { LiveGuard } from '../../platform/live/live-kind.js'
import { isUuid } from '../../platform/live/plain-values.js'
import type { LinesContext } from './desk-study.guard.js'
import { checkRows, isMap, type RowRules, type RowStamp, rowStamp, wrong } from './row-check.js'

export interface FindingsContext extends LinesContext {
  /** Findings that are drafts no longer. */
  readonly moved: readonly string[]
}
export interface FindingsRows {
  readonly findings: readonly WrittenFinding[]
  /** Drafts that were taken out. */
  readonly gone: readonly string[]
}

const rules: RowRules<FindingsContext> = {
  root: 'findings',
  keys: findingKeys,
  texts: { what: findingLimits.what, forWhom: findingLimits.forWhom },
  most: findingLimits.findings,
  tooMany: 'finding.too-many',
  isFixed: (id, { moved }) => (moved.includes(id) ? 'finding.moved-on' : null),
  checkValues(row, { lines }) {
    if (!isFindingKind(row.get('kind'))) throw wrong()
    if (!lines.includes(row.get('line') as string)) throw new Refusal('evidence.unknown-line')
    const evidence = row.get('evidence')
    if (!isMap(evidence) || evidence.size > findingLimits.evidence) throw wrong()
    for (const [note, isLinked] of evidence.entries()) if (!isUuid(note) || isLinked !== true) throw wrong()
  },
}

export const findingsGuard: LiveGuard<FindingsContext, RowStamp, FindingsRows> = {
  kind: 'findings',
  roots: findingsRoots,
  check: (edit) => checkRows(edit, rules),
  stamp: (doc, root, key) => (root === 'findings' ? rowStamp(findingsOf(doc).get(key), findingTexts) : undefined),
  rows(doc, touched) {
    const findings = findingsOf(doc)
    const ids = [...(touched.get('findings') ?? [])]
    return {
      findings: ids.flatMap((id) => {
        const row = findings.get(id)
        return row ? [readFinding(id, row)] : []
      }),
      gone: ids.filter((id) => !findings.has(id)),
    }
  },
}
