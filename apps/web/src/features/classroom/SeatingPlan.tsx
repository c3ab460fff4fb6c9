/** Where the pupils sit, as the group drew it. A tap on a place starts a note for it at this second. */
import { cx } from '../../ui/cx'
import type { Seat } from './lesson-copy'
import css from './SeatingPlan.module.css'

export interface SeatingPlanProps {
  readonly seats: readonly Seat[]
  readonly onSeat: (seat: Seat) => void
}

export function SeatingPlan({ seats, onSeat }: SeatingPlanProps) {
  return (
    <section className={css.plan} aria-label="Seating plan">
      <p className={css.front}>Front of the room</p>
      <div className={css.room}>
        {[...seats]
          .sort((a, b) => a.row - b.row || a.column - b.column)
          .map((seat) => (
            <button
              key={seat.id}
              type="button"
              className={cx(css.seat, seat.pupil && css.watched)}
              style={{ gridRow: seat.row + 1, gridColumn: seat.column + 1 }}
              aria-label={`Note for ${seat.pupil ? `pupil ${seat.pupil}` : `the place in row ${seat.row + 1}, number ${seat.column + 1}`}`}
              onClick={() => onSeat(seat)}
            >
              {seat.pupil}
            </button>
          ))}
      </div>
    </section>
  )
}
