/** The picture on the pages for strangers: two boats on one calm water, each under its own sail. */
import css from './Harbour.module.css'

export function Harbour() {
  return (
    <svg className={css.harbour} viewBox="0 0 720 620" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle className={css.sun} cx="498" cy="236" r="88" />
      <path
        className={css.hills}
        d="M0 424c70-34 128-46 196-30 60 14 96 2 150-18 74-27 130-18 196 8 66 25 116 18 178-2v60H0Z"
      />
      <rect className={css.water} x="0" y="430" width="720" height="190" />
      <g className={css.far}>
        <path className={css.sail} d="M430 214c34 66 74 122 122 168H430Z" />
        <path className={css.jib} d="M418 250v132h-62c30-38 50-84 62-132Z" />
        <path className={css.mast} d="M424 202v212" />
        <path className={css.hull} d="M338 404h226c-10 30-30 44-60 44H396c-28 0-48-16-58-44Z" />
      </g>
      <g className={css.near}>
        <path className={css.sail} d="M250 118v262H92c76-68 130-156 158-262Z" />
        <path className={css.jib} d="M270 178c22 78 58 146 110 202H270Z" />
        <path className={css.mast} d="M260 96v330" />
        <path className={css.hull} d="M70 412h334c-14 42-46 62-92 62H162c-46 0-76-20-92-62Z" />
      </g>
      <g className={css.ripples}>
        <path d="M40 508c30-16 60-16 90 0s60 16 90 0 60-16 90 0 60 16 90 0" />
        <path d="M360 476c24-12 48-12 72 0s48 12 72 0 48-12 72 0" />
        <path d="M210 548c30-16 60-16 90 0s60 16 90 0 60-16 90 0" />
        <path d="M500 532c24-12 48-12 72 0s48 12 72 0" />
        <path d="M60 580c24-12 48-12 72 0s48 12 72 0" />
      </g>
    </svg>
  )
}
