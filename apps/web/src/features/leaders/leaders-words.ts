/** How kinds of work are called on the pages of leaders. */
import type { ContributionKind } from '../../gql/graphql'

export const kindWords: Readonly<Record<ContributionKind, string>> = {
  HOSTING: 'Hosting visitors',
  VISITING_REVIEWER: 'Reviewing at another school',
  OBSERVING: 'Observing lessons',
  FACILITATING: 'Facilitating',
  COACHING: 'Coaching',
  DEPLOYMENT: 'Lending a colleague',
  RESOURCE_AUTHORING: 'Writing for others',
  COORDINATION: 'Coordinating',
}

export const sourceWords: Readonly<Record<string, string>> = {
  'research-lesson': 'a research lesson',
  'peer-review': 'a peer review',
  'peer-challenge': 'a peer challenge',
  'cpd-session': 'a CPD session',
}

export const hours = (value: number): string => {
  const said = value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
  return value === 1 ? '1 hour' : `${said} hours`
}
