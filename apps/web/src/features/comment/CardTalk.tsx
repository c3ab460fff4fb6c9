/** What people say to one another about a card: threads, oldest first, and a place to begin another. */
import { useQuery } from '@apollo/client/react'
import { useId } from 'react'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { useAct } from '../../platform/useAct'
import { SkeletonLines } from '../../ui/Skeleton'
import { WhoCanRead } from '../../ui/WhoCanRead'
import css from './CardTalk.module.css'
import { CommentBox } from './CommentBox'
import type { CardPlace } from './card-place'
import { addCommentMutation, cardThreadsQuery } from './comment-queries'
import { Thread } from './Thread'

export interface CardTalkProps extends CardPlace {
  readonly canComment: boolean
  readonly whoCanRead: readonly string[]
}

export function CardTalk({ canComment, whoCanRead, ...place }: CardTalkProps) {
  const heading = useId()
  const query = useQuery(cardThreadsQuery, { variables: place })
  useRefresh('comments.changed', query.refetch, ({ cardId }) => cardId === place.cardId)
  const [add, { busy }] = useAct(addCommentMutation, { refetch: ['CardThreads', 'EnquiryBoard'] })
  const begin = async (body: string) => (await add({ ...place, body })) !== undefined
  return (
    <section className={css.talk} aria-labelledby={heading}>
      <h3 id={heading} className={css.title}>
        Comments
      </h3>
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {({ commentThreads }) => (
          <>
            {commentThreads.map((thread) => (
              <Thread key={thread.id} thread={thread} place={place} />
            ))}
            {commentThreads.length === 0 && !canComment && <p className={css.none}>Nobody has said anything yet.</p>}
          </>
        )}
      </Loaded>
      {canComment && (
        <CommentBox
          enquiryId={place.enquiryId}
          label="Begin a conversation"
          placeholder="Ask, add or disagree. @ mentions a colleague."
          action="Comment"
          busy={busy}
          onSend={begin}
        />
      )}
      <WhoCanRead who={whoCanRead} />
    </section>
  )
}
