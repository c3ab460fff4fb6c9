/**
 * The judge: reads what people did and were told, and what was left in the end, and says which promises were broken.
 * Knows no server, no socket and no clock; a history is judged long after the run as well as right behind it.
 *
 * @typedef {{ type: 'invoke' | 'ok' | 'fail' | 'info', op: 'edit' | 'command' | 'probe' | 'revoke' | 'heard', process: number | string,
 *   doc?: string, epoch?: number, client?: number, n?: number, sha?: string, tokens?: string[], code?: string, id?: string,
 *   person?: string, seq?: number, dbAt?: number }} Event `invoke`: sent; `ok`: said to be done; `fail`: said not to be; `info`: nobody knows
 * @typedef {{ seq: number, epoch: number, client: number, n: number, sha: string, person: string | null, dbAt: number }} Row
 * @typedef {ReturnType<typeof import('./state.mjs').copyOf>} Copy
 * @typedef {{ doc: string, journal: Row[], stored: Copy, copies: Copy[] }} Left
 * @typedef {{ documents: Left[], commands: { id: string, applied: number, audited: number }[], crashes: string[] }} Final
 * @typedef {{ id: string, says: string, counted: number, broken: string[] }} Verdict
 */
import { isCut, putOf } from './tokens.mjs'

/** What the judge wants to know of a row. */
export const rowOf = ({ seq, epoch, client, n, sha, person, dbAt }) => ({ seq, epoch, client, n, sha, person, dbAt })

const keyOf = ({ doc, epoch, client, n }) => `${doc}/${epoch}/${client}/${n}`
/** From the moment rights are gone, nothing more is shown after this long, by the database's clock. */
const shownWithinMs = 1000

/** @param {Event[]} history @param {Final} final @returns {Verdict[]} */
export function check(history, final) {
  const edits = editsOf(history)
  const journals = final.documents.flatMap(({ doc, journal }) => journal.map((row) => ({ doc, ...row })))
  const rows = new Map(journals.map((row) => [keyOf(row), row]))
  return [
    acknowledged(edits, rows, final.documents),
    agree(final.documents),
    ordered(edits, final.documents),
    foreign(history),
    revoked(history, final.documents),
    commanded(history, final.commands),
    verdict('I7', 'nobody fell over who was not pushed', 1, final.crashes),
  ]
}

const verdict = (id, says, counted, broken) => ({ id, says, counted, broken })

/** Every edit that was ever sent: its bytes and words, and the best that is known of it. */
function editsOf(history) {
  const edits = new Map()
  for (const event of history) {
    if (event.op !== 'edit') continue
    const key = keyOf(event)
    if (event.type === 'invoke') {
      const known = edits.get(key) ?? {
        key,
        doc: event.doc,
        sent: 0,
        answered: 0,
        isStored: false,
        shas: new Set(),
        tokens: [],
      }
      edits.set(key, { ...known, sent: known.sent + 1, shas: known.shas.add(event.sha), tokens: event.tokens })
    } else {
      const edit = edits.get(key)
      if (!edit) throw new Error(`${key} was answered before it was sent`)
      if (event.type === 'ok') edit.isStored = true
      if (event.type !== 'info') edit.answered += 1
    }
  }
  return edits
}

/** I1: what was acknowledged is in the journal, and its words are there unless somebody took them out, and gone if somebody did. */
function acknowledged(edits, rows, documents) {
  const broken = []
  const stored = new Map(documents.map(({ doc, stored }) => [doc, stored.tokens]))
  const cut = new Map(documents.map(({ doc }) => [doc, new Set()]))
  // A removal that nobody acknowledged may have happened all the same.
  for (const { doc, tokens } of edits.values())
    for (const token of tokens.filter(isCut)) cut.get(doc)?.add(putOf(token))
  let counted = 0
  for (const { key, doc, tokens, isStored } of edits.values()) {
    if (!isStored) continue
    counted += 1
    if (!rows.has(key)) broken.push(`${key} was acknowledged and is not in the journal`)
    const there = stored.get(doc) ?? {}
    for (const token of tokens) {
      if (!there[token] && !cut.get(doc)?.has(token)) broken.push(`${token} was acknowledged and is gone`)
      if (isCut(token) && there[putOf(token)]) broken.push(`${putOf(token)} was taken out, acknowledged, and is back`)
    }
  }
  return verdict('I1', 'every acknowledged edit is in the journal and in the document', counted, broken)
}

/** I2: every copy is the same in vector, deletions and contents, and none of them waits for something. */
function agree(documents) {
  const broken = []
  let counted = 0
  for (const { doc, stored, copies } of documents) {
    for (const copy of [stored, ...copies]) {
      counted += 1
      if (copy.waits) broken.push(`${copy.name} of ${doc} waits for something it lacks`)
      const parts = ['vector', 'deleted', 'content'].filter((part) => copy[part] !== stored[part])
      if (parts.length > 0) broken.push(`${copy.name} of ${doc} differs in ${parts.join(', ')}${lacking(stored, copy)}`)
    }
  }
  return verdict('I2', 'all copies, the database and a fresh reload are one', counted, broken)
}

function lacking(stored, copy) {
  const only = (one, other) => Object.keys(one.tokens).filter((token) => !other.tokens[token])
  const [less, more] = [only(stored, copy), only(copy, stored)]
  const some = (words, tokens) => (tokens.length > 0 ? `; ${words} ${tokens.slice(0, 5).join(' ')}` : '')
  return some('lacks', less) + some('has besides', more)
}

/** I3: nothing twice, everything in order, and nothing that nobody sent. */
function ordered(edits, documents) {
  const broken = []
  const sentBy = new Map()
  for (const { doc, tokens, key } of edits.values()) for (const token of tokens) sentBy.set(`${doc} ${token}`, key)
  let counted = 0
  for (const { doc, journal, stored } of documents) {
    const seen = new Set()
    let before = { epoch: 0, seq: 0 }
    for (const row of journal) {
      counted += 1
      const key = keyOf({ doc, ...row })
      if (seen.has(key)) broken.push(`${key} is in the journal twice`)
      seen.add(key)
      if (row.seq <= before.seq && row.epoch <= before.epoch)
        broken.push(`row ${row.seq} of ${doc} follows ${before.seq}`)
      before = row
      const edit = edits.get(key)
      if (!edit) broken.push(`${key} is in the journal and was never sent`)
      else if (!edit.shas.has(row.sha)) broken.push(`${key} is in the journal with other bytes`)
      else if (edit.shas.size > 1) broken.push(`${key} was sent with several contents`)
      // Said to be refused each time it was sent, and kept all the same.
      else if (!edit.isStored && edit.answered === edit.sent) broken.push(`${key} was refused and is in the journal`)
    }
    for (const [token, times] of Object.entries(stored.tokens)) {
      if (times > 1) broken.push(`${token} stands ${times} times`)
      if (!sentBy.has(`${doc} ${token}`)) broken.push(`${token} stands there and was never sent`)
    }
  }
  return verdict('I3', 'nothing twice, everything in order, nothing that nobody sent', counted, broken)
}

/** I4: whoever does not belong there gets nothing. */
function foreign(history) {
  const probes = history.filter(({ op }) => op === 'probe')
  const through = probes.filter(({ type }) => type === 'ok')
  return verdict(
    'I4',
    'nobody reads what belongs to another alliance',
    probes.filter(({ type }) => type !== 'invoke').length,
    through.map(({ id }) => `${id} was let through`),
  )
}

/** I5: after rights were taken, their former holder writes nothing more, and is shown nothing that came a second later. */
function revoked(history, documents) {
  const broken = []
  const taken = history.filter(({ op, type }) => op === 'revoke' && type === 'ok')
  for (const { doc, person, process, seq, dbAt } of taken) {
    const journal = documents.find((one) => one.doc === doc)?.journal ?? []
    for (const row of journal)
      if (row.person === person && row.seq > seq)
        broken.push(`row ${row.seq} of ${doc} is by somebody who had no right any more`)
    const at = new Map(journal.map((row) => [row.seq, row.dbAt]))
    for (const event of history) {
      const isShown = event.op === 'heard' && event.process === process && event.doc === doc
      const late = isShown ? (at.get(event.seq) ?? 0) - dbAt : 0
      if (late > shownWithinMs)
        broken.push(`row ${event.seq} of ${doc} was shown to somebody ${Math.round(late)} ms after they lost the right`)
    }
  }
  return verdict('I5', 'lost rights have no effect any more', taken.length, broken)
}

/** I6: every order is carried out once at most, for certain if that was said, never if it was refused; and each time it is noted. */
function commanded(history, commands) {
  const broken = []
  const asked = history.filter(({ op, type }) => op === 'command' && type === 'invoke')
  const said = new Map(
    history.filter(({ op, type }) => op === 'command' && type !== 'invoke').map(({ id, type }) => [id, type]),
  )
  const known = new Map(commands.map((one) => [one.id, one]))
  for (const { id } of asked) {
    const { applied, audited } = known.get(id) ?? { applied: 0, audited: 0 }
    if (applied > 1) broken.push(`${id} was carried out ${applied} times`)
    if (applied !== audited) broken.push(`${id} was carried out ${applied} times and noted ${audited} times`)
    if (said.get(id) === 'ok' && applied === 0) broken.push(`${id} was confirmed and not carried out`)
    if (said.get(id) === 'fail' && applied > 0) broken.push(`${id} was refused and carried out`)
  }
  const ids = new Set(asked.map(({ id }) => id))
  for (const { id } of commands) if (!ids.has(id)) broken.push(`${id} was carried out and never asked for`)
  return verdict('I6', 'every order is carried out once at most, and noted', asked.length, broken)
}
