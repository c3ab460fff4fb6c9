/** Two hulls alongside each other on one line of water. */
import css from './Logo.module.css'

export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className={css.mark}>
      <path
        className={css.near}
        d="M14.6 4.2c.5 0 .9.4.9.9v14.2c0 .5-.4.9-.9.9H5.4c-.8 0-1.2-.9-.7-1.5C9.4 13.9 12.5 9.2 13.7 4.9c.1-.4.5-.7.9-.7Z"
      />
      <path
        className={css.far}
        d="M18.7 8.4c.2-.5.9-.5 1.2-.1 2.1 4.2 4.6 7.7 7.5 10.4.6.5.2 1.5-.6 1.5h-7.5c-.5 0-.9-.4-.9-.9V9.2c0-.3.1-.6.3-.8Z"
      />
      <path className={css.water} d="M3.2 24.6c2.1-1.7 4.3-1.7 6.4 0s4.3 1.7 6.4 0 4.3-1.7 6.4 0 4.3 1.7 6.4 0" />
    </svg>
  )
}

export function Logo({ size = 30 }: { readonly size?: number }) {
  return (
    <span className={css.logo}>
      <Mark size={size} />
      <span>Alongside</span>
    </span>
  )
}
