/** The picture on the pages for strangers: two boats on one calm water, each under its own sail, and what the water makes of them. */
import css from './Harbour.module.css'

function Boats() {
  return (
    <>
      <g className={css.far}>
        <path className={css.main} d="M463 206c12 74 62 142 132 186H463Z" />
        <path className={css.jib} d="M453 240v152h-66c38-42 58-92 66-152Z" />
        <path className={css.hull} d="M366 402h250c-16 20-42 30-74 30H428c-30 0-50-10-62-30Z" />
      </g>
      <g className={css.near}>
        <path className={css.main} d="M282 74v312H96C190 314 258 206 282 74Z" />
        <path className={css.jib} d="M294 150c14 98 58 178 128 236H294Z" />
        <path className={css.hull} d="M64 398h392c-22 26-60 38-106 38H166c-46 0-80-12-102-38Z" />
      </g>
    </>
  )
}

/** Where the still water shows between the reflections: closer together further away. */
const bands = [446, 458, 474, 494, 518, 546, 578]

export function Harbour() {
  return (
    <svg className={css.harbour} viewBox="0 0 680 620" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle className={css.sun} cx="490" cy="196" r="96" />
      <rect className={css.water} x="-400" y="432" width="1480" height="400" />
      <g className={css.reflection} transform="matrix(1 0 0 -0.62 0 702)">
        <Boats />
      </g>
      <g className={css.bands}>
        {bands.map((y, place) => (
          <rect key={y} x="-400" y={y} width="1480" height={2 + place * 1.4} />
        ))}
      </g>
      <Boats />
    </svg>
  )
}
