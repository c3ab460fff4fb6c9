/** What Ctrl K can find and do. Whoever is mounted adds a provider; the palette asks all of them. */
import { useEffect, useEffectEvent } from 'react'
import { createStore } from './store'

export interface Command {
  readonly id: string
  readonly title: string
  /** Quieter, after the title: a school, a stage, what it leads to. */
  readonly detail?: string
  /** Heading it stands under, such as "Enquiries" or "Go to". */
  readonly group: string
  readonly to?: string
  readonly run?: () => void
}

/** Answers what fits the text; at once, or after asking the server. An empty text asks for what is useful anyway. */
export type CommandProvider = (text: string) => readonly Command[] | Promise<readonly Command[]>

export const providers = createStore<ReadonlyMap<string, CommandProvider>>(new Map())

/** `useCommands('board', (text) => […])`, for as long as the component is there. */
export function useCommands(name: string, provider: CommandProvider): void {
  const latest = useEffectEvent(provider)
  useEffect(() => {
    providers.set(new Map([...providers.get(), [name, (text: string) => latest(text)]]))
    return () => providers.set(new Map([...providers.get()].filter(([other]) => other !== name)))
  }, [name])
}

/** Every word typed begins a word of the title or the detail. */
export function fits(text: string, { title, detail = '' }: Pick<Command, 'title' | 'detail'>): boolean {
  const words = `${title} ${detail}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean)
  return asked.every((part) => words.some((word) => word.startsWith(part)))
}
