/** Who it is that a time does not suit, by name: asked for when somebody wants to know, and only as much as they may know. */
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Clashes, useClashes } from './Clashes'

interface SlotDetailsProps {
  readonly sessionId: string
  readonly startsAt: string
  /** Said of which time, for those who hear the page. */
  readonly when: string
}

export function SlotDetails({ sessionId, startsAt, when }: SlotDetailsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="s"
        look="plain"
        aria-expanded={isOpen}
        aria-label={`Who is it about, ${when}`}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Less' : 'Who?'}
      </Button>
      {isOpen && <Named sessionId={sessionId} startsAt={startsAt} />}
    </>
  )
}

function Named({ sessionId, startsAt }: Omit<SlotDetailsProps, 'when'>) {
  const { found } = useClashes(sessionId, new Date(startsAt))
  return <Clashes found={found} />
}
