/** One conversation: its comments, a reply, and an end to it that can be taken back. */
import { IconCheck, IconRotate } from '@tabler/icons-react'
import { useState } from 'react'
import type { ThreadPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import css from './CardTalk.module.css'
import { CommentBox } from './CommentBox'
import type { CardPlace } from './card-place'
import { addCommentMutation, reopenThreadMutation, resolveThreadMutation } from './comment-queries'
import { Said } from './Said'

const again = { refetch: ['CardThreads', 'EnquiryBoard'] }

export function Thread({ thread, place }: { readonly thread: ThreadPartsFragment; readonly place: CardPlace }) {
  const [isReplying, setReplying] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [add, { busy }] = useAct(addCommentMutation, again)
  const [resolve, resolving] = useAct(resolveThreadMutation, { ...again, done: 'Conversation settled' })
  const [reopen, reopening] = useAct(reopenThreadMutation, { ...again, done: 'Conversation opened again' })
  const { abilities, comments, resolvedAt, resolvedBy } = thread
  const ids = { enquiryId: place.enquiryId, threadId: thread.id }
  const reply = async (body: string) => {
    const done = (await add({ ...place, threadId: thread.id, body })) !== undefined
    if (done) setReplying(false)
    return done
  }
  if (resolvedAt && !isOpen) {
    return (
      <button type="button" className={css.settled} onClick={() => setOpen(true)}>
        <IconCheck aria-hidden="true" />
        {comments.length === 1 ? '1 comment' : `${comments.length} comments`}, settled
        {resolvedBy && ` by ${resolvedBy.name}`}
      </button>
    )
  }
  return (
    <article className={cx(css.thread, resolvedAt && css.quietThread)}>
      <ol className={css.comments}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <Said comment={comment} enquiryId={place.enquiryId} />
          </li>
        ))}
      </ol>
      {resolvedAt && (
        <p className={css.none}>
          Settled by {resolvedBy?.name}, <When at={resolvedAt} />
        </p>
      )}
      {isReplying ? (
        <CommentBox
          enquiryId={place.enquiryId}
          label="Reply"
          placeholder="Your reply"
          action="Reply"
          busy={busy}
          autoFocus
          onSend={reply}
          onCancel={() => setReplying(false)}
        />
      ) : (
        <div className={css.acts}>
          {abilities.reply && (
            <Button size="s" look="plain" onClick={() => setReplying(true)}>
              Reply
            </Button>
          )}
          {abilities.resolve && (
            <Button
              size="s"
              look="plain"
              busy={resolving.busy}
              icon={<IconCheck aria-hidden="true" />}
              onClick={() => void resolve(ids)}
            >
              Settle
            </Button>
          )}
          {abilities.reopen && (
            <Button
              size="s"
              look="plain"
              busy={reopening.busy}
              icon={<IconRotate aria-hidden="true" />}
              onClick={() => void reopen(ids)}
            >
              Open again
            </Button>
          )}
        </div>
      )}
    </article>
  )
}
