/** What happens to a study as a whole, behind one button. */
import {
  IconArrowBackUp,
  IconDoorExit,
  IconDots,
  IconFileExport,
  IconHandStop,
  IconUserShare,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { ExportStudyDialog } from './ExportStudyDialog'
import { HandOverStudy } from './HandOverStudy'
import { StudyStep, type StudyStepName } from './StudyStep'

export function StudyMenu({ study }: { readonly study: StudyPartsFragment }) {
  const [shown, setShown] = useState<'handOver' | 'export' | StudyStepName | null>(null)
  const { abilities } = study
  const close = () => setShown(null)
  const entries: MenuEntry[] = [
    ...(abilities.resume
      ? [
          {
            key: 'resume',
            label: 'Teach one more lesson…',
            icon: <IconArrowBackUp />,
            onSelect: () => setShown('resume'),
          },
        ]
      : []),
    ...(abilities.read
      ? [{ key: 'export', label: 'Export…', icon: <IconFileExport />, onSelect: () => setShown('export') }]
      : []),
    ...(abilities.handOver
      ? [{ key: 'over', label: 'Hand over…', icon: <IconUserShare />, onSelect: () => setShown('handOver') }]
      : []),
    ...(abilities.leave
      ? [{ key: 'leave', label: 'Leave…', icon: <IconDoorExit />, onSelect: () => setShown('leave') }]
      : []),
    ...(abilities.stop
      ? [
          {
            key: 'stop',
            label: 'Stop this study…',
            icon: <IconHandStop />,
            danger: true,
            onSelect: () => setShown('stop'),
          },
        ]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        groups={[{ entries }]}
        button={
          <IconButton label="More">
            <IconDots />
          </IconButton>
        }
      />
      {shown === 'handOver' && <HandOverStudy study={study} onClose={close} />}
      {shown === 'export' && <ExportStudyDialog study={study} onClose={close} />}
      {shown && shown !== 'handOver' && shown !== 'export' && <StudyStep study={study} step={shown} onClose={close} />}
    </>
  )
}
