/** Today: gathered from the enquiries one may read, and from one's own inbox. */
import type { Actor } from '@alongside/domain/actor'
import type { EnquiryId, PersonId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { LiveDocuments } from '../../platform/live/live-documents.js'
import type { EnquiryType } from '../enquiry/enquiry.graphql.js'
import { reads } from '../enquiry/enquiry-policy.service.js'
import { EnquiryReading } from '../enquiry/enquiry-reading.service.js'
import { type Happening, toldActions } from './change-words.js'
import type { InboxItemType } from './inbox.graphql.js'
import { InboxService } from './inbox.service.js'
import type { ChangeType, LearningType, LiveNowType, TodayType } from './today.graphql.js'

const shown = { waiting: 10, changes: 30, learning: 6 } as const
/** For whoever comes for the first time, or after a long while. */
const furthestBack = '14 days'

@Injectable()
export class TodayService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly enquiries: EnquiryReading,
    private readonly inbox: InboxService,
    private readonly live: LiveDocuments,
  ) {}

  async today({ reader, actor }: Asking): Promise<TodayType> {
    const [person] = await reader.sql<TodayType>('select last_here_at as since from person where id = $1', [
      actor.personId,
    ])
    return { since: person?.since ?? null }
  }

  async waiting({ reader }: Asking): Promise<InboxItemType[]> {
    const { edges } = await this.inbox.page(reader, shown.waiting, null, true)
    return edges.map(({ node }) => node)
  }

  async liveNow(asking: Asking): Promise<LiveNowType[]> {
    const mine = await this.mine(asking)
    const documentOf = ({ record }: EnquiryType) => record.cycles.at(-1)?.documentId
    const present = this.live.presentIn(mine.flatMap((enquiry) => documentOf(enquiry) ?? []))
    return mine.flatMap((enquiry) => {
      const id = documentOf(enquiry)
      const personIds = [...new Set(id ? present.get(id) : [])].filter((person) => person !== asking.actor.personId)
      return personIds.length > 0 ? [{ enquiry, personIds }] : []
    })
  }

  /** What others did on my enquiries since I was last here, newest first. */
  async changed(asking: Asking, { since }: TodayType): Promise<ChangeType[]> {
    const mine = await this.mine(asking)
    if (mine.length === 0) return []
    const found = await asking.reader.sql<Change>(
      `select * from (
         select a.id::text, a.at, a.item_id as "enquiryId", a.actor_id as "byId", a.action, a.from_state as "from", a.to_state as "to", null::int as cards
           from audit_event a
          where a.space_id = any($1) and a.item_id = any($2) and a.action = any($3) and a.actor_id is distinct from $4
            and a.at > greatest($5::timestamptz, now() - interval '${furthestBack}')
         union all
         select c.id || '/' || k.changed_by, max(k.changed_at), c.enquiry_id, k.changed_by, 'card.write', null, null, count(*)::int
           from card k join enquiry_cycle c on c.space_id = k.space_id and c.id = k.cycle_id
          where c.space_id = any($1) and c.enquiry_id = any($2) and k.changed_by <> $4
            and k.changed_at > greatest($5::timestamptz, now() - interval '${furthestBack}')
          group by c.id, c.enquiry_id, k.changed_by
       ) as happened order by at desc, id limit ${shown.changes}`,
      [
        [...new Set(mine.map(({ spaceId }) => spaceId))],
        mine.map(({ id }) => id),
        toldActions,
        asking.actor.personId,
        since,
      ],
    )
    return found.map(({ id, at, enquiryId, byId, ...happening }) => ({
      id,
      at,
      byId,
      happening: { ...happening, cards: happening.cards ?? 0 },
      path: `/enquiries/${enquiryId}`,
      enquiry: mine.find((enquiry) => enquiry.id === enquiryId) ?? null,
    }))
  }

  /** Findings of every enquiry whose board one may read, the newest first. */
  async learning(asking: Asking): Promise<LearningType[]> {
    const all = await this.enquiries.enquiries(asking, null, false)
    return all
      .flatMap((enquiry) =>
        enquiry.lastFinding ? [{ enquiry, text: enquiry.lastFinding, at: enquiry.changedAt }] : [],
      )
      .slice(0, shown.learning)
  }

  /** Those I work on or visit as a guest; one that I was only asked into is waiting in the inbox. */
  myEnquiries(asking: Asking): Promise<EnquiryType[]> {
    return this.enquiries.enquiries(asking, null, true)
  }

  markSeen(actor: Actor): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      await work.sql('update person set last_here_at = now() where id = $1', [actor.personId])
      return true
    })
  }

  private async mine(asking: Asking): Promise<EnquiryType[]> {
    const mine = await this.enquiries.enquiries(asking, null, true)
    return mine.filter(({ record }) => reads(asking.actor, record))
  }
}

interface Change extends Omit<Happening, 'cards'> {
  readonly id: string
  readonly at: Date
  readonly enquiryId: EnquiryId
  readonly byId: PersonId | null
  readonly cards: number | null
}
