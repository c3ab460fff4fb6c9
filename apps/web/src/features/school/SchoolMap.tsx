/** The alliance on a map drawn from eastings and northings: no tile server learns who looks at which school. */
import { useRef } from 'react'
import { Link } from 'react-router'
import { schoolStyle } from '../../ui/school-colour'
import { drawingOf } from './map-drawing'
import { dotSize, labelsOf } from './map-labels'
import { type NearSchool, type Pair, placeIn } from './near-schools'
import css from './SchoolMap.module.css'
import { useWidth } from './useWidth'

export interface SchoolMapProps {
  readonly label: string
  readonly schools: readonly NearSchool[]
  readonly pairs: readonly Pair[]
}

export function SchoolMap({ label, schools, pairs }: SchoolMapProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  return (
    <div ref={box} className={css.box}>
      {width > 0 && <Drawn label={label} schools={schools} pairs={pairs} width={width} />}
    </div>
  )
}

function Drawn({ label, schools, pairs, width }: SchoolMapProps & { readonly width: number }) {
  const frame = { width, height: Math.round(Math.min(420, Math.max(280, width * 0.78))) }
  const placed = schools.flatMap((school) => {
    const place = placeIn(school)
    return place ? [{ school, place }] : []
  })
  const drawing = drawingOf(
    placed.map(({ place }) => place),
    frame,
  )
  const dots = placed.map(({ school, place }) => ({ ...drawing.at(place), school }))
  const dotOf = new Map(dots.map((dot) => [dot.school.urn, dot]))
  const labels = labelsOf(
    dots.map(({ x, y, school }) => ({ x, y, key: school.urn, name: school.name })),
    frame,
  )
  const rule = drawing.step * drawing.perKilometre
  return (
    <svg className={css.map} viewBox={`0 0 ${frame.width} ${frame.height}`} height={frame.height}>
      <title>{label}</title>
      <g className={css.grid}>
        {drawing.columns.map((x) => (
          <line key={x} x1={x} x2={x} y1={0} y2={frame.height} />
        ))}
        {drawing.rows.map((y) => (
          <line key={y} x1={0} x2={frame.width} y1={y} y2={y} />
        ))}
      </g>
      <g className={css.pairs}>
        {pairs.map(({ from, to, enquiries }) => {
          const [a, b] = [dotOf.get(from), dotOf.get(to)]
          return (
            a &&
            b && <line key={`${from}${to}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} strokeWidth={1 + enquiries * 1.5} />
          )
        })}
      </g>
      {dots.map(({ x, y, school }) => {
        const words = labels.find(({ key }) => key === school.urn)
        return (
          <Link
            key={school.urn}
            to={`/schools/${school.urn}`}
            className={css.school}
            style={schoolStyle(school.colour)}
          >
            <title>{school.name}</title>
            <circle className={css.target} cx={x} cy={y} r={14} />
            <circle className={css.dot} cx={x} cy={y} r={dotSize} />
            {words && (
              <text x={words.x} y={words.y} textAnchor={words.anchor} dominantBaseline="central">
                {words.words}
              </text>
            )}
          </Link>
        )
      })}
      <g className={css.rule}>
        <path d={`M12 ${frame.height - 18}v6h${rule}v-6`} />
        <text x={18 + rule} y={frame.height - 12}>
          {drawing.step} km
        </text>
        <path d={`M${frame.width - 18} 36v-20m-5 7l5 -7l5 7`} />
        <text x={frame.width - 18} y={50} textAnchor="middle">
          N
        </text>
      </g>
    </svg>
  )
}
