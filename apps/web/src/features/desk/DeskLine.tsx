/** One thing that is stuck: a sentence, whom it is stuck for, and one act where it stands. */
import { IconDots } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { DeskAct, DeskRowPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { When } from '../../platform/When'
import { Button, ButtonLink, IconButton } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './Desk.module.css'
import { actWords } from './desk-words'

interface DeskLineProps {
  readonly row: DeskRowPartsFragment
  readonly isChosen: boolean
  readonly busy: boolean
  readonly onChoose: (isChosen: boolean) => void
  readonly onAct: (act: DeskAct) => void
}

const hour = 3_600_000
/** As the server keeps it: of the same thing nobody is reminded twice in a day. */
const wasRemindedToday = ({ remindedAt }: DeskRowPartsFragment): boolean =>
  remindedAt != null && Date.now() - Date.parse(remindedAt) < 20 * hour

export function DeskLine({ row, isChosen, busy, onChoose, onAct }: DeskLineProps) {
  const { text, detail, path, opensAs, acts, school, person, restsUntil, remindedAt, remindedBy } = row
  // Where going there is what helps, the acts stand behind it.
  const main = opensAs ? undefined : acts[0]
  const others = acts.filter((act) => act !== main)
  const isQuiet = main === 'REMIND' && wasRemindedToday(row)
  const shown = main && main !== 'POSTPONE' && !isQuiet ? main : null
  return (
    <li className={css.line} data-chosen={isChosen || undefined}>
      <label className={css.pick}>
        <input type="checkbox" checked={isChosen} onChange={({ target }) => onChoose(target.checked)} />
        <span className="visually-hidden">{`Choose: ${text}`}</span>
      </label>
      <div className={css.words}>
        <p className={css.text}>{text}</p>
        <p className={css.soft}>
          {school && <SchoolTag school={school} />}
          {person && <span className={css.person}>{person.name}</span>}
          {detail && <span>{detail}</span>}
        </p>
        {remindedAt && (
          <p className={css.soft}>
            <span>
              {`Reminded by ${remindedBy}, `}
              <When at={remindedAt} />
            </span>
          </p>
        )}
        {restsUntil && <p className={css.soft}>{`Put off until ${dayOf(restsUntil)}`}</p>}
      </div>
      <div className={css.acts}>
        {shown ? (
          <Button
            size="s"
            busy={busy}
            aria-label={`${actWords[shown].replace('…', '')}: ${text}`}
            onClick={() => onAct(shown)}
          >
            {actWords[shown]}
          </Button>
        ) : opensAs ? (
          <ButtonLink size="s" to={path} aria-label={`${opensAs}: ${text}`}>
            {opensAs}
          </ButtonLink>
        ) : (
          <Link to={path} className={css.open} aria-label={`Open: ${text}`}>
            Open
          </Link>
        )}
        <Menu
          button={
            <IconButton size="s" label={`More: ${text}`}>
              <IconDots />
            </IconButton>
          }
          groups={[
            {
              entries: [
                ...others
                  .filter((act) => act !== 'POSTPONE')
                  .map((act) => ({ key: act, label: actWords[act], onSelect: () => onAct(act) })),
                {
                  key: 'POSTPONE',
                  label: actWords.POSTPONE,
                  detail: 'It stays as it is, and comes back',
                  onSelect: () => onAct('POSTPONE'),
                },
                ...(shown ? [{ key: 'open', label: 'Open where it stands', to: path }] : []),
              ],
            },
          ]}
        />
      </div>
    </li>
  )
}
