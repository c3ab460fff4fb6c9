/** Puts the parts of the board's page together: head, cycle, stages, table, the open card and its talk. */
import { IconLayoutNavbarCollapse, IconLayoutNavbarExpand } from '@tabler/icons-react'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'
import { AuthorshipBar } from '../features/board/AuthorshipBar'
import { BoardRoom } from '../features/board/BoardRoom'
import { CycleSwitcher } from '../features/cycle/CycleSwitcher'
import { HealthCheck } from '../features/cycle/HealthCheck'
import { StageHistory } from '../features/cycle/StageHistory'
import { StandingFromOutside } from '../features/cycle/StandingFromOutside'
import { ClosedBoard } from '../features/group/ClosedBoard'
import { EnquiryHead } from '../features/group/EnquiryHead'
import { EnquiryMenu } from '../features/group/EnquiryMenu'
import { FormingSteps } from '../features/group/FormingSteps'
import { IconButton } from '../ui/Button'
import { cx } from '../ui/cx'
import { TableSkeleton } from './BoardPageSkeleton'
import { BoardTable, type Enquiry } from './BoardTable'
import css from './EnquiryBoard.module.css'
import { useOpenCard } from './useOpenCard'

/** Looked at now and then: the board does not wait for it. */
const BoardPast = lazy(async () => ({ default: (await import('../features/history/BoardPast')).BoardPast }))

const ReviewsOfItem = lazy(async () => ({
  default: (await import('../features/peer-review/ReviewsOfItem')).ReviewsOfItem,
}))

/** On a small laptop the table needs the height more than the head does. */
const isLow = (): boolean => matchMedia('(min-width: 40.01rem) and (max-height: 42rem)').matches

export function EnquiryBoard({ enquiry }: { readonly enquiry: Enquiry }) {
  const [search, setSearch] = useSearchParams()
  const [shown, setShown] = useState<'health' | 'history' | 'versions' | 'reviews' | null>(null)
  const [present, setPresent] = useState<HTMLElement | null>(null)
  const open = useOpenCard()
  const [isTight, setTight] = useState(isLow)
  const current = enquiry.cycles.at(-1)
  const cycle = enquiry.cycles.find(({ id }) => id === search.get('cycle')) ?? current
  const isForming = enquiry.state === 'DRAFT' || enquiry.state === 'FORMING'
  const showCycle = useCallback(
    (id: string) => setSearch(id === current?.id ? {} : { cycle: id }),
    [setSearch, current?.id],
  )
  const canRead = enquiry.abilities.readBoard && cycle
  return (
    <div className={cx(css.page, (isForming || !canRead) && css.forming)}>
      <div className={css.head}>
        <EnquiryHead
          enquiry={enquiry}
          cycle={cycle && <CycleSwitcher cycles={enquiry.cycles} shown={cycle.id} onShow={showCycle} />}
          authorship={<AuthorshipBar enquiry={enquiry} />}
          isTight={isTight}
          present={<div ref={setPresent} />}
          actions={
            <>
              {canRead && (
                <IconButton
                  label={isTight ? 'Show the whole head' : 'More room for the table'}
                  aria-pressed={isTight}
                  className={css.room}
                  onClick={() => setTight(!isTight)}
                >
                  {isTight ? <IconLayoutNavbarExpand /> : <IconLayoutNavbarCollapse />}
                </IconButton>
              )}
              <EnquiryMenu
                enquiry={enquiry}
                onHealth={canRead ? () => setShown('health') : undefined}
                onHistory={canRead ? () => setShown('history') : undefined}
                onVersions={canRead ? () => setShown('versions') : undefined}
                onReviews={isForming && !enquiry.canAskForReview ? undefined : () => setShown('reviews')}
              />
            </>
          }
        />
        {isForming && canRead && <FormingSteps enquiry={enquiry} />}
        {!canRead && (
          <ClosedBoard enquiry={enquiry}>
            {current && !isForming && <StandingFromOutside enquiry={enquiry} cycle={current} />}
          </ClosedBoard>
        )}
      </div>
      {canRead && (
        <BoardRoom
          key={cycle.id}
          title={enquiry.title}
          enquiry={enquiry}
          cycle={cycle}
          isCurrent={cycle === current}
          openCard={open.openCard}
          fallback={<TableSkeleton />}
        >
          <BoardTable
            enquiry={enquiry}
            cycle={cycle}
            open={open}
            present={present}
            isForming={isForming}
            isTight={isTight}
          />
        </BoardRoom>
      )}
      {shown === 'health' && <HealthCheck enquiry={enquiry} onClose={() => setShown(null)} />}
      {shown === 'history' && <StageHistory cycles={enquiry.cycles} onClose={() => setShown(null)} />}
      {shown === 'reviews' && (
        <Suspense>
          <ReviewsOfItem
            itemKind="ENQUIRY"
            itemId={enquiry.id}
            title={enquiry.title}
            canAsk={enquiry.canAskForReview}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
      {shown === 'versions' && cycle && (
        <Suspense>
          <BoardPast cycleId={cycle.id} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </div>
  )
}
