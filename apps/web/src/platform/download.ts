/** A file of ours, put among somebody's downloads. */
import type { RefusalCode } from '@alongside/domain/refusal'
import { isRefusalCode, sentenceForCode } from './refusals'

const lost = 'The file could not be made just now. Check your connection and try again in a moment.'
const nameIn = (header: string | null): string => /filename="([^"]+)"/.exec(header ?? '')?.[1] ?? 'alongside'

/** Fetched, not opened: so that a refusal becomes a sentence where one asked, and not a page of its own. Null: it is there. */
export async function download(url: string): Promise<string | null> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => null)
  if (!response?.ok) return response ? refusalIn(response) : lost
  const file = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = file
  link.download = nameIn(response.headers.get('content-disposition'))
  link.click()
  URL.revokeObjectURL(file)
  return null
}

/** What an address outside of GraphQL says when it refuses. */
export async function refusalIn(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => null)) as { readonly code?: RefusalCode } | null
  return isRefusalCode(answer?.code) ? sentenceForCode(answer.code) : lost
}
