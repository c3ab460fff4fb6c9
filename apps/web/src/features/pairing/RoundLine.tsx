/** One round of pairing on a page of leaders. */
import { graphql } from '../../gql'
import type { RoundLineFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { LinkCard } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import css from './Pairing.module.css'
import { roundStateWords } from './pairing-words'

export const roundLine = graphql(`
  fragment RoundLine on PairingRound {
    id
    title
    state
    firstDay
    lastDay
    signUpUntil
    version
    abilities { signUp }
    signUps { notThisTerm school { urn } }
  }
`)

export function RoundLine({ round }: { readonly round: RoundLineFragment }) {
  const { id, title, state, firstDay, lastDay, signUpUntil, abilities, signUps } = round
  const { label, tone } = roundStateWords[state]
  return (
    <LinkCard to={`/pairing/${id}`} title={title}>
      <p>
        <Tag tone={tone}>{label}</Tag>
      </p>
      <p className={css.soft}>{`Visits from ${dayOf(firstDay)} to ${dayOf(lastDay)}.`}</p>
      {abilities.signUp && (
        <p className={css.soft}>
          {signUps.length > 0 ? 'Your school has answered' : 'Your school has not answered yet'}
          {`; until ${dayOf(signUpUntil)}.`}
        </p>
      )}
    </LinkCard>
  )
}
