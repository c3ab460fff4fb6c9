/** Local competitors: who stands close, and whether both heads agree that they may review each other. */
import { useState } from 'react'
import { graphql } from '../../gql'
import type { CompetitorLineFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { CheckField } from '../../ui/CheckField'
import { Section, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import css from './Leaders.module.css'

export const competitorLine = graphql(`
  fragment CompetitorLine on Competitor {
    id
    isDeclared
    weConsent
    theyConsent
    hasConsent
    abilities { declare consent }
    school { urn name colour }
    competitor { urn name colour }
  }
`)
const declareMutation = graphql(`
  mutation DeclareCompetition($allianceId: ID!, $urn: ID!, $other: ID!, $competes: Boolean!) {
    declareCompetition(allianceId: $allianceId, urn: $urn, other: $other, competes: $competes) { ...CompetitorLine }
  }
`)
const consentMutation = graphql(`
  mutation ConsentToCompetitor($allianceId: ID!, $urn: ID!, $other: ID!, $consents: Boolean!) {
    consentToCompetitor(allianceId: $allianceId, urn: $urn, other: $other, consents: $consents) { ...CompetitorLine }
  }
`)

const refetch = ['LeadersSchoolPage']

export interface CompetitorsProps {
  readonly allianceId: string
  readonly urn: string
  readonly competitors: readonly CompetitorLineFragment[]
  readonly schools: readonly { readonly urn: string; readonly name: string }[]
  readonly canDeclare: boolean
}

export function Competitors({ allianceId, urn, competitors, schools, canDeclare }: CompetitorsProps) {
  const [other, setOther] = useState('')
  const [declare, declaring] = useAct(declareMutation, { done: 'Noted', refetch })
  const [consent, { busy }] = useAct(consentMutation, { done: 'Noted', refetch })
  const rest = schools.filter(
    (one) => one.urn !== urn && competitors.every(({ competitor }) => competitor.urn !== one.urn),
  )
  return (
    <Section
      title="Local competitors"
      hint="Schools of one phase that stand close together, or say that they compete for pupils. They lead no peer challenge at each other unless both heads agree."
    >
      <Stack gap="s">
        {competitors.map(({ id, competitor, isDeclared, weConsent, theyConsent, abilities }) => (
          <Card key={id} pad="s">
            <Stack gap="s">
              <strong>{competitor.name}</strong>
              <CheckField
                label="We agree that they may review us, and we them"
                hint={theyConsent ? 'Their head has agreed.' : 'Their head has not agreed yet.'}
                checked={weConsent}
                disabled={busy || !abilities.consent}
                onChange={() => void consent({ allianceId, urn, other: competitor.urn, consents: !weConsent })}
              />
              {isDeclared && abilities.declare && (
                <div>
                  <Button
                    size="s"
                    look="plain"
                    onClick={() => void declare({ allianceId, urn, other: competitor.urn, competes: false })}
                  >
                    Take back that we compete
                  </Button>
                </div>
              )}
            </Stack>
          </Card>
        ))}
        {canDeclare && rest.length > 0 && (
          <form
            className={css.line}
            onSubmit={(event) => {
              event.preventDefault()
              void declare({ allianceId, urn, other, competes: true }).then(() => setOther(''))
            }}
          >
            <div className={css.words}>
              <SelectField
                label="We also compete with"
                placeholder="Choose a school"
                value={other}
                choices={rest.map((school) => ({ value: school.urn, label: school.name }))}
                onChange={({ currentTarget }) => setOther(currentTarget.value)}
              />
            </div>
            <Button type="submit" busy={declaring.busy} disabled={other === ''}>
              Say so
            </Button>
          </form>
        )}
        {competitors.length === 0 && !canDeclare && <p className={css.soft}>None that we know of.</p>}
      </Stack>
    </Section>
  )
}
