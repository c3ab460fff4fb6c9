/** Visits whose evidence opens on this device without a network. */
import { useEffect, useState } from 'react'
import { dayOf } from '../../platform/dates'
import { type Dated, visitsKept } from '../../platform/offline/copies'
import { useViewer } from '../../platform/session'
import { ButtonLink } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Section, Stack } from '../../ui/Page'
import css from './Evidence.module.css'
import type { VisitCopy } from './useVisitEvidence'

export function KeptVisits() {
  const { id: personId } = useViewer()
  const [kept, setKept] = useState<readonly Dated<VisitCopy>[]>([])
  useEffect(() => {
    void visitsKept<VisitCopy>(personId).then(setKept, () => setKept([]))
  }, [personId])
  if (kept.length === 0) return null
  return (
    <Section
      title="On this device"
      hint="These open without a network, for seven days after you last saw them with one."
    >
      <Stack gap="s">
        {kept.map(({ copy, checkedAt }) => (
          <Card key={copy.id} pad="s" className={css.kept}>
            <div>
              <strong>{copy.where}</strong>
              <div className={css.who}>As it was on {dayOf(checkedAt)}</div>
            </div>
            <ButtonLink to={`/challenges/${copy.id}/evidence`}>Note evidence</ButtonLink>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}
