/** Facts with their names: a list of terms on any screen, two columns where there is room. */
import type { ReactNode } from 'react'
import css from './DataList.module.css'

export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** Facts without a value are left out: an empty line tells nobody anything. */
export function DataList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={css.list}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ name, value }) => (
          <div key={name} className={css.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
