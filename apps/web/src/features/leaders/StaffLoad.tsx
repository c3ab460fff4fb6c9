/** How much the alliance asks of the school's staff: counts alone, never who. */
import type { LeadersSchoolPageQuery } from '../../gql/graphql'
import css from './Leaders.module.css'

type Load = NonNullable<LeadersSchoolPageQuery['leadersSchool']>['load']

export function StaffLoad({ load }: { readonly load: Load }) {
  const { isHidden, people, green, amber, red, window } = load
  if (isHidden) {
    return (
      <p className={css.soft}>
        With fewer than five colleagues here, a count would be about somebody. It is not shown.
      </p>
    )
  }
  const share = (count: number) => ({ width: `${(100 * count) / people}%` })
  return (
    <>
      <div className={css.load} aria-hidden="true">
        <span className={css.green} style={share(green)} />
        <span className={css.amber} style={share(amber)} />
        <span className={css.red} style={share(red)} />
      </div>
      <p>{`${green} of ${people} colleagues have room, ${amber} have much to do for the alliance, ${red} too much.`}</p>
      <p className={css.soft}>
        {`In ${window}. Much: from eight hours; too much: from fourteen. Who it is, each sees for themselves.`}
      </p>
    </>
  )
}
