/** A coordinator's own work, for her alone: what waits, what is not settled, whom to ask again, and her hours. */
import { Link } from 'react-router'
import type { MyLoadQuery } from '../../gql/graphql'
import { Card } from '../../ui/Card'
import css from './Load.module.css'
import { hours } from './load-words'

type Load = MyLoadQuery['myLoad']

export function Coordinating({ load: { coordinating, unanswered } }: { readonly load: Load }) {
  return (
    <Card>
      <div className={css.office}>
        <dl>
          <div>
            <dt>
              <Link to="/today">Questions that wait for you</Link>
            </dt>
            <dd>{unanswered}</dd>
          </div>
        </dl>
        {coordinating.map(({ allianceId, alliance, unconfirmed, overdue, hours: logged }) => (
          <section key={allianceId} aria-label={alliance}>
            {coordinating.length > 1 && <h3 className={css.title}>{alliance}</h3>}
            <dl>
              <div>
                <dt>
                  <Link to="/cpd">Sessions that are not confirmed</Link>
                </dt>
                <dd>{unconfirmed}</dd>
              </div>
              <div>
                <dt>Asked more than five school days ago, and no answer</dt>
                <dd>{overdue}</dd>
              </div>
              <div>
                <dt>
                  <Link to={`/leaders/alliance?id=${allianceId}`}>
                    Hours of coordination you wrote down this half-term
                  </Link>
                </dt>
                <dd>{hours(logged)}</dd>
              </div>
            </dl>
          </section>
        ))}
      </div>
    </Card>
  )
}
