/** One session, opened from the calendar: when, where, what for, and what one can do with it from here. */

import { dayOf, timeOf } from '../../platform/dates'
import { Button, ButtonLink } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Row, Stack } from '../../ui/Page'
import { Tag } from '../../ui/Tag'
import { Clashes, useClashes } from './Clashes'
import css from './SessionSheet.module.css'
import { formatWords } from './session-words'
import type { Session } from './timetable-queries'

export interface SessionSheetProps {
  readonly session: Session
  readonly onClose: () => void
  readonly onMove: () => void
}

export function SessionSheet({ session, onClose, onMove }: SessionSheetProps) {
  const asksClashes = session.canMove && session.startsAt
  const { found } = useClashes(session.id, asksClashes ? new Date(session.startsAt!) : null)
  const { title, startsAt, endsAt, cycleTitle, cycleId, venueName, roomName, format } = session
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      side
      actions={
        <>
          <ButtonLink to={`/cpd/${cycleId}?session=${session.id}`} look="soft">
            Open in its cycle
          </ButtonLink>
          {session.canMove && (
            <ButtonLink to={`/calendar/times/${session.id}`} look="soft">
              Find a time
            </ButtonLink>
          )}
          {session.canMove && (
            <Button look="primary" onClick={onMove}>
              {startsAt ? 'Move…' : 'Set a time…'}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Row>
          <Tag tone="accent">{formatWords[format]}</Tag>
          {session.isMine && <Tag tone="good">Yours</Tag>}
          {!session.isReleased && <Tag>Plan, not released</Tag>}
        </Row>
        <dl className={css.facts}>
          <dt>When</dt>
          <dd>{startsAt && endsAt ? `${dayOf(startsAt)}, ${timeOf(startsAt)} to ${timeOf(endsAt)}` : 'No time yet'}</dd>
          <dt>Where</dt>
          <dd>
            {[venueName, roomName].filter(Boolean).join(', ') || (format === 'ONLINE' ? 'Online' : 'Not said yet')}
          </dd>
          <dt>Part of</dt>
          <dd>{cycleTitle}</dd>
        </dl>
        {asksClashes && <Clashes found={found} />}
      </Stack>
    </Dialog>
  )
}
