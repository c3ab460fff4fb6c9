/** How earlier imports went; each opens to its refused rows. */
import { IconDatabaseImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportPartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import css from './ImportHistory.module.css'
import { ImportReport } from './ImportReport'
import { countsOf, rows, stateWords } from './import-words'

export function ImportHistory({ imports }: { readonly imports: readonly ImportPartsFragment[] }) {
  const [open, setOpen] = useState<ImportPartsFragment | null>(null)
  if (imports.length === 0) {
    return (
      <EmptyState icon={<IconDatabaseImport />} title="Nothing was imported yet">
        Each import stands here with what it added and changed, and with every row it could not use.
      </EmptyState>
    )
  }
  return (
    <Card pad="none">
      <ul className={css.list}>
        {imports.map((one) => (
          <li key={one.id} className={css.row}>
            <div className={css.words}>
              <p className={css.name}>{one.fileName}</p>
              {one.state === 'DONE' && <p className={css.detail}>{countsOf(one)}</p>}
              {one.message && <p className={one.state === 'DONE' ? css.detail : css.message}>{one.message}</p>}
              <p className={css.detail}>
                <When at={one.startedAt} />
              </p>
            </div>
            {one.refused > 0 && (
              <Button size="s" look="plain" onClick={() => setOpen(one)}>
                See {rows(one.refused)}
                <span className="visually-hidden"> refused of {one.fileName}</span>
              </Button>
            )}
            <Tag tone={stateWords[one.state].tone}>{stateWords[one.state].label}</Tag>
          </li>
        ))}
      </ul>
      {open && <ImportReport of={open} onClose={() => setOpen(null)} />}
    </Card>
  )
}
