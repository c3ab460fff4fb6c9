/** One day of the sheet: who is away and what has to be covered, period by period. */
import { payerWords, stateWords } from '@alongside/domain/cover-words'
import { useState } from 'react'
import type { AbsencePartsFragment, CoverNeedPartsFragment } from '../../gql/graphql'
import { dayOf, timeOf } from '../../platform/dates'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useViewer } from '../../platform/session'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import css from './Cover.module.css'
import { awayFor, awayTitle, isNeeded, lessonsInWords, pounds, stateTones } from './cover-words'
import { SayMissed } from './SayMissed'

export interface Line {
  readonly need: CoverNeedPartsFragment
  readonly absence: AbsencePartsFragment
}
interface CoverDayProps {
  readonly day: string
  readonly absences: readonly AbsencePartsFragment[]
  readonly teachers: number | null
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void
}

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' })
const needsWork = new Set(['IDENTIFIED', 'COSTED', 'APPROVED', 'FAILED'])

export const linesOf = (absences: readonly AbsencePartsFragment[]): Line[] =>
  absences
    .flatMap((absence) => absence.periods.flatMap(({ need }) => (need ? [{ need, absence }] : [])))
    .sort(
      (one, other) =>
        one.need.from.localeCompare(other.need.from) ||
        one.absence.person.name.localeCompare(other.absence.person.name),
    )

export function CoverDay({ day, absences, teachers, chosen, onChoose }: CoverDayProps) {
  const lines = linesOf(absences)
  const needed = lines.filter(({ need }) => isNeeded(need))
  const open = lines.filter(({ need }) => needsWork.has(need.state)).length
  const out = new Set(absences.map(({ person }) => person.id)).size
  const isMuch = teachers !== null && out >= 2 && out > teachers * 0.05
  const silent = absences.filter(({ isSaid }) => !isSaid)
  const all = needed.map(({ need }) => need.id)
  const toApprove = new Map(
    lines.flatMap(({ need, absence }) =>
      need.abilities.approve ? [[absence.sourceId, awayTitle(absence)] as const] : [],
    ),
  )
  const isAll = all.length > 0 && all.every((id) => chosen.has(id))
  return (
    <Card as="section" pad="none" className={css.day}>
      <header className={css.dayHead}>
        <div>
          <h2 className={css.title}>{`${weekday.format(new Date(`${day}T12:00:00Z`))}, ${dayOf(day)}`}</h2>
          <p className={css.soft}>
            {needed.length === 0
              ? 'Nothing to cover'
              : open === 0
                ? `${lessonsInWords(needed.length)}, all settled`
                : `${lessonsInWords(needed.length)}, ${open} still open`}
          </p>
        </div>
        <div className={css.buttons}>
          {[...toApprove].map(([sourceId, title]) => (
            <NotNowHere
              key={sourceId}
              kinds={['COVER_TO_APPROVE']}
              itemId={sourceId}
              about={`Your yes to cover for ${title} on ${dayOf(day)}`}
            />
          ))}
          {isMuch && <Tag tone="warn">{`${out} of ${teachers} teachers away`}</Tag>}
          {all.length > 1 && (
            <Button size="s" look="plain" onClick={() => onChoose(all, !isAll)}>
              {isAll ? 'Choose none' : 'Choose all'}
            </Button>
          )}
        </div>
      </header>
      {silent.map((absence) => (
        <Silent key={absence.id} absence={absence} />
      ))}
      <ul className={css.lines}>
        {lines.map(({ need, absence }) => (
          <li key={need.id} className={css.line} data-chosen={chosen.has(need.id) || undefined}>
            <label className={css.pick}>
              <input
                type="checkbox"
                checked={chosen.has(need.id)}
                onChange={({ currentTarget }) => onChoose([need.id], currentTarget.checked)}
              />
              <span className={css.when}>
                {need.period}
                <span className={css.soft}>{`${need.from} to ${need.until}`}</span>
              </span>
            </label>
            <div className={css.what}>
              <span>
                <strong>{need.classCode || 'Class not named'}</strong>
                {` for ${absence.person.name}`}
              </span>
              <span className={css.soft}>
                {awayTitle(absence)}
                {absence.there && ` at ${absence.there.name}`}
              </span>
            </div>
            <div className={css.stand}>
              <Tag tone={stateTones[need.state]}>{stateWords[need.state]}</Tag>
              {need.isMoved && <Tag tone="warn">It has moved</Tag>}
              <span className={css.soft}>
                {[
                  need.coveredBy &&
                    (needsWork.has(need.state) || !isNeeded(need) ? `Was to be ${need.coveredBy}` : need.coveredBy),
                  need.pence === null || need.pence === undefined || !isNeeded(need)
                    ? ''
                    : `${pounds(need.pence)}, ${payerWords[need.payer].toLowerCase()}`,
                  need.reason && `“${need.reason}”`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Silent({ absence }: { readonly absence: AbsencePartsFragment }) {
  const [open, setOpen] = useState(false)
  const { person, startsAt, endsAt, abilities } = absence
  const isOwn = useViewer().id === person.id
  const from = `${timeOf(startsAt)} to ${timeOf(endsAt)} for ${awayFor(absence)}`
  const says = isOwn ? 'Say what you miss' : 'Say it for them'
  return (
    <div className={css.silent}>
      <div className={css.away}>
        <p>
          <strong>{isOwn ? 'You' : person.name}</strong>
          {isOwn
            ? ` are away from ${from}, and have not said which lessons you miss.`
            : ` is away from ${from}, and has not said which lessons are missed.`}
        </p>
        {!open && abilities.ask && (
          <div className={css.buttons}>
            <Button
              size="s"
              aria-label={`${says}: ${isOwn ? '' : `${person.name}, `}${awayTitle(absence)}`}
              onClick={() => setOpen(true)}
            >
              {says}
            </Button>
            <NotNowHere
              kinds={['COVER_TO_SAY', 'COVER_MOVED']}
              itemId={absence.sourceId}
              about={`${isOwn ? 'What you miss' : `What ${person.name} misses`} for “${awayTitle(absence)}”`}
            />
          </div>
        )}
      </div>
      {open && <SayMissed absence={absence} isOwn={isOwn} onClose={() => setOpen(false)} />}
    </div>
  )
}
