/** What a concluded lesson leaves to the next plan: what the group agreed to try, and the aims that a pupil has not reached yet. */
import { type CasePupilLabel, casePupilLabels } from './case-pupil.js'
import { criterionOf, type HeaderKey, planLimits } from './lesson-plan.js'

export interface LeftToNext {
  readonly tries: readonly string[]
  readonly aims: Readonly<Partial<Record<CasePupilLabel, string>>>
}
type Header = Readonly<Partial<Record<HeaderKey, string>>>

/** LSN-10: what to add behind each text of the plan. What is typed there stands, and what was added once is not added again. */
export function addedToPlan(header: Header, { tries, aims }: LeftToNext): Header {
  const said = header.thoughts ?? ''
  const open = casePupilLabels.flatMap((label) => {
    const aim = (aims[label] ?? '').trim()
    return aim === '' ? [] : [{ label, aim, there: (header[criterionOf(label)] ?? '').trim() }]
  })
  const elsewhere = open.filter(({ aim, there }) => there !== '' && there !== aim)
  const words = [
    ...under('To try next:', tries),
    ...under(
      'Not reached yet:',
      elsewhere.map(({ label, aim }) => `${label}: ${aim}`),
    ),
  ].join('\n')
  const room = planLimits.cell - said.length
  const thoughts = said.includes(words) ? '' : `${said.trim() === '' ? '' : '\n\n'}${words}`.slice(0, Math.max(0, room))
  return {
    ...Object.fromEntries(open.flatMap(({ label, aim, there }) => (there === '' ? [[criterionOf(label), aim]] : []))),
    ...(thoughts.trim() === '' ? {} : { thoughts }),
  }
}

const under = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `– ${line.trim()}`)]
