/** How near each case pupil came, from the start over each lesson: a step for each answer. The words and choices stand below it. */
import {
  type ChainLesson,
  type ProgressSaid,
  progressOver,
  type Reached,
  reaches,
} from '@alongside/domain/lesson-views'
import css from './ProgressPicture.module.css'

const names: Readonly<Record<Reached, string>> = {
  NOT_YET: 'not yet',
  NEARLY: 'nearly',
  REACHED: 'there',
  BEYOND: 'beyond',
}
const gap = 64
const rise = 22
const left = 58
const top = 14

interface ProgressPictureProps {
  readonly progress: readonly ProgressSaid[]
  readonly lessons: readonly ChainLesson[]
}

export function ProgressPicture({ progress, lessons }: ProgressPictureProps) {
  const over = progressOver(progress, lessons).filter(({ points }) => points.some(({ reach }) => reach !== null))
  if (over.length === 0) return null
  return (
    <div className={css.pictures}>
      {over.map(({ pupil, points }) => (
        <OnePupil key={pupil} pupil={pupil} points={points} />
      ))}
    </div>
  )
}

type OnePupilProps = ReturnType<typeof progressOver>[number]

function OnePupil({ pupil, points }: OnePupilProps) {
  const y = (reach: Reached) => top + (reaches.length - 1 - reaches.indexOf(reach)) * rise
  const x = (place: number) => left + 12 + place * gap
  const width = x(points.length - 1) + 24
  const bottom = top + (reaches.length - 1) * rise
  const said = points.flatMap(({ reach, label }, place) => (reach ? [{ reach, label, place }] : []))
  const words = said.map(({ label, reach }) => `${label} ${names[reach]}`).join(', ')
  return (
    <figure className={css.pupil}>
      <figcaption className={css.name}>Pupil {pupil}</figcaption>
      <svg viewBox={`0 0 ${width} ${bottom + 30}`} width={width} role="img" aria-label={words} className={css.picture}>
        {reaches.map((reach) => (
          <g key={reach}>
            <text className={css.level} x={left - 8} y={y(reach) + 4} textAnchor="end">
              {names[reach]}
            </text>
            <line className={css.grid} x1={left} x2={width} y1={y(reach)} y2={y(reach)} />
          </g>
        ))}
        <polyline className={css.way} points={said.map(({ reach, place }) => `${x(place)},${y(reach)}`).join(' ')} />
        {said.map(({ reach, place }) => (
          <circle key={place} className={css.point} cx={x(place)} cy={y(reach)} r={6} />
        ))}
        {points.map(({ label, point }, place) => (
          <text key={point} className={css.label} x={x(place)} y={bottom + 24} textAnchor="middle">
            {label}
          </text>
        ))}
      </svg>
    </figure>
  )
}
