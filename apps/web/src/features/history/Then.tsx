/** The board as it was: its cards, stage by stage, to be read and not written; who wrote what, when asked for. */

import { type CardKind, cardKindLabels } from '@alongside/domain/board'
import { stages } from '@alongside/domain/stage'
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { BoardThenQuery } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { CheckField } from '../../ui/CheckField'
import { SkeletonLines } from '../../ui/Skeleton'
import { boardThenQuery } from './history-queries'
import css from './Then.module.css'
import { columnName } from './version-words'

type Board = BoardThenQuery['boardVersion']
type Passage = Board['cycle'][number]

export function Then({ cycleId, seq }: { readonly cycleId: string; readonly seq: number }) {
  const query = useQuery(boardThenQuery, { variables: { cycleId, seq } })
  const [signed, setSigned] = useState(false)
  return (
    <Loaded query={query} skeleton={<SkeletonLines />}>
      {({ boardVersion: { cards, cycle } }) => (
        <div className={css.board}>
          <CheckField
            label="Show who wrote what"
            checked={signed}
            onChange={({ currentTarget }) => setSigned(currentTarget.checked)}
          />
          {cycle.length > 0 && (
            <section className={css.column}>
              <h4>What this cycle is about</h4>
              <Passages passages={cycle} signed={signed} />
            </section>
          )}
          {cards.length === 0 && <p className={css.none}>There were no cards.</p>}
          {stages.map((stage) => {
            const here = cards.filter(({ column }) => column === stage)
            return (
              here.length > 0 && (
                <section key={stage} className={css.column}>
                  <h4>{columnName(stage)}</h4>
                  {here.map((card) => (
                    <article key={card.cardId} className={css.card} aria-label={card.title}>
                      <p className={css.kind}>{cardKindLabels[card.kind as CardKind]}</p>
                      <h5 className={css.title}>{card.title}</h5>
                      <Passages passages={card.passages} signed={signed} title={card.title} />
                    </article>
                  ))}
                </section>
              )
            )
          })}
        </div>
      )}
    </Loaded>
  )
}

interface PassagesProps {
  readonly passages: readonly Passage[]
  readonly signed: boolean
  /** Said already, as the card's name. */
  readonly title?: string
}

function Passages({ passages, signed, title }: PassagesProps) {
  const shown = passages.filter(({ stretches }) => signed || stretches.map(({ text }) => text).join('') !== title)
  return (
    <dl className={css.passages}>
      {shown.map(({ label, stretches }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {stretches.map(({ text, person }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches stand where they stand
              <span key={at} className={signed ? css.stretch : undefined}>
                {text}
                {signed && <small className={css.by}>{person?.name ?? 'laid out for the group'}</small>}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
