/** The parts of a lesson study somebody chooses from for a paper. */
import { Refusal } from '@alongside/domain/refusal'

export const sections = ['overview', 'plans', 'notes', 'interviews', 'discussions', 'progress', 'summary'] as const
export type Section = (typeof sections)[number]

/** Nothing chosen: all of it. */
export function sectionsOf(chosen: unknown): ReadonlySet<Section> {
  if (chosen === undefined || chosen === '') return new Set(sections)
  const names = typeof chosen === 'string' ? chosen.split(',') : []
  const known = sections.filter((section) => names.includes(section))
  if (known.length === 0 || known.length !== new Set(names).size) {
    throw new Refusal('input.invalid', { field: 'sections' })
  }
  return new Set(known)
}
