/** What the server did not take is not lost: its author reads it here, copies it, and lets it go. */
import { cardsOf } from '@alongside/contracts/board'
import { cardFields } from '@alongside/domain/card-fields'
import * as Y from 'yjs'
import type { LiveDocument, Rescued } from '../../platform/live/LiveDocument'
import { useLiveState } from '../../platform/live/useLive'
import { tell } from '../../platform/notices'
import { sentenceForCode } from '../../platform/refusals'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { useBoard } from './board-context'
import { type CardView, cardView, titleOf } from './card-view'
import { inWords } from './field-words'
import css from './RescuedWords.module.css'

export function RescuedWords() {
  const { live } = useBoard().session
  const { rescued } = useLiveState(live)
  if (rescued.length === 0) return null
  return (
    <Stack gap="s">
      {rescued.map((one) => (
        <OneRescue key={one.at.getTime()} rescued={one} live={live} />
      ))}
    </Stack>
  )
}

function OneRescue({ rescued, live }: { readonly rescued: Rescued; readonly live: LiveDocument }) {
  const words = wordsIn(rescued)
  const copy = async () => {
    await navigator.clipboard.writeText(words)
    tell('Copied')
  }
  return (
    <Notice
      tone="warn"
      title="Your last words could not be stored"
      action={
        <Row>
          {words !== '' && (
            <Button size="s" onClick={() => void copy()}>
              Copy my words
            </Button>
          )}
          <Button size="s" look="plain" onClick={() => live.forget(rescued)}>
            Put this away
          </Button>
        </Row>
      }
    >
      <p>{sentenceForCode(rescued.code)} Everyone else’s work is as it was.</p>
      {words !== '' && <pre className={css.words}>{words}</pre>}
    </Notice>
  )
}

/** The cards that the refused edit touched, as their author saw them. */
function wordsIn({ seen, update }: Rescued): string {
  const begins = new Map<number, number>()
  for (const { id } of Y.decodeUpdate(update).structs)
    begins.set(id.client, Math.min(id.clock, begins.get(id.client) ?? id.clock))
  return [...cardsOf(seen).entries()]
    .filter(([, card]) => isWrittenIn(card as unknown as Written, begins))
    .flatMap(([id, card]) => cardView(id, card) ?? [])
    .map(asWords)
    .join('\n\n')
}

type Written = Y.AbstractType<unknown>

function isWrittenIn(type: Written, begins: ReadonlyMap<number, number>): boolean {
  const items = [...type._map.values()]
  for (let item = type._start; item; item = item.right) items.push(item)
  return items.some(
    ({ id, length, content }) =>
      id.clock + length > (begins.get(id.client) ?? Number.POSITIVE_INFINITY) ||
      (content instanceof Y.ContentType && isWrittenIn(content.type as Written, begins)),
  )
}

function asWords(card: CardView): string {
  const fields = cardFields[card.kind].slice(1).flatMap((rule) => {
    const value = card.fields[rule.name]
    return value === undefined ? [] : [`${rule.label}: ${inWords(rule, value)}`]
  })
  return [titleOf(card), card.text, ...fields].filter(Boolean).join('\n')
}
