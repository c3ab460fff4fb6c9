/** Buttons of three weights. One primary button a view; everything else is quieter. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import css from './Button.module.css'
import { cx } from './cx'

export type ButtonLook = 'primary' | 'soft' | 'plain' | 'danger'
export type ButtonSize = 's' | 'm'

interface Look {
  readonly look?: ButtonLook | undefined
  readonly size?: ButtonSize | undefined
  /** Drawn before the words. */
  readonly icon?: ReactNode
  readonly wide?: boolean | undefined
}

const classes = ({ look = 'soft', size = 'm', wide }: Look, extra: string | undefined) =>
  cx(css.button, css[look], size === 's' && css.small, wide && css.wide, extra)

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Work is under way: the button keeps its place and its words, and cannot be pressed again. */
  readonly busy?: boolean
}

export function Button({ look, size, icon, wide, busy = false, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes({ look, size, wide }, className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy ? <span className={css.spinner} aria-hidden="true" /> : icon}
      {children}
    </button>
  )
}

export function ButtonLink({ look, size, icon, wide, className, children, ...rest }: LinkProps & Look) {
  return (
    <Link {...rest} className={classes({ look, size, wide }, className)}>
      {icon}
      {children}
    </Link>
  )
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Says what the button does; shown on hover and read aloud. */
  readonly label: string
  readonly size?: ButtonSize
}

export function IconButton({ label, size = 'm', className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(css.icon, size === 's' && css.iconSmall, className)}
    >
      {children}
    </button>
  )
}
