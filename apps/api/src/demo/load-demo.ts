/** Loads the demo on the first start, in one transaction: all of it, or nothing. */
import type { EnquiryId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { hashPassword } from '../features/account/passwords.js'
import { BoardSeeding } from '../features/board/board-seeding.service.js'
import { askingKinds } from '../features/inbox/inbox-words.js'
import { newId, UnitOfWork, type Work } from '../platform/db/unit-of-work.js'
import { SchoolKeys } from '../platform/keys/school-keys.js'
import { LiveDocuments } from '../platform/live/live-documents.js'
import { alliance } from './alliance.js'
import { enquiries } from './enquiries.js'
import type { EnquiryHandle, LessonStudyHandle } from './handles.js'
import { inbox } from './inbox.js'
import { lessonStudies } from './lesson-studies.js'
import { loadAlliance, loadMemberships, loadTemplates } from './load-alliance.js'
import { ChallengeLoading } from './load-challenge.js'
import { loadCpd } from './load-cpd.js'
import { type CardIds, EnquiryLoading } from './load-enquiry.js'
import { Handbook } from './load-handbook.js'
import { type LessonIds, LessonStudyLoading } from './load-lesson-study.js'
import { loadPeople, loadSchools } from './load-people.js'
import { loadReviews } from './load-review.js'
import { loadFinishedRound, loadRound } from './load-round.js'
import { demoPassword, people } from './people.js'
import { schools } from './schools.js'
import type { DemoInboxItem } from './types.js'

export interface DemoSignIn {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly school: string | null
}

/** The people one can try the demo as. */
export const demoSignIns: readonly DemoSignIn[] = people.flatMap(({ signIn, name, email, holdings }) => {
  const at = holdings.find((held) => held.school)?.school
  const school = schools.find(({ handle }) => handle === at)?.name ?? null
  return signIn ? [{ role: signIn, name, email, password: demoPassword, school }] : []
})

@Injectable()
export class DemoLoading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly seeding: BoardSeeding,
    private readonly live: LiveDocuments,
    private readonly keys: SchoolKeys,
  ) {}

  /** Answers whether it loaded; a database in which anybody is at home is left alone. */
  async load(): Promise<boolean> {
    const hash = await hashPassword(demoPassword)
    const book = new Handbook()
    return this.work.runAs({ purpose: 'account', spaces: book.allSpaces }, async (work) => {
      const [somebody] = await work.sql('select 1 from person limit 1')
      if (somebody) return false
      await loadSchools(work, book)
      await loadAlliance(work, book)
      await loadPeople(work, book, hash)
      await loadMemberships(work, book)
      const templates = await loadTemplates(work, book)
      const loading = new EnquiryLoading(work, book, this.seeding, templates)
      const cards = new Map<EnquiryHandle, CardIds>()
      for (const enquiry of enquiries) cards.set(enquiry.handle, await loading.load(enquiry))
      const studies = new LessonStudyLoading(work, book, this.live, this.keys)
      const lessons = new Map<LessonStudyHandle, LessonIds>()
      for (const study of lessonStudies) lessons.set(study.handle, await studies.load(study))
      await loadReviews(work, book, lessons)
      const finished = await loadFinishedRound(work, book)
      await new ChallengeLoading(work, book, this.live, finished).all()
      await loadRound(work, book)
      await loadCpd(work, book)
      await loadInbox(work, book, cards)
      return true
    })
  }

  /** Somebody of the demo is here and could sign in: the sign-in page may offer them. */
  isLoaded(): Promise<boolean> {
    return this.work.runAs({ purpose: 'account' }, async (work) => {
      const rows = await work.sql(
        'select 1 from person p join credential c on c.person_id = p.id where p.email = any($1) limit 1',
        [people.map(({ email }) => email)],
      )
      return rows.length > 0
    })
  }

  /** Their passwords are printed for everybody, so a server that is not meant as a demo lets nobody near them. */
  async refuseOutsideDemo(): Promise<void> {
    if (await this.isLoaded()) {
      throw Object.assign(
        new Error('This database holds the invented people of the demo, whose passwords everybody knows.'),
        {
          remedy:
            'Begin with an empty one (ALONGSIDE_DATA=/path npm start), or ask for the demo with ALONGSIDE_DEMO=1.',
        },
      )
    }
  }
}

/** What the product itself says in such a case; what it would never say is left out. */
const kinds: Readonly<Record<string, string>> = {
  MENTION: 'MENTION',
  PROPOSAL: 'PROPOSAL',
  INVITATION: 'INVITATION',
  PROTOCOL: 'PROTOCOL_CHANGED',
  MEMBERSHIP_INVITED: 'MEMBERSHIP_INVITED',
  MEMBERSHIP_ACCEPTED: 'MEMBERSHIP_ACCEPTED',
  MEMBERSHIP_PAUSED: 'MEMBERSHIP_PAUSED',
}

async function loadInbox(work: Work, book: Handbook, cards: ReadonlyMap<EnquiryHandle, CardIds>): Promise<void> {
  for (const item of inbox) {
    const kind = kinds[item.kind]
    if (!kind) continue
    const enquiry = enquiries.find(({ handle }) => handle === item.enquiry)
    const enquiryId = enquiry ? book.enquiry(enquiry.handle) : null
    const card = item.card && enquiry ? cards.get(enquiry.handle)?.get(item.card) : undefined
    const about = await concerned(work, item, enquiryId, book)
    const open = enquiry?.cycles.at(-1)?.proposals.find(({ state }) => state === 'OPEN')
    await work.sql(
      `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, from_person, created_at, read_at, done_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        book.person(item.to),
        newId(),
        kind,
        about.kind,
        about.id,
        enquiryId ? `/enquiries/${enquiryId}${card ? `?card=${card}` : ''}` : '/alliance',
        JSON.stringify({
          ...(enquiry ? { title: enquiry.title } : {}),
          ...(open ? { stage: open.to } : {}),
          alliance: alliance.name,
          ...(item.school ? { school: book.schoolName(item.school) } : {}),
        }),
        item.from ? book.person(item.from) : null,
        book.at(item.daysAgo),
        item.read ? book.at(item.daysAgo) : null,
        item.read && !askingKinds.includes(kind) ? book.at(item.daysAgo) : null,
      ],
    )
  }
}

/** The record a notice is about, so that doing it takes the notice off the list. */
async function concerned(
  work: Work,
  { kind, school }: DemoInboxItem,
  enquiryId: EnquiryId | null,
  book: Handbook,
): Promise<{ kind: string; id: string }> {
  if (kind === 'PROPOSAL' && enquiryId) {
    const [row] = await work.sql<{ id: string }>(
      `select p.id from stage_proposal p join enquiry_cycle c on c.space_id = p.space_id and c.id = p.cycle_id where c.enquiry_id = $1 and p.state = 'OPEN'`,
      [enquiryId],
    )
    if (row) return { kind: 'proposal', id: row.id }
  }
  if (school) {
    const [row] = await work.sql<{ id: string }>('select id from school_membership where space_id = $1 and urn = $2', [
      book.alliance,
      book.urn(school),
    ])
    if (row) return { kind: 'membership', id: row.id }
  }
  return enquiryId ? { kind: 'enquiry', id: enquiryId } : { kind: 'alliance', id: book.alliance }
}
