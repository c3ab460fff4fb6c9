/** The shape of what is coming, so that nothing jumps when it arrives. Still, not shimmering. */
import { Card } from './Card'
import css from './Skeleton.module.css'

export interface SkeletonProps {
  readonly width?: string
  readonly height?: string
  readonly round?: boolean
}

export function Skeleton({ width = '100%', height = '1em', round = false }: SkeletonProps) {
  return <span className={css.bone} style={{ width, height, borderRadius: round ? '999px' : undefined }} />
}

const widths = ['92%', '100%', '76%', '88%', '64%']

export function SkeletonLines({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className={css.lines} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton never change place
        <Skeleton key={line} width={widths[line % widths.length] ?? '100%'} />
      ))}
    </div>
  )
}

export function SkeletonCards({ cards = 6 }: { readonly cards?: number }) {
  return (
    <div className={css.cards} aria-hidden="true">
      {Array.from({ length: cards }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards of a skeleton never change place
        <Card key={card}>
          <div className={css.lines}>
            <Skeleton width="70%" height="1.4rem" />
            <SkeletonLines lines={3} />
          </div>
        </Card>
      ))}
    </div>
  )
}

/** A whole page: heading and cards. Says once, to screen readers, that it is coming. */
export function PageSkeleton({ cards = 6 }: { readonly cards?: number }) {
  return (
    <div className={css.page}>
      <output className="visually-hidden">Loading</output>
      <Skeleton width="min(20rem, 70%)" height="2.4rem" />
      <SkeletonCards cards={cards} />
    </div>
  )
}
