/** A soft sheet of paper on the table. */
import type { HTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'
import css from './Card.module.css'
import { cx } from './cx'

export interface CardProps extends HTMLAttributes<HTMLElement> {
  readonly as?: 'div' | 'section' | 'article' | 'li' | undefined
  /** Lies flat on the paper: for what belongs to the page and asks for nothing. */
  readonly flat?: boolean | undefined
  /** Room inside: none for lists that reach the edge. */
  readonly pad?: 'none' | 's' | 'm' | undefined
}

export function Card({ as: Tag = 'div', flat, pad = 'm', className, ...rest }: CardProps) {
  return <Tag {...rest} className={cx(css.card, flat && css.flat, css[`pad-${pad}`], className)} />
}

export interface LinkCardProps {
  readonly to: string
  readonly title: ReactNode
  /** Level of the title in the page. */
  readonly level?: 2 | 3 | 4
  readonly children?: ReactNode
  readonly className?: string | undefined
}

/** A card that opens something: the title is the link, and the whole card can be pressed. */
export function LinkCard({ to, title, level = 3, children, className }: LinkCardProps) {
  const Heading = `h${level}` as const
  return (
    <article className={cx(css.card, css['pad-m'], css.link, className)}>
      <Heading className={css.title}>
        <Link to={to}>{title}</Link>
      </Heading>
      {children}
    </article>
  )
}
