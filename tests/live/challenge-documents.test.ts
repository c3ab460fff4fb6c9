// The four documents of a peer challenge: each read and written by whom the challenge says at that moment, and lost at once.
import { readSummary, summaryPartsOf } from '@alongside/contracts/challenge-summary'
import { wordsInFindings, wordsInSelfReview, wordsInSummary } from '@alongside/contracts/challenge-words'
import { hypothesesOf, putHypothesis } from '@alongside/contracts/desk-study'
import { findingsOf } from '@alongside/contracts/findings'
import { linesOf, readLines, selfReviewHeaderOf } from '@alongside/contracts/self-review'
import type { DocumentId } from '@alongside/domain/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { addFinding, addLine, type Cast, type Challenge, cast, challenge, challengeNow } from '../support/challenge.js'
import { Browser, until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let it_: Challenge
const open: Browser[] = []

const enter = async (someone: Someone, id: DocumentId, words = wordsInSelfReview): Promise<Browser> => {
  const browser = new Browser(someone, id, words)
  open.push(browser)
  return browser.joined()
}
const refusedWith = (browser: Browser) => until(() => browser.live.state().rescued.length === 1)

beforeAll(async () => {
  w = await world()
  c = await cast(w)
})
beforeEach(() => {
  for (const browser of open.splice(0)) browser.close()
})
afterAll(async () => {
  for (const browser of open.splice(0)) browser.close()
  await w?.close()
})

const people = [
  'hostHead',
  'hostLeader',
  'hostTeacher',
  'lead',
  'reviewer',
  'undeclared',
  'visitingHead',
  'coordinator',
  'champion',
] as const
const documents = ['selfReviewId', 'deskStudyId', 'findingsId', 'summaryId'] as const

describe('who reads and writes which document, phase by phase', () => {
  const host = 'hostHead hostLeader'
  const team = 'lead reviewer'
  // [state, document, readers, writers]
  const rights: [string, (typeof documents)[number], string, string][] = [
    ['PROPOSED', 'selfReviewId', host, ''],
    ['PROPOSED', 'deskStudyId', '', ''],
    ['SELF_REVIEW', 'selfReviewId', host, host],
    ['SELF_REVIEW', 'deskStudyId', team, ''],
    ['SELF_REVIEW', 'findingsId', team, ''],
    ['SELF_REVIEW_SUBMITTED', 'selfReviewId', `${host} ${team}`, ''],
    ['DESK_STUDY', 'deskStudyId', team, team],
    ['DESK_STUDY', 'findingsId', team, ''],
    ['VISITING', 'deskStudyId', team, team],
    ['VISITING', 'findingsId', team, team],
    ['VISITING', 'summaryId', team, team],
    ['FINDINGS_AGREED', 'selfReviewId', `${host} ${team}`, ''],
    ['FINDINGS_AGREED', 'deskStudyId', team, ''],
    ['FINDINGS_AGREED', 'findingsId', team, ''],
    ['FINDINGS_AGREED', 'summaryId', team, team],
    ['CLOSED', 'summaryId', team, ''],
    ['POSTPONED', 'findingsId', team, ''],
  ]
  it.each(rights)('%s, %s: read by “%s”, written by “%s”', async (state, document, readers, writers) => {
    it_ = await challenge(w, c, { state: state === 'POSTPONED' ? 'VISITING' : state, lines: 2 })
    if (state === 'POSTPONED') await challengeNow(w, it_, state, `postponed_from = 'VISITING'`)
    const states = await Promise.all(
      people.map(async (name) => {
        const { live } = await enter(c[name], it_[document])
        return { name, ...live.state() }
      }),
    )
    const named = (holds: (one: (typeof states)[number]) => boolean): string =>
      states
        .filter(holds)
        .map(({ name }) => name)
        .join(' ')
    expect(named(({ status }) => status === 'live')).toBe(readers)
    expect(named(({ status, canWrite }) => status === 'live' && canWrite)).toBe(writers)
    expect(states.filter(({ status }) => status !== 'live').every(({ closedBy }) => closedBy === 'not-found')).toBe(
      true,
    )
  })

  it('a reviewer who leaves the team is out at once, and one who is put off by a late conflict too', async () => {
    it_ = await challenge(w, c, { state: 'VISITING', lines: 2 })
    const [lead, reviewer] = [await enter(c.lead, it_.findingsId), await enter(c.reviewer, it_.findingsId)]
    await w.sql('update challenge_member set removed_at = now() where challenge_id = $1 and person_id = $2', [
      it_.id,
      c.reviewer.id,
    ])
    await until(() => reviewer.live.state().status === 'closed')
    addFinding(lead.doc, c.lead, c.elsewhere, it_.lines[0]!, 'Pupils explain their methods.')
    await lead.saved()
    expect(findingsOf(reviewer.doc).size).toBe(0)
    await w.sql('update challenge_member set declared_at = null where challenge_id = $1 and person_id = $2', [
      it_.id,
      c.lead.id,
    ])
    await until(() => lead.live.state().status === 'closed')
  })

  it('sixty school days after the end the team reads nothing any more, and the host still its own', async () => {
    it_ = await challenge(w, c, { state: 'CLOSED', lines: 2 })
    const reviewer = await enter(c.reviewer, it_.selfReviewId)
    expect(reviewer.live.state().status).toBe('live')
    await challengeNow(
      w,
      it_,
      'CLOSED',
      `ended_on = '2024-01-08', ended_from = 'FOLLOWED_UP', team_reads_until = '2024-04-30'`,
    )
    await until(() => reviewer.live.state().status === 'closed')
    expect((await enter(c.hostHead, it_.selfReviewId)).live.state().status).toBe('live')
  })
})

describe('the self-review', () => {
  beforeEach(async () => {
    it_ = await challenge(w, c)
  })
  const rows = () =>
    w.sql('select title, position, created_by, removed_at from line_of_enquiry where challenge_id = $1 order by rank', [
      it_.id,
    ])

  it('is written by leaders together and stands as lines; what is taken out may come back', async () => {
    const [head, leader] = [await enter(c.hostHead, it_.selfReviewId), await enter(c.hostLeader, it_.selfReviewId)]
    const id = addLine(head.doc, c.hostHead, c.host, 'Talk in mathematics')
    await head.saved()
    await until(() => linesOf(leader.doc).has(id))
    ;(linesOf(leader.doc).get(id)!.get('position') as Y.Text).insert(0, 'Most lessons have it.')
    selfReviewHeaderOf(leader.doc).get('strength')!.insert(0, 'Our phonics.')
    await leader.saved()
    expect(await rows()).toMatchObject([
      { title: 'Talk in mathematics', position: 'Most lessons have it.', created_by: c.hostHead.id, removed_at: null },
    ])
    const undo = new Y.UndoManager([linesOf(leader.doc)])
    linesOf(leader.doc).delete(id)
    await leader.saved()
    expect(await rows()).toMatchObject([{ removed_at: expect.any(Date) }])
    undo.undo()
    await leader.saved()
    expect(leader.live.state().rescued).toEqual([])
    expect(await rows()).toMatchObject([{ removed_at: null }])
  })

  it('takes four lines and no more', async () => {
    const head = await enter(c.hostHead, it_.selfReviewId)
    for (let at = 0; at < 5; at += 1) addLine(head.doc, c.hostHead, c.host, `Line ${at}`, { rank: `a${at}V` })
    head.live.flush()
    await refusedWith(head)
    expect(head.live.state().rescued[0]).toMatchObject({ code: 'challenge.too-many-lines' })
    expect((await rows()).length).toBeLessThanOrEqual(4)
  })

  it('stands once it is handed in: what was being typed is given back to its author', async () => {
    const head = await enter(c.hostHead, it_.selfReviewId)
    const id = addLine(head.doc, c.hostHead, c.host, 'Reading')
    await head.saved()
    await challengeNow(w, it_, 'SELF_REVIEW_SUBMITTED')
    ;(linesOf(head.doc).get(id)!.get('title') as Y.Text).insert(0, 'Late ')
    head.live.flush()
    await refusedWith(head)
    expect(JSON.stringify(head.live.state().rescued[0])).toContain('Late Reading')
    expect(await rows()).toMatchObject([{ title: 'Reading' }])
  })

  const forgeries: [string, (doc: Y.Doc, mine: Y.Map<unknown>) => void][] = [
    ['a line of somebody else', (doc) => addLine(doc, c.hostLeader, c.host, 'Theirs')],
    ['a line for another school', (doc) => addLine(doc, c.hostHead, c.elsewhere, 'Elsewhere')],
    ['a judgement', (_, mine) => mine.set('level', 'SECURE')],
    ['another text in its place', (_, mine) => mine.set('question', new Y.Text('other'))],
    ['bold words', (_, mine) => (mine.get('title') as Y.Text).format(0, 1, { bold: true })],
    ['a book', (_, mine) => (mine.get('title') as Y.Text).insert(0, 'x'.repeat(201))],
    ['a second strength', (doc) => selfReviewHeaderOf(doc).set('weakness', new Y.Text('x'))],
  ]
  it.each(forgeries)('has no place for %s', async (_, forge) => {
    const head = await enter(c.hostHead, it_.selfReviewId)
    const id = addLine(head.doc, c.hostHead, c.host, 'Reading')
    await head.saved()
    head.doc.transact(() => forge(head.doc, linesOf(head.doc).get(id)!))
    head.live.flush()
    await refusedWith(head)
    await until(() => head.live.state().status === 'live')
    expect(readLines(head.doc).map(({ title }) => title)).toEqual(['Reading'])
  })
})

describe('the desk study', () => {
  it('keeps hypotheses about the lines of this challenge, and about no other', async () => {
    it_ = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const lead = await enter(c.lead, it_.deskStudyId)
    const made = { createdBy: c.lead.id, createdUrn: c.elsewhere, createdAt: new Date().toISOString() }
    const put = (line: string) =>
      lead.doc.transact(() =>
        putHypothesis(lead.doc, v7(), { rank: 'a0V', line, words: { text: 'It differs by year.' }, ...made }),
      )
    put(it_.lines[0]!)
    await lead.saved()
    put(v7())
    lead.live.flush()
    await refusedWith(lead)
    expect(lead.live.state().rescued[0]).toMatchObject({ code: 'evidence.unknown-line' })
    const other = await enter(c.reviewer, it_.deskStudyId)
    expect(hypothesesOf(other.doc).size).toBe(1)
  })
})

describe('the findings', () => {
  const rows = () =>
    w.sql('select what, state, evidence, created_by, removed_at from finding where challenge_id = $1', [it_.id])

  it('become rows while they are drafts, with the evidence that is there; once agreed their words stay', async () => {
    it_ = await challenge(w, c, { state: 'VISITING', lines: 2 })
    const note = v7()
    await w.sql(
      `insert into evidence_note (space_id, challenge_id, id, seq, line_id, type, body, author_id, author_urn, captured_at, digest) values ($1, $2, $3, 1, $4, 'DATA', 'Seen.', $5, $6, now(), '')`,
      [c.hostSpace, it_.id, note, it_.lines[0], c.lead.id, c.elsewhere],
    )
    const lead = await enter(c.lead, it_.findingsId, wordsInFindings)
    const id = addFinding(lead.doc, c.lead, c.elsewhere, it_.lines[0]!, 'Pupils explain their methods.', {
      evidence: [note, v7()],
    })
    await lead.saved()
    expect(await rows()).toEqual([
      {
        what: 'Pupils explain their methods.',
        state: 'DRAFT',
        evidence: [note],
        created_by: c.lead.id,
        removed_at: null,
      },
    ])
    await w.sql(`update finding set state = 'TEAM_AGREED' where id = $1`, [id])
    const what = findingsOf(lead.doc).get(id)!.get('what') as Y.Text
    what.insert(what.length, ' Not all.')
    lead.live.flush()
    await refusedWith(lead)
    expect(lead.live.state().rescued[0]).toMatchObject({ code: 'finding.moved-on' })
    await until(() => lead.live.state().status === 'live')
    findingsOf(lead.doc).delete(id)
    lead.live.flush()
    await until(() => lead.live.state().status === 'live' && findingsOf(lead.doc).has(id))
    expect(await rows()).toMatchObject([{ what: 'Pupils explain their methods.', removed_at: null }])
  })

  it('have no place for a kind nobody knows, a line of another challenge, or a grade', async () => {
    it_ = await challenge(w, c, { state: 'VISITING', lines: 2 })
    for (const forge of [
      (doc: Y.Doc) => addFinding(doc, c.lead, c.elsewhere, it_.lines[0]!, 'x', { kind: 'GRADE' as never }),
      (doc: Y.Doc) => addFinding(doc, c.lead, c.elsewhere, v7(), 'x'),
      (doc: Y.Doc) => addFinding(doc, c.lead, c.elsewhere, it_.lines[0]!, 'x', { evidence: ['not-an-id'] }),
      (doc: Y.Doc) => addFinding(doc, c.lead, c.elsewhere, it_.lines[0]!, 'x', { createdBy: c.reviewer.id }),
    ]) {
      const lead = await enter(c.lead, it_.findingsId, wordsInFindings)
      forge(lead.doc)
      lead.live.flush()
      await refusedWith(lead)
      lead.close()
    }
    expect(await rows()).toEqual([])
  })
})

describe('the summary', () => {
  const write = (doc: Y.Doc, text: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    summaryPartsOf(doc).get('strong')!.push([paragraph])
  }

  it('is one page with four headings, a row while it is a draft; handed over it stays as it is', async () => {
    it_ = await challenge(w, c, { state: 'FINDINGS_DRAFT', lines: 2 })
    const lead = await enter(c.lead, it_.summaryId, wordsInSummary)
    lead.doc.transact(() => write(lead.doc, 'Talk is everywhere.'))
    await lead.saved()
    const body = async () =>
      (await w.sql<{ body: object }>('select body from challenge_summary where challenge_id = $1', [it_.id]))[0]?.body
    expect(await body()).toEqual(readSummary(lead.doc))
    expect(await body()).toMatchObject({
      lookedAt: [],
      strong: [{ kind: 'paragraph', depth: 0, runs: [{ text: 'Talk is everywhere.' }] }],
    })
    await w.sql(`update challenge_summary set state = 'TEAM_AGREED' where challenge_id = $1`, [it_.id])
    await until(() => !lead.live.state().canWrite)
    lead.doc.transact(() => write(lead.doc, 'One more thing.'))
    lead.live.flush()
    await refusedWith(lead)
    expect(JSON.stringify(lead.live.state().rescued[0])).toContain('One more thing.')
    expect(JSON.stringify(await body())).not.toContain('One more')
    expect((await enter(c.hostHead, it_.summaryId)).live.state().status).toBe('closed')
  })

  it('has no fifth heading, and no heading is taken away', async () => {
    it_ = await challenge(w, c, { state: 'FINDINGS_DRAFT', lines: 2 })
    for (const forge of [
      (doc: Y.Doc) => summaryPartsOf(doc).set('grade', new Y.XmlFragment()),
      (doc: Y.Doc) => summaryPartsOf(doc).delete('strong'),
      (doc: Y.Doc) => summaryPartsOf(doc).set('strong', new Y.XmlFragment()),
      (doc: Y.Doc) => write(doc, 'x'.repeat(12_001)),
    ]) {
      const lead = await enter(c.lead, it_.summaryId, wordsInSummary)
      lead.doc.transact(() => forge(lead.doc))
      lead.live.flush()
      await until(() => lead.live.state().pending === 0 && lead.live.state().status === 'live')
      const fresh = await enter(c.reviewer, it_.summaryId, wordsInSummary)
      expect([...summaryPartsOf(fresh.doc).keys()].sort()).toEqual(['askNext', 'evenBetter', 'lookedAt', 'strong'])
      expect(summaryPartsOf(fresh.doc).get('strong')!.length).toBe(0)
      lead.close()
      fresh.close()
    }
  })
})

it('lets the host judge a line as soon as it is added, before it stands among the rows', async () => {
  it_ = await challenge(w, c)
  const [hal, lea] = [await enter(c.hostHead, it_.selfReviewId), await enter(c.hostLeader, it_.selfReviewId)]
  const line = addLine(hal.doc, c.hostHead, c.host, 'Reading at home')
  await until(() => linesOf(lea.doc).has(line))
  // As in a busy moment, when rows follow what is written a second later.
  await w.sql('delete from line_of_enquiry where id = $1', [line])
  await w.sql('update live_document set projected_seq = 0 where id = $1', [it_.selfReviewId])
  const judge = 'mutation($line: ID!) { judgeOwnLine(lineId: $line, level: SECURE) { id } }'
  expect((await c.hostHead.ask(judge, { line })).judgeOwnLine.id).toBe(it_.id)
})
