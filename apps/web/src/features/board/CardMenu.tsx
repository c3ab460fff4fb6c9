/** Everything that can be done with a card, for whoever does not drag: where it goes, and that it goes. */
import { mayMoveTo } from '@alongside/domain/board'
import { stages, stageWords } from '@alongside/domain/stage'
import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconLink,
  IconTrash,
} from '@tabler/icons-react'
import { tell } from '../../platform/notices'
import { IconButton } from '../../ui/Button'
import { Menu, type MenuGroup } from '../../ui/Menu'
import css from './BoardCard.module.css'
import { useBoard } from './board-context'
import { type CardView, titleOf } from './card-view'
import { useMoves } from './useMoves'

async function copyLink(id: string): Promise<void> {
  const url = new URL(location.href)
  url.searchParams.set('card', id)
  await navigator.clipboard.writeText(url.href)
  tell('Link to this card copied')
}

export function CardMenu({ card, isEntry }: { readonly card: CardView; readonly isEntry: boolean }) {
  const { canWrite, locked } = useBoard()
  const moves = useMoves()
  const { id } = card
  const open = stages.filter((stage) => stage === card.column || mayMoveTo(stage, locked))
  const groups: MenuGroup[] = [
    {
      title: 'Move to…',
      entries: open.map((stage) => ({
        key: stage,
        label: stageWords[stage].label,
        chosen: stage === card.column,
        onSelect: () => stage !== card.column && moves.to(id, stage),
      })),
    },
    {
      title: 'In this column',
      entries: [
        { key: 'top', label: 'To the top', icon: <IconArrowBarToUp />, onSelect: () => moves.step(id, 'top') },
        { key: 'up', label: 'Up one', icon: <IconArrowUp />, onSelect: () => moves.step(id, 'up') },
        { key: 'down', label: 'Down one', icon: <IconArrowDown />, onSelect: () => moves.step(id, 'down') },
        { key: 'end', label: 'To the bottom', icon: <IconArrowBarToDown />, onSelect: () => moves.step(id, 'bottom') },
      ],
    },
  ]
  const copy = { key: 'copy', label: 'Copy link', icon: <IconLink />, onSelect: () => void copyLink(id) }
  const remove = {
    key: 'remove',
    label: 'Remove card',
    icon: <IconTrash />,
    danger: true,
    onSelect: () => moves.remove(id),
  }
  return (
    <Menu
      groups={canWrite ? [...groups, { entries: [copy, remove] }] : [{ entries: [copy] }]}
      button={
        <IconButton
          size="s"
          label={`Move to… and more: ${titleOf(card)}`}
          title="Move to… (M)"
          tabIndex={isEntry ? 0 : -1}
          className={css.menu}
          data-menu
        >
          <IconDots />
        </IconButton>
      }
    />
  )
}
