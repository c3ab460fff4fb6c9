/** Asks every provider of commands while somebody types, and keeps only the answers to what is typed now. */
import { useEffect, useState } from 'react'
import { type Command, providers } from '../platform/commands'
import { useStore } from '../platform/store'

const pauseMs = 140

export interface Found {
  readonly commands: readonly Command[]
  readonly asking: boolean
}

export function useFound(text: string): Found {
  const known = useStore(providers)
  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly Command[]>>(new Map())
  const [waiting, setWaiting] = useState(0)

  useEffect(() => {
    let isStale = false
    const put = (name: string, commands: readonly Command[]) =>
      setAnswers((before) => new Map([...before, [name, commands]]))
    const ask = async (name: string, provider: (text: string) => ReturnType<typeof Promise.resolve>) => {
      const commands = (await provider(text)) as readonly Command[]
      if (!isStale) put(name, commands)
    }
    const timer = setTimeout(
      () => {
        setWaiting(known.size)
        for (const [name, provider] of known) {
          ask(name, async (words) => provider(words))
            // One provider that fails leaves the others' answers standing.
            .catch(() => !isStale && put(name, []))
            .finally(() => !isStale && setWaiting((count) => count - 1))
        }
      },
      text ? pauseMs : 0,
    )
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text, known])

  return { commands: [...known.keys()].flatMap((name) => answers.get(name) ?? []), asking: waiting > 0 }
}
