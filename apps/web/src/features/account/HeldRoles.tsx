/** Every role somebody holds, and which of them comes first. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import { dayOf } from '../../platform/dates'
import { useViewer, type Viewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { schoolStyle } from '../../ui/school-colour'
import { Tag } from '../../ui/Tag'
import css from './HeldRoles.module.css'

const actAsMutation = graphql(`
  mutation ActFirstAs($holdingId: ID!) {
    actAs(holdingId: $holdingId) { ...ViewerParts }
  }
`)

type Holding = Viewer['holdings'][number]

export function HeldRoles() {
  const viewer = useViewer()
  const [actAs, { busy }] = useAct(actAsMutation, { done: 'This role comes first now' })
  if (viewer.holdings.length === 0) {
    return (
      <EmptyState title={viewer.isGuest ? 'You are here as a guest' : 'You hold no role'}>
        {viewer.isGuest
          ? 'You read one piece of work that its group has opened to you. A school can invite you with a role of your own.'
          : 'A headteacher or a coordinator can invite you.'}
      </EmptyState>
    )
  }
  return (
    <Card pad="none">
      <ul className={css.list}>
        {viewer.holdings.map((holding) => (
          <li key={holding.id} className={css.row} style={schoolStyle(holding.school?.colour)}>
            <span className={css.dot} aria-hidden="true" />
            <div className={css.words}>
              <p className={css.role}>
                {holding.roleLabel}
                {holding.endsOn && <Tag>until {dayOf(holding.endsOn)}</Tag>}
              </p>
              <p className={css.place}>
                <Place holding={holding} />
              </p>
            </div>
            {viewer.holdings.length > 1 &&
              (holding.id === viewer.actingAs?.id ? (
                <Tag tone="accent">Comes first</Tag>
              ) : (
                <Button size="s" look="plain" disabled={busy} onClick={() => void actAs({ holdingId: holding.id })}>
                  Put first<span className="visually-hidden">: {holding.roleLabel}</span>
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Place({ holding: { school, alliance } }: { readonly holding: Holding }) {
  if (school) return <Link to={`/schools/${school.urn}`}>{school.name}</Link>
  if (alliance) return <Link to={`/alliance/${alliance.id}`}>{alliance.name}</Link>
  return 'This installation'
}
