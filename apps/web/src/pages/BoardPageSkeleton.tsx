/** The board's page before it is known: head, stages and table in their places. */
import { BoardSkeleton } from '../features/board/BoardSkeleton'
import { Skeleton } from '../ui/Skeleton'
import css from './EnquiryBoard.module.css'

export function BoardPageSkeleton() {
  return (
    <div className={css.page}>
      <div className={css.head}>
        <Skeleton width="24rem" height="2rem" />
        <Skeleton width="16rem" height="1.25rem" />
        <Skeleton height="2.5rem" />
      </div>
      <BoardSkeleton />
    </div>
  )
}
