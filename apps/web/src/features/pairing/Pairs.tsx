/** The pairs of a round, host by host: who comes, why, what the next best was, and what a change by hand would cost. */
import { useState } from 'react'
import type { RoundPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import { ByHandDialog } from './ByHandDialog'
import css from './Pairing.module.css'
import { inTheWayWords, matchPartNames, priceInWords, type Seat, saidAgainst, seatWords } from './pairing-words'

export function Pairs({ round }: { readonly round: RoundPartsFragment }) {
  const [changed, setChanged] = useState<Seat | null>(null)
  const hosts = [...new Map(round.seats.map(({ host }) => [host.urn, host])).values()]
  return (
    <>
      <div className={css.pairs}>
        {hosts.map((host) => (
          <Card key={host.urn} as="article" className={css.pair}>
            <div className={css.head}>
              <h3>{host.name}</h3>
            </div>
            {round.seats
              .filter((seat) => seat.host.urn === host.urn)
              .map((seat) => (
                <OneSeat key={seat.id} seat={seat} onChange={round.abilities.wish ? () => setChanged(seat) : null} />
              ))}
          </Card>
        ))}
      </div>
      {changed && <ByHandDialog round={round} seat={changed} onClose={() => setChanged(null)} />}
    </>
  )
}

function OneSeat({ seat, onChange }: { readonly seat: Seat; readonly onChange: (() => void) | null }) {
  const { guest, why, isByHand, warnings, commonDays, others, excluded } = seat
  const [next] = others
  return (
    <div className={css.seat}>
      <div className={css.head}>
        <div className={css.who}>
          <span className={css.soft}>{seatWords[seat.seat]}</span>
          {guest ? <SchoolTag school={guest} /> : <Tag tone="warn">Nobody found</Tag>}
          {isByHand && <Tag>Set by hand</Tag>}
        </div>
        {onChange && (
          <Button size="s" look="plain" onClick={onChange}>
            Change…<span className="visually-hidden">{` ${seatWords[seat.seat]} at ${seat.host.name}`}</span>
          </Button>
        )}
      </div>
      {warnings.map((code) => (
        <p key={code} className={css.soft}>
          <Tag tone="warn">Mind</Tag> {`${guest?.name}: ${saidAgainst(code)}.`}
          {code.startsWith('CONFLICT_') ? ' They may come, and do not lead.' : ''}
        </p>
      ))}
      {(why || others.length + excluded.length > 0) && (
        <details className={css.why}>
          <summary>
            {guest ? 'Why this pair' : 'Why nobody'}
            <span className="visually-hidden">{` ${seat.host.name} ${guest ? `and ${guest.name}` : ''}`}</span>
          </summary>
          <ul>
            {why?.parts.map(({ name, says }) => (
              <li key={name}>{`${matchPartNames[name] ?? name}: ${says}`}</li>
            ))}
            {commonDays && (
              <li>
                {commonDays.length > 0 ? `Days in common: ${commonDays.map(dayOf).join(', ')}` : 'No day in common'}
              </li>
            )}
          </ul>
          {others.length > 0 && (
            <>
              <h4>{next ? `The next best: ${next.guest.name}` : ''}</h4>
              <ul>
                {others.map(({ guest: other, more, inTheWay, inTheWayOf }) => (
                  <li key={other.urn}>
                    {`${other.name}: ${priceInWords(more)}`}
                    {inTheWay.length > 0 &&
                      `; ${inTheWay.map((code) => inTheWayWords[code] ?? code).join(', ')} (${inTheWayOf.map(({ name }) => name).join(', ')})`}
                  </li>
                ))}
              </ul>
            </>
          )}
          {excluded.length > 0 && (
            <>
              <h4>Not possible</h4>
              <ul>
                {excluded.map(({ guest: other, reasons }) => (
                  <li key={other.urn}>{`${other.name}: ${reasons.map(saidAgainst).join(', ')}`}</li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
    </div>
  )
}
