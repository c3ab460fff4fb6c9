/** What came, went and became different since a version, card by card and word by word. Said by words and by lines, not by colour alone. */
import { useQuery } from '@apollo/client/react'
import { IconArrowRight, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { BoardSinceQuery } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { SkeletonLines } from '../../ui/Skeleton'
import { Tag } from '../../ui/Tag'
import css from './Changes.module.css'
import { boardSinceQuery } from './history-queries'
import { columnName } from './version-words'

export type Change = BoardSinceQuery['boardChanges'][number]

interface ChangesProps {
  readonly cycleId: string
  readonly from: number
  readonly to: number
}

export function Changes({ cycleId, from, to }: ChangesProps) {
  const query = useQuery(boardSinceQuery, { variables: { cycleId, from, to } })
  return (
    <Loaded query={query} skeleton={<SkeletonLines />}>
      {({ boardChanges }) =>
        boardChanges.length === 0 ? (
          <p className={css.none}>Nothing has changed since then.</p>
        ) : (
          <ul className={css.changes}>
            {boardChanges.map((change) => (
              <li key={change.cardId ?? 'cycle'} className={css.change}>
                <p className={css.head}>
                  <Kind change={change} />
                  <strong>{change.title}</strong>
                </p>
                {change.movedFrom && change.column && (
                  <p className={css.moved}>
                    Moved from {columnName(change.movedFrom)} <IconArrowRight aria-hidden="true" /> to{' '}
                    {columnName(change.column)}
                  </p>
                )}
                {change.texts.map((text) => (
                  <div key={text.label} className={css.text}>
                    <p className={css.label}>{text.label}</p>
                    <Marked words={text.words} />
                  </div>
                ))}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

const kinds = {
  ADDED: { tone: 'good', icon: <IconPlus />, word: 'Added' },
  REMOVED: { tone: 'danger', icon: <IconMinus />, word: 'Removed' },
  CHANGED: { tone: 'plain', icon: <IconPencil />, word: 'Changed' },
} as const

function Kind({ change: { change } }: { readonly change: Change }) {
  const { tone, icon, word } = kinds[change]
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  )
}

function Marked({ words }: { readonly words: Change['texts'][number]['words'] }) {
  return (
    <p className={css.words}>
      {words.map(({ change, text }, at) => {
        const key = `${at}${change}`
        if (change === 'SAME') return <span key={key}>{text}</span>
        const Mark = change === 'ADDED' ? 'ins' : 'del'
        return (
          <Mark key={key} className={change === 'ADDED' ? css.added : css.removed}>
            <span className="visually-hidden">{change === 'ADDED' ? ' (added: ' : ' (removed: '}</span>
            {text}
            <span className="visually-hidden">) </span>
          </Mark>
        )
      })}
    </p>
  )
}
