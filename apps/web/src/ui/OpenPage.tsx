/** The frame of pages for people who are not signed in: the product's name, one task, and a picture where there is room. */
import type { ReactNode } from 'react'
import { Harbour } from './Harbour'
import { Logo } from './Logo'
import css from './OpenPage.module.css'

export interface OpenPageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
  /** Under the task, quieter. */
  readonly below?: ReactNode
}

export function OpenPage({ title, lead, children, below }: OpenPageProps) {
  return (
    <div className={css.frame}>
      <title>{`${title} – Alongside`}</title>
      <main className={css.main}>
        <Logo size={34} />
        <div className={css.task}>
          <h1>{title}</h1>
          {lead && <div className={css.lead}>{lead}</div>}
          {children}
        </div>
        {below}
      </main>
      <aside className={css.side}>
        <p className={css.words}>
          Schools get better <em>beside</em> each other.
        </p>
        <Harbour />
      </aside>
    </div>
  )
}
