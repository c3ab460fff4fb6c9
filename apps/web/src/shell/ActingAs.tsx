/** The school and role I act in. Switching sets what is shown first; everything I may read stays readable. */
import { IconChevronDown } from '@tabler/icons-react'
import { graphql } from '../gql'
import { dayOf } from '../platform/dates'
import type { Viewer } from '../platform/session'
import { useAct } from '../platform/useAct'
import { Menu } from '../ui/Menu'
import { schoolStyle } from '../ui/school-colour'
import css from './ActingAs.module.css'

const actAsMutation = graphql(`
  mutation ActAs($holdingId: ID!) {
    actAs(holdingId: $holdingId) { ...ViewerParts }
  }
`)

type Holding = Viewer['holdings'][number]

const placeOf = ({ school, alliance }: Holding) => school?.name ?? alliance?.name ?? 'This installation'
const roleOf = ({ roleLabel, deputy, endsOn }: Holding) =>
  deputy && endsOn ? `${roleLabel}, deputy until ${dayOf(endsOn)}` : roleLabel

function Words({ holding }: { readonly holding: Holding }) {
  return (
    <>
      <span className={css.dot} style={schoolStyle(holding.school?.colour)} aria-hidden="true" />
      <span className={css.words}>
        <span className={css.place}>{placeOf(holding)}</span>
        <span className={css.role}>{roleOf(holding)}</span>
      </span>
    </>
  )
}

export function ActingAs({ viewer }: { readonly viewer: Viewer }) {
  const [actAs] = useAct(actAsMutation)
  const current = viewer.actingAs ?? viewer.holdings[0]
  if (!current) return <div className={css.acting}>{viewer.isGuest ? 'Guest' : ''}</div>
  if (viewer.holdings.length < 2) {
    return (
      <div className={css.acting}>
        <Words holding={current} />
      </div>
    )
  }
  return (
    <Menu
      align="start"
      width={300}
      button={
        <button type="button" className={css.acting} title={`${placeOf(current)}, ${roleOf(current)}`}>
          <span className="visually-hidden">Acting as</span>
          <Words holding={current} />
          <IconChevronDown aria-hidden="true" className={css.chevron} />
        </button>
      }
      groups={[
        {
          title: 'What you see first',
          entries: viewer.holdings.map((holding) => ({
            key: holding.id,
            label: placeOf(holding),
            detail: roleOf(holding),
            chosen: holding.id === current.id,
            onSelect: () => void actAs({ holdingId: holding.id }),
          })),
        },
      ]}
    />
  )
}
