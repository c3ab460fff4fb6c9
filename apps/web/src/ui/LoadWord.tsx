/** How full somebody's half-term would be, before they are asked: in words, with three small bars. Never how much it comes to. */
import type { LoadLevel } from '../gql/graphql'
import { cx } from './cx'
import css from './LoadWord.module.css'

interface LoadWordProps {
  readonly level: LoadLevel
}

export const loadIfAsked: Readonly<Record<LoadLevel, string>> = {
  GREEN: 'Has room for it',
  AMBER: 'Much with it in that half-term',
  RED: 'Too much in that half-term, unless their head agrees',
}
const filled: Readonly<Record<LoadLevel, number>> = { GREEN: 1, AMBER: 2, RED: 3 }

export function LoadWord({ level }: LoadWordProps) {
  return (
    <span className={cx(css.word, css[level])}>
      <svg className={css.bars} viewBox="0 0 13 10" aria-hidden="true">
        {[0, 1, 2].map((at) => (
          <rect
            key={at}
            className={at < filled[level] ? undefined : css.open}
            x={at * 5}
            y={6 - at * 3}
            width="3"
            height={4 + at * 3}
            rx="1"
          />
        ))}
      </svg>
      {loadIfAsked[level]}
    </span>
  )
}
