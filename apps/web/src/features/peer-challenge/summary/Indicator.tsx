/** How robust this challenge was: the figure, its parts as bars, what keeps it from being higher, and how it is worked out. */
import { isOfTeam } from '@alongside/domain/challenge-part'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import type { OutcomeProps } from '../findings/Outcome'
import css from '../findings/Outcome.module.css'
import { releaseIndicatorMutation } from '../findings/outcome-queries'
import {
  audienceWords,
  bandWords,
  componentPlaces,
  componentWords,
  gateWords,
  tooEarly,
} from '../findings/outcome-words'
import { ReleaseDialog } from './ReleaseDialog'

export function Indicator({ outcome }: OutcomeProps) {
  const { id, indicator, parts, findingsAgreedOn } = outcome
  const [isReleasing, setReleasing] = useState(false)
  const [release, { busy, refusal }] = useAct(releaseIndicatorMutation, {
    inline: true,
    done: 'Who sees the figures has changed',
  })
  if (!indicator) return null
  const band = indicator.band && bandWords[indicator.band]
  const isHead = parts.includes('HOST_HEAD')
  /** Where the rows that were counted stand, for those who may read them. */
  const place = (name: string): string | null => {
    if (!outcome.phase.readsFindings) return null
    if (name === 'BLIND_FIRST') return isOfTeam(parts) ? 'desk-study' : 'self-review'
    return componentPlaces[name] ?? null
  }
  return (
    <Section
      title="How robust was this challenge?"
      hint="It is about the challenge and how it was done, and not about the school."
      actions={
        isHead &&
        findingsAgreedOn && (
          <Button size="s" onClick={() => setReleasing(true)}>
            {indicator.isReleased ? 'Change who sees it…' : 'Release the figures…'}
          </Button>
        )
      }
    >
      <Card className={css.form}>
        <p className={css.figure}>
          <strong>{indicator.value === null ? tooEarly : indicator.value.toFixed(1)}</strong>
          {indicator.value !== null && <span className={css.quiet}>of 100</span>}
          {band && <Tag tone={band.tone}>{band.label}</Tag>}
          {indicator.isProvisional && indicator.value !== null && <Tag>Provisional: some of it is not due yet</Tag>}
        </p>
        <ul className={css.components}>
          {indicator.parts.map((part) => (
            <li key={part.name} className={css.component}>
              <span>
                {place(part.name) === null ? (
                  (componentWords[part.name] ?? part.name)
                ) : (
                  <Link to={`?show=${place(part.name)}`}>{componentWords[part.name] ?? part.name}</Link>
                )}
              </span>
              <span>{part.value === null ? '–' : part.value.toFixed(2)}</span>
              <span className={css.bar} aria-hidden="true">
                {part.value !== null && <span style={{ width: `${Math.round(part.value * 100)}%` }} />}
              </span>
              <span className={css.says}>
                {part.says} · weight {part.weight}
              </span>
            </li>
          ))}
        </ul>
        {indicator.value !== null && indicator.gates.length > 0 && (
          <div className={css.aside}>
            <strong>What keeps it from being robust</strong>
            {indicator.gates.map((gate) => (
              <p key={gate} className={css.words}>
                {gateWords[gate]}
              </p>
            ))}
          </div>
        )}
        <details>
          <summary>How is this computed?</summary>
          <p className={css.words}>{indicator.how} From 50 it is developing, from 75 robust.</p>
          <p className={css.words}>
            {outcome.phase.readsFindings
              ? 'Each name above leads to the rows that are counted: the team and its declarations, judgements, findings with their evidence, answers, and actions with the follow-up.'
              : 'You see the figures; what was counted stays with the school and the team.'}
          </p>
        </details>
        {isHead && (
          <p className={css.quiet}>
            {indicator.isReleased
              ? `Released to: ${indicator.audiences.map((one) => audienceWords[one].label).join(', ')}.`
              : 'Nobody besides your leaders and the team sees it.'}
          </p>
        )}
      </Card>
      {isReleasing && (
        <ReleaseDialog
          title="Who sees the figures?"
          action="Release the figures"
          says="They see the figure and its parts, and no word of any finding."
          chosen={indicator.audiences}
          canBeNobody
          busy={busy}
          refusal={refusal}
          onRelease={(audiences) => void release({ id, audiences }).then((done) => done && setReleasing(false))}
          onClose={() => setReleasing(false)}
        />
      )}
    </Section>
  )
}
