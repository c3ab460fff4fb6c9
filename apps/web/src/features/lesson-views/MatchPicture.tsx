/** The stages of one lesson for one pupil: the prediction is a line, and what was seen lies on it, above or below. */
import type { Matched, PupilLesson } from '@alongside/domain/lesson-views'
import { cx } from '../../ui/cx'
import css from './MatchPicture.module.css'

const step = 22
const height = 72
const level: Readonly<Record<Matched, number>> = { MORE: 16, AS: 36, LESS: 56 }
const signs: Readonly<Record<Matched, string>> = {
  // A triangle that points up, a round, a triangle that points down: told apart without any colour.
  MORE: 'M0 -7 L7.5 6 L-7.5 6 Z',
  AS: 'M-6.5 0 a6.5 6.5 0 1 0 13 0 a6.5 6.5 0 1 0 -13 0',
  LESS: 'M0 7 L7.5 -6 L-7.5 -6 Z',
}
const words: Readonly<Record<Matched, string>> = {
  MORE: 'more than predicted',
  AS: 'as predicted',
  LESS: 'less than predicted',
}

interface MatchPictureProps {
  readonly stages: PupilLesson['stages']
  readonly label: string
}

export function MatchPicture({ stages, label }: MatchPictureProps) {
  const width = Math.max(3, stages.length) * step
  const x = (place: number) => place * step + step / 2
  return (
    <svg
      className={css.picture}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <line className={css.line} x1={0} x2={width} y1={level.AS} y2={level.AS} />
      {stages.map(({ id, title, matched }, place) => (
        <g key={id}>
          <title>{`${title || 'A stage'}: ${matched ? words[matched] : 'not said'}`}</title>
          {matched === null ? (
            <circle className={css.unsaid} cx={x(place)} cy={level.AS} r={3} />
          ) : (
            <>
              {matched !== 'AS' && (
                <line className={css.stalk} x1={x(place)} x2={x(place)} y1={level.AS} y2={level[matched]} />
              )}
              <path
                className={cx(css.sign, css[matched])}
                d={signs[matched]}
                transform={`translate(${x(place)} ${level[matched]})`}
              />
            </>
          )}
        </g>
      ))}
    </svg>
  )
}

export function MatchSign({ matched }: { readonly matched: Matched | null }) {
  return (
    <svg viewBox="-9 -9 18 18" width={16} height={16} aria-hidden="true" className={css.key}>
      {matched === null ? (
        <circle className={css.unsaid} r={3} />
      ) : (
        <path className={cx(css.sign, css[matched])} d={signs[matched]} />
      )}
    </svg>
  )
}
