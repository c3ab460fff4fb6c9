/** What was done at the desk in the last day, by whomever; what can be taken back is taken back here. */
import type { DeskPartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import css from './Desk.module.css'
import { didWords } from './desk-words'

interface DoneTodayProps {
  readonly done: DeskPartsFragment['done']
  readonly busy: boolean
  readonly onUndo: (id: string) => void
}

export function DoneToday({ done, busy, onUndo }: DoneTodayProps) {
  return (
    <Card flat pad="none">
      <ul className={css.done}>
        {done.map(({ id, by, act, texts, until, at, canUndo, undoneAt, undoneBy }) => (
          <li key={id} className={css.did} data-undone={undoneAt ? true : undefined}>
            <div className={css.words}>
              <p>
                {`${by.name} ${didWords({ act, texts, until })} · `}
                <When at={at} />
              </p>
              <ul className={css.texts}>
                {texts.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
              {undoneBy && <p className={css.soft}>{`Taken back by ${undoneBy.name}`}</p>}
            </div>
            {canUndo && (
              <Button size="s" busy={busy} aria-label={`Undo: ${texts.join('; ')}`} onClick={() => onUndo(id)}>
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
