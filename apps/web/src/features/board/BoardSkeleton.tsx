/** The table before its cards are there: same places, same sizes, so that nothing jumps. */
import { stages, stageWords } from '@alongside/domain/stage'
import { Skeleton } from '../../ui/Skeleton'
import board from './Board.module.css'
import column from './BoardColumn.module.css'

export function BoardSkeleton() {
  return (
    <div className={board.pane} aria-busy="true">
      <p role="status" className="visually-hidden">
        The board is on its way.
      </p>
      <div className={board.table}>
        {stages.map((stage, place) => (
          <div key={stage} className={column.column} aria-hidden="true">
            <div className={column.head}>
              <p className={column.title}>{stageWords[stage].label}</p>
              <p className={column.question}>{stageWords[stage].question}</p>
            </div>
            {place % 3 < 2 && (
              <div style={{ padding: '0.3rem 0.75rem' }}>
                <Skeleton height="7rem" />
              </div>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}
