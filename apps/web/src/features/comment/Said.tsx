/** One comment: who, when, the words with their mentions, and what they said before they were edited. */
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { ThreadPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Avatar } from '../../ui/Avatar'
import { IconButton } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Menu } from '../../ui/Menu'
import css from './CardTalk.module.css'
import { CommentBox } from './CommentBox'
import { editCommentMutation, removeCommentMutation } from './comment-queries'
import { Words } from './Words'

type Comment = ThreadPartsFragment['comments'][number]

const again = { refetch: ['CardThreads', 'EnquiryBoard'] }

export function Said({ comment, enquiryId }: { readonly comment: Comment; readonly enquiryId: string }) {
  const [doing, setDoing] = useState<'editing' | 'removing' | null>(null)
  const [edit, { busy }] = useAct(editCommentMutation, again)
  const [remove, removing] = useAct(removeCommentMutation, { ...again, inline: true, done: 'Comment taken back' })
  const { author, school, abilities } = comment
  const stop = () => setDoing(null)
  const send = async (body: string) => {
    const done = (await edit({ enquiryId, commentId: comment.id, body })) !== undefined
    if (done) stop()
    return done
  }
  return (
    <div className={css.said}>
      <Avatar person={{ ...author, colour: school?.colour, detail: school?.name }} size="s" silent />
      <div className={css.body}>
        <p className={css.meta}>
          <strong>{author.name}</strong>
          {school && <span>{school.name}</span>}
          <When at={comment.createdAt} />
        </p>
        {doing === 'editing' ? (
          <CommentBox
            enquiryId={enquiryId}
            label="Edit your comment"
            action="Save"
            initial={comment.body}
            busy={busy}
            autoFocus
            onSend={send}
            onCancel={stop}
          />
        ) : (
          <CommentWords comment={comment} />
        )}
      </div>
      {(abilities.edit || abilities.remove) && doing !== 'editing' && (
        <Menu
          groups={[
            {
              entries: [
                { key: 'edit', label: 'Edit', icon: <IconPencil />, onSelect: () => setDoing('editing') },
                {
                  key: 'remove',
                  label: 'Take back',
                  icon: <IconTrash />,
                  danger: true,
                  onSelect: () => setDoing('removing'),
                },
              ],
            },
          ]}
          button={
            <IconButton size="s" label="Edit or take back">
              <IconDots />
            </IconButton>
          }
        />
      )}
      <ConfirmDialog
        open={doing === 'removing'}
        onClose={stop}
        title="Take this comment back?"
        action="Take back"
        busy={removing.busy}
        refusal={removing.refusal}
        onConfirm={() => void remove({ enquiryId, commentId: comment.id })}
      >
        <p>Its words go for everyone. Replies stay.</p>
      </ConfirmDialog>
    </div>
  )
}

function CommentWords({ comment }: { readonly comment: Comment }) {
  if (comment.removedAt) return <p className={css.none}>Taken back by its author.</p>
  const { revisions } = comment
  return (
    <>
      <Words text={comment.body} />
      {comment.editedAt && revisions.length > 0 && (
        <details className={css.before}>
          <summary>
            Edited <When at={comment.editedAt} />
          </summary>
          <ol>
            {revisions.map((revision) => (
              <li key={revision.replacedAt}>
                <Words text={revision.body} />
                <p className={css.none}>
                  until <When at={revision.replacedAt} />
                </p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
