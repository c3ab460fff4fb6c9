/** "Which lessons do you miss?" Ticks, a class for each, and it is said: on a phone, between two lessons. */
import { type FormEvent, useState } from 'react'
import type { AbsencePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { WhoCanRead } from '../../ui/WhoCanRead'
import css from './Cover.module.css'
import { askMutation } from './cover-queries'
import { isNeeded, lessonsInWords } from './cover-words'

interface SayMissedProps {
  readonly absence: AbsencePartsFragment
  readonly isOwn: boolean
  readonly onClose: () => void
}

export function SayMissed({ absence, isOwn, onClose }: SayMissedProps) {
  const { periods, isSaid, sourceId, onDay, person } = absence
  const [classes, setClasses] = useState<ReadonlyMap<string, string>>(
    () =>
      new Map(
        periods
          .filter(({ need, isMissed }) => (need && isNeeded(need)) || (!isSaid && isMissed))
          .map(({ name, need }) => [name, need?.classCode ?? '']),
      ),
  )
  const [ask, { busy, refusal }] = useAct(askMutation, {
    inline: true,
    done: 'Said',
    refetch: ['MyAbsences', 'CoverSheet', 'Viewer'],
  })
  const change = (name: string, code: string | null) => {
    const next = new Map(classes)
    if (code === null) next.delete(name)
    else next.set(name, code)
    setClasses(next)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const ticked = periods.flatMap(({ name }) =>
      classes.has(name) ? [{ name, classCode: classes.get(name) ?? '' }] : [],
    )
    if (await ask({ sourceId, onDay, personId: person.id, periods: ticked })) onClose()
  }
  return (
    <form className={css.say} onSubmit={(event) => void send(event)}>
      <fieldset className={css.ticks}>
        <legend>{isOwn ? 'Which lessons do you miss?' : `Which lessons does ${person.name} miss?`}</legend>
        {periods.map(({ name, from, until, isMissed }) => (
          <div key={name} className={css.tick}>
            <label className={css.tickName}>
              <input
                type="checkbox"
                checked={classes.has(name)}
                onChange={({ currentTarget }) => change(name, currentTarget.checked ? '' : null)}
              />
              <span>
                {name} <span className={css.soft}>{`${from} to ${until}${isMissed ? '' : ', before or after'}`}</span>
              </span>
            </label>
            {classes.has(name) && (
              <input
                className={css.code}
                aria-label={`Class in ${name}`}
                placeholder="Class, such as 9B"
                maxLength={40}
                value={classes.get(name)}
                onChange={({ currentTarget }) => change(name, currentTarget.value)}
              />
            )}
          </div>
        ))}
      </fieldset>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <div className={css.buttons}>
        <Button look="primary" type="submit" busy={busy}>
          {classes.size === 0 ? 'No lesson is missed' : `Ask for cover of ${lessonsInWords(classes.size)}`}
        </Button>
        <Button look="plain" onClick={onClose}>
          Not now
        </Button>
      </div>
      <WhoCanRead who={['You', 'Whoever arranges cover at your school', 'Its leaders']} />
    </form>
  )
}
