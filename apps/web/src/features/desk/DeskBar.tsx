/** What can be done with everything that is ticked, at once. */
import type { DeskAct, DeskRowPartsFragment } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { ChosenBar } from '../../ui/ChosenBar'
import { actWords } from './desk-words'

interface DeskBarProps {
  readonly chosen: readonly DeskRowPartsFragment[]
  readonly busy: boolean
  readonly onAct: (act: DeskAct) => void
  readonly onClear: () => void
}

export function DeskBar({ chosen, busy, onAct, onClear }: DeskBarProps) {
  const [first] = chosen
  const common = (first?.acts ?? []).filter((act) => chosen.every(({ acts }) => acts.includes(act)))
  return (
    <ChosenBar label="What is chosen" chosen={chosen.length === 1 ? 'One chosen' : `${chosen.length} chosen`}>
      <Button look="plain" size="s" onClick={onClear}>
        Choose none
      </Button>
      {common.map((act, at) => (
        <Button
          key={act}
          size="s"
          look={at === 0 && act !== 'POSTPONE' ? 'primary' : 'soft'}
          busy={busy}
          onClick={() => onAct(act)}
        >
          {actWords[act]}
        </Button>
      ))}
    </ChosenBar>
  )
}
