/** The board's page before it is known: head, cycle, stages and table in their places. */
import { BoardSkeleton } from '../features/board/BoardSkeleton'
import { Skeleton } from '../ui/Skeleton'
import css from './EnquiryBoard.module.css'

export function BoardPageSkeleton() {
  return (
    <div className={css.page}>
      <div className={css.head}>
        <Skeleton width="24rem" height="2.75rem" />
        <Skeleton width="16rem" height="1.75rem" />
      </div>
      <TableSkeleton />
    </div>
  )
}

/** What waits for the live document, once the enquiry is known. */
export function TableSkeleton() {
  return (
    <>
      <div className={css.head}>
        <Skeleton height="2.5rem" />
        <Skeleton width="38rem" height="2.25rem" />
      </div>
      <div className={css.table}>
        <BoardSkeleton />
      </div>
    </>
  )
}
