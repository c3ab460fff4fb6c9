/** A template on the shelf: what it is good for, where it comes from. */
import { IconGitFork, IconPencil, IconSeedling } from '@tabler/icons-react'
import { graphql } from '../../gql'
import type { TemplatePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Row } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './TemplateCard.module.css'

const forkMutation = graphql(`
  mutation ForkTemplate($allianceId: ID!, $id: ID!) {
    forkTemplate(allianceId: $allianceId, id: $id) { ...TemplateParts }
  }
`)

export interface TemplateCardProps {
  readonly allianceId: string
  readonly template: TemplatePartsFragment
  readonly onOpen: (template: TemplatePartsFragment) => void
  readonly onStart: ((template: TemplatePartsFragment) => void) | null
}

export function TemplateCard({ allianceId, template, onOpen, onStart }: TemplateCardProps) {
  const { id, title, body, forkedFrom, createdBy, school, abilities } = template
  const [fork, { busy }] = useAct(forkMutation, { done: 'A copy of your own', refetch: ['TemplatePanel'] })
  const take = async () => {
    const data = await fork({ allianceId, id })
    if (data) onOpen(data.forkTemplate)
  }
  const cards = body.prompts.length
  return (
    <Card as="article" className={css.card}>
      <h3>{title}</h3>
      <p className={css.about}>{body.about || body.focus || body.classroomPractice}</p>
      <p className={css.note}>
        {[
          cards > 0 && (cards === 1 ? 'One card to begin with' : `${cards} cards to begin with`),
          body.protocol && 'a group agreement',
          forkedFrom && `grown from “${forkedFrom.title}”`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={css.foot}>
        {school ? (
          <SchoolTag school={school} note={createdBy?.name} />
        ) : (
          <span className={css.note}>{createdBy?.name}</span>
        )}
        <Row>
          {onStart && (
            <Button size="s" icon={<IconSeedling />} onClick={() => onStart(template)}>
              Start with it
            </Button>
          )}
          <Button size="s" look="plain" icon={abilities.edit ? <IconPencil /> : null} onClick={() => onOpen(template)}>
            {abilities.edit ? 'Edit' : 'Read'}
          </Button>
          {abilities.fork && (
            <Button size="s" look="plain" icon={<IconGitFork />} busy={busy} onClick={() => void take()}>
              Make it my own
            </Button>
          )}
        </Row>
      </div>
    </Card>
  )
}
