/** Who leads, writes and keeps the time. Whoever sits there can take over: a battery that dies ends no discussion. */
import { DiscussionRole, discussionRoleLabels } from '@alongside/domain/discussion'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { takeRoleMutation } from './discussion-queries'
import css from './Roles.module.css'

const holders = { FACILITATOR: 'facilitator', SCRIBE: 'scribe', TIMEKEEPER: 'timekeeper' } as const

export function Roles({ lesson }: { readonly lesson: DiscussionPartsFragment }) {
  const { id } = useViewer()
  const [take, { busy }] = useAct(takeRoleMutation)
  const { discussion, abilities, study } = lesson
  if (!discussion) return null
  return (
    <dl className={css.roles}>
      {Object.values(DiscussionRole).map((role) => {
        const holder = discussion[holders[role]]
        const school = study.members.find(({ person }) => person.id === holder?.id)?.school
        return (
          <div key={role} className={css.role}>
            <dt>{discussionRoleLabels[role]}</dt>
            <dd>
              {holder ? (
                <>
                  <Avatar person={{ ...holder, colour: school?.colour }} size="s" silent />
                  {holder.name}
                </>
              ) : (
                <span className={css.nobody}>nobody yet</span>
              )}
              {abilities.takeOver && holder?.id !== id && (
                <Button size="s" look="plain" disabled={busy} onClick={() => void take({ id: lesson.id, role })}>
                  {holder ? 'Take over' : 'I do'}
                  <span className="visually-hidden">{` as ${discussionRoleLabels[role].toLowerCase()}`}</span>
                </Button>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
