/** A case pupil as it arrives: what was left out is not known. */
import type { CasePupilInput } from '@alongside/domain/case-pupil'
import type { CasePupilInput as CasePupilFields } from './lesson-study.graphql.js'

export function pupilFrom({ urn, alias, typifies, attributes }: CasePupilFields): CasePupilInput {
  const known = attributes ?? { yearGroup: '', send: false, eal: false, disadvantaged: false, necessity: '' }
  return { urn, alias, typifies, attributes: { ...known, term: known.term ?? null } }
}
