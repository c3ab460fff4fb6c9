/** An answer that is not given yet: kept on this device, sealed, with each keystroke; nobody else has it. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { Verdict } from '../../../gql/graphql'
import { canKeep, database, sealJson, unsealJson, type WordsKey } from '../../../platform/live/device-store'
import { useViewer } from '../../../platform/session'

export interface KeptAnswer {
  readonly verdict: Verdict | null
  readonly reason: string
}
const empty: KeptAnswer = { verdict: null, reason: '' }

export function useKeptAnswer(findingId: string): readonly [KeptAnswer, (answer: KeptAnswer) => void, isKept: boolean] {
  const { id: person } = useViewer()
  const key: WordsKey = [person, findingId, 0]
  const [answer, setAnswer] = useState(empty)
  const takeUp = useEffectEvent(async () => {
    if (!canKeep()) return
    const row = await (await database()).get('words', key)
    const left = row ? await unsealJson<KeptAnswer>(key, row).catch(() => null) : null
    if (left) setAnswer(left)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken up once for each finding
  useEffect(() => void takeUp(), [findingId])
  const keep = (next: KeptAnswer): void => {
    setAnswer(next)
    if (!canKeep()) return
    const isEmpty = next.verdict === null && next.reason === ''
    void database().then(async (db) =>
      isEmpty ? db.delete('words', key) : db.put('words', await sealJson(key, next), key),
    )
  }
  return [answer, keep, canKeep()]
}
