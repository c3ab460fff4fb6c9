/** Templates of an alliance: how others began, to take along and make one's own. */
import { useQuery } from '@apollo/client/react'
import { IconPlus, IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { TemplatePartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useViewer } from '../../platform/session'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { CardGrid, Section } from '../../ui/Page'
import { SkeletonCards } from '../../ui/Skeleton'
import { TemplateCard } from './TemplateCard'
import { TemplateDialog } from './TemplateDialog'

const templatesQuery = graphql(`
  query TemplatePanel($allianceId: ID!) {
    enquiryTemplates(allianceId: $allianceId) { id ...TemplateParts }
  }
`)

export interface TemplatePanelProps {
  readonly allianceId: string
  /** Begins an enquiry with a template; null where one cannot start any. */
  readonly onStart: ((template: TemplatePartsFragment) => void) | null
}

export function TemplatePanel({ allianceId, onStart }: TemplatePanelProps) {
  const viewer = useViewer()
  const query = useQuery(templatesQuery, { variables: { allianceId }, fetchPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<TemplatePartsFragment | 'new' | null>(null)
  return (
    <Loaded query={query} skeleton={<SkeletonCards cards={3} />}>
      {({ enquiryTemplates: templates }) => {
        const mayAdd = templates.length > 0 ? templates.some(({ abilities }) => abilities.fork) : viewer.canStartEnquiry
        const add = mayAdd && (
          <Button icon={<IconPlus />} onClick={() => setOpen('new')}>
            Write a template
          </Button>
        )
        return (
          <Section
            title="Templates"
            hint="Questions and first cards to begin an enquiry with. They carry what to ask, never what a school has seen."
            actions={add}
          >
            {templates.length === 0 ? (
              <EmptyState icon={<IconTemplate />} title="No templates yet">
                What worked as a beginning for one group can be the beginning for the next. An enquiry’s lead can save
                one from the board, too.
              </EmptyState>
            ) : (
              <CardGrid min="20rem">
                {templates.map((template) => (
                  <TemplateCard
                    key={template.id}
                    allianceId={allianceId}
                    template={template}
                    onOpen={setOpen}
                    onStart={onStart}
                  />
                ))}
              </CardGrid>
            )}
            {open && (
              <TemplateDialog
                key={open === 'new' ? 'new' : open.id}
                allianceId={allianceId}
                template={open === 'new' ? null : open}
                onClose={() => setOpen(null)}
              />
            )}
          </Section>
        )
      }}
    </Loaded>
  )
}
