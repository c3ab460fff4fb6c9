/** A quiet way to put something on the table: one kind is one press, several are a short menu. */
import { cardKindLabels } from '@alongside/domain/board'
import { type EnquiryStage, stageWords } from '@alongside/domain/stage'
import { IconPlus } from '@tabler/icons-react'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import css from './BoardColumn.module.css'
import { useBoard } from './board-context'
import { kindHints, kindIcons, kindsFor } from './kinds'

export function AddCard({ stage }: { readonly stage: EnquiryStage }) {
  const { session, canWrite, locked, openCard } = useBoard()
  const kinds = kindsFor(stage, locked)
  if (!canWrite || kinds.length === 0) return null
  const add = (kind: (typeof kinds)[number]) => {
    const id = session.actions.add(kind, stage)
    if (id) openCard(id, true)
  }
  return (
    <div className={css.add}>
      <Menu
        align="start"
        groups={[
          {
            title: `Add to ${stageWords[stage].label}`,
            entries: kinds.map((kind) => {
              const Icon = kindIcons[kind]
              return {
                key: kind,
                label: cardKindLabels[kind],
                detail: kindHints[kind],
                icon: <Icon stroke={1.75} />,
                onSelect: () => add(kind),
              }
            }),
          },
        ]}
        button={
          <Button
            look="plain"
            size="s"
            wide
            icon={<IconPlus aria-hidden="true" />}
            aria-label={`Add to ${stageWords[stage].label}`}
            data-add={stage}
          >
            Add
          </Button>
        }
      />
    </div>
  )
}
