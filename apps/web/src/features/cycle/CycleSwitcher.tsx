/** Which turn of the spiral is on the table; earlier ones can be read. */

import type { CycleState } from '@alongside/domain/cycle'
import { IconChevronDown } from '@tabler/icons-react'
import type { CyclePartsFragment } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { stageName } from './stage-names'

interface CycleSwitcherProps {
  readonly cycles: readonly CyclePartsFragment[]
  readonly shown: string
  readonly onShow: (id: string) => void
}

export function CycleSwitcher({ cycles, shown, onShow }: CycleSwitcherProps) {
  const current = cycles.find(({ id }) => id === shown)
  if (cycles.length < 2 || !current) return null
  return (
    <Menu
      align="start"
      groups={[
        {
          title: 'Cycles of this enquiry',
          entries: [...cycles].reverse().map(({ id, number, stage }) => ({
            key: id,
            label: `Cycle ${number}`,
            detail: stageName(stage as CycleState),
            chosen: id === shown,
            onSelect: () => onShow(id),
          })),
        },
      ]}
      button={
        <Button size="s" look="soft">
          Cycle {current.number}
          <IconChevronDown aria-hidden="true" />
        </Button>
      }
    />
  )
}
