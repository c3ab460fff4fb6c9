/** The frame of a page: its title in the tab, one heading, what can be done here, and how wide its words may run. */
import type { ReactNode } from 'react'
import { cx } from './cx'
import css from './Page.module.css'

export interface PageProps {
  /** Heading of the page, and the title of the tab. */
  readonly title: string
  /** Where this page belongs, above the heading: a link back, or the kind of thing it is. */
  readonly above?: ReactNode
  /** One or two sentences under the heading. */
  readonly lead?: ReactNode
  /** Buttons, at most one of them primary. */
  readonly actions?: ReactNode
  /** `text` for forms and reading, `wide` for cards and tables, `full` for a board. */
  readonly width?: 'text' | 'wide' | 'full'
  readonly children?: ReactNode
}

export function Page({ title, above, lead, actions, width = 'wide', children }: PageProps) {
  return (
    <div className={cx(css.page, css[width])}>
      <title>{`${title} – Alongside`}</title>
      <header className={css.header}>
        <div className={css.headings}>
          {above && <div className={css.above}>{above}</div>}
          <h1>{title}</h1>
          {lead && <div className={css.lead}>{lead}</div>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export interface SectionProps {
  readonly title: ReactNode
  readonly hint?: ReactNode
  readonly actions?: ReactNode
  readonly id?: string
  readonly children?: ReactNode
}

/** A part of a page, with its own heading. */
export function Section({ title, hint, actions, id, children }: SectionProps) {
  return (
    <section className={css.section} id={id}>
      <div className={css.sectionHeader}>
        <div>
          <h2>{title}</h2>
          {hint && <p className={css.hint}>{hint}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** Equal cards beside each other, as many as fit. */
export function CardGrid({ children, min = '19rem' }: { readonly children: ReactNode; readonly min?: string }) {
  return (
    <div className={css.grid} style={{ '--grid-min': min } as React.CSSProperties}>
      {children}
    </div>
  )
}

export interface ColumnsProps {
  readonly main: ReactNode
  readonly aside: ReactNode
  /** Beside the main column and above the rest there; on a phone it comes before everything. */
  readonly first?: ReactNode
}

/** The main column, and a narrower one beside it where there is room. */
export function Columns({ main, aside, first }: ColumnsProps) {
  return (
    <div className={cx(css.columns, first !== undefined && css.withFirst)}>
      {first && <div className={cx(css.stack, css.first)}>{first}</div>}
      <div className={css.stack}>{main}</div>
      <aside className={css.stack}>{aside}</aside>
    </div>
  )
}

/** Things under each other with room between them. */
export function Stack({ children, gap = 'm' }: { readonly children: ReactNode; readonly gap?: 's' | 'm' | 'l' }) {
  return <div className={cx(css.stack, css[`gap-${gap}`])}>{children}</div>
}

/** Things in a row that wraps. */
export function Row({ children, spread }: { readonly children: ReactNode; readonly spread?: boolean }) {
  return <div className={cx(css.row, spread && css.spread)}>{children}</div>
}
