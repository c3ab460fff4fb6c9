/** Within a turn's transaction: which edits may be kept, as their writers' rights and the guard say. */
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { type Authors, type Group, mergeTouched, noteAuthor, type Submission } from './group.js'
import { type GuardHost, GuardLost, patience } from './guard-host.js'
import type { DocumentAnswer, DocumentAsk } from './guard-protocol.js'
import type { HotDocument, KnownWriter } from './hot-document.js'
import { isStored, type Locked, learnNumbers, type Standing } from './journal-rows.js'
import type { Sql } from './live-kind.js'
import { knownWriter, learnWriters } from './writers.js'

interface Asked {
  readonly group: Group
  readonly candidates: readonly { readonly submission: Submission; readonly writer: KnownWriter }[]
  readonly ask: DocumentAsk
}

/** Sorts each group's edits into taken, again and refused; tells the groups whose edits cannot be kept together. */
export async function judge(
  sql: Sql,
  guard: GuardHost,
  groups: readonly Group[],
  {
    standing,
    locked,
    wantsRows,
  }: {
    readonly standing: Standing
    readonly locked: ReadonlyMap<string, Locked>
    readonly wantsRows: (hot: HotDocument) => boolean
  },
): Promise<readonly Group[]> {
  await learnNumbers(sql, groups)
  await learnWriters(sql, strangers(groups, locked, standing), standing)
  guard.start()
  const asked: Asked[] = []
  for (const group of groups) {
    const candidates = await admissible(sql, group, locked.get(group.hot.id), standing)
    const rows = locked.has(group.hot.id) && wantsRows(group.hot)
    if (candidates.length === 0 && !(rows && group.hot.owed)) continue
    asked.push({ group, candidates, ask: await askOf(sql, guard, group.hot, candidates, rows) })
  }
  if (asked.length === 0) return []
  guard.start()
  // Another document may have cost us the thread meanwhile: the next one has none of these open.
  if (asked.some(({ group }) => group.hot.guarded !== guard.generation))
    throw new GuardLost('another thread began', true)
  const isSingle = asked.length === 1 && asked[0]?.candidates.length === 1
  const answers = await guard.ask(
    asked.map(({ ask }) => ask),
    isSingle ? patience.single : patience.turn,
  )
  return asked.flatMap((one, at) => (sort(one, answers[at] as DocumentAnswer) ? [] : [one.group]))
}

/** Edits whose writers have to be asked about; of one session and client only the first. */
function strangers(groups: readonly Group[], locked: ReadonlyMap<string, Locked>, standing: Standing) {
  const found = new Map<string, { readonly submission: Submission; readonly row: Locked }>()
  for (const { hot, submissions } of groups) {
    const row = locked.get(hot.id)
    if (row?.epoch !== hot.epoch) continue
    for (const submission of submissions) {
      const name = `${hot.id}/${submission.sessionId}`
      if (!found.has(name) && knownWriter(submission, standing, row) === undefined) found.set(name, { submission, row })
    }
  }
  return [...found.values()]
}

/** Those that may be judged at all: of somebody who may write, and next in their numbering. */
async function admissible(
  sql: Sql,
  group: Group,
  row: Locked | undefined,
  standing: Standing,
): Promise<Asked['candidates']> {
  const { hot } = group
  const expected = new Map<number, number>()
  const candidates: { submission: Submission; writer: KnownWriter }[] = []
  for (const submission of group.submissions) {
    const { client, n } = submission
    try {
      if (row?.epoch !== hot.epoch || submission.epoch !== hot.epoch) throw new Refusal('live.new-epoch')
      const known = knownWriter(submission, standing, row)
      // Just asked about, for another of its client ids.
      const writer = known === undefined ? hot.writers.get(submission.sessionId) : known
      if (!writer) throw new Refusal('sign-in.required')
      if (writer.rights.canRead && row.state === 'QUARANTINED') throw new Refusal('live.quarantined')
      if (!writer.rights.canWrite || row.state !== 'OPEN')
        throw new Refusal(writer.rights.canRead ? 'board.read-only' : 'not-found')
      // Numbers count per client: under another's, theirs would be used up and their next edit taken for sent.
      if (!writer.issued.has(client)) throw new Refusal('live.not-yours')
      const stored = hot.lastN.get(client) ?? 0
      if (n <= stored) {
        if (!(await isStored(sql, submission))) throw new Refusal('live.gap')
        group.again.push(submission)
        continue
      }
      if (n !== (expected.get(client) ?? stored) + 1) throw new Refusal('live.gap')
      expected.set(client, n)
      candidates.push({ submission, writer })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      group.refused.push({ submission, refusal: error })
    }
  }
  return candidates
}

async function askOf(
  sql: Sql,
  guard: GuardHost,
  hot: HotDocument,
  candidates: Asked['candidates'],
  wantsRows: boolean,
): Promise<DocumentAsk> {
  let open: DocumentAsk['open'] = null
  if (hot.guarded !== guard.generation) {
    hot.unguard()
    open = { state: Y.encodeStateAsUpdate(hot.doc), removed: await hot.kind.removed(sql, hot.head) }
    hot.guarded = guard.generation
  }
  const { owed, news } = hot
  hot.news = []
  const fresh = candidates.filter(({ writer }) => !hot.told.has(writer.reference))
  for (const { writer } of fresh) hot.told.add(writer.reference)
  return {
    id: hot.id,
    kind: hot.head.kind,
    open,
    news,
    writers: fresh.map(({ writer: { reference, personId, rights, issued } }) => [
      reference,
      { personId, urn: rights.urn, context: rights.context, issued: [...issued] },
    ]),
    edits: candidates.map(({ submission: { client, update }, writer }) => ({
      writer: writer.reference,
      client,
      update,
    })),
    rows: wantsRows ? { owed: owedTouches(owed?.authors), everything: owed?.isWhole ?? false } : null,
  }
}

function owedTouches(authors: Authors | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>()
  for (const { touched } of authors?.values() ?? []) mergeTouched(all, touched)
  return all
}

/** False when what came of the edits cannot be read back: each has to be tried by itself, or, being alone, is refused. */
function sort({ group, candidates, ask }: Asked, answer: DocumentAnswer): boolean {
  const { hot } = group
  if (answer.unreadable) {
    hot.unguard()
    const only = candidates.length === 1 ? candidates[0] : undefined
    if (!only) return false
    group.refused.push({ submission: only.submission, refusal: new Refusal('live.malformed') })
    return true
  }
  for (const [at, { submission, writer }] of candidates.entries()) {
    const verdict = answer.verdicts[at]
    if (verdict && 'touched' in verdict) {
      group.seq += 1
      group.taken.push({ submission, writer, seq: group.seq })
      noteAuthor(group.authors, { personId: writer.personId, urn: writer.rights.urn, touched: verdict.touched })
    } else {
      const refusal = verdict ? new Refusal(verdict.code, verdict.details) : new Refusal('live.malformed')
      group.refused.push({ submission, refusal })
    }
  }
  if (ask.rows) {
    const authors: Authors = new Map()
    for (const author of [...(hot.owed?.authors.values() ?? []), ...group.authors.values()]) noteAuthor(authors, author)
    group.rows = { rows: answer.rows, isWhole: ask.rows.everything, authors: [...authors.values()] }
  }
  return true
}
