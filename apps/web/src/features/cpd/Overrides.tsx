/** A head's word that somebody may be asked for more in a half-term: asked for by them, given with a reason, taken back as easily. */
import { useState } from 'react'
import { graphql } from '../../gql'
import type { PlacesPageQuery } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Cpd.module.css'

const overrideMutation = graphql(`
  mutation OverrideLoad($personId: ID!, $urn: ID!, $day: Date!, $reason: String!) {
    overrideLoad(personId: $personId, urn: $urn, day: $day, reason: $reason) { id }
  }
`)
const takeBackMutation = graphql(`
  mutation TakeBackOverride($urn: ID!, $id: ID!) {
    takeBackOverride(urn: $urn, id: $id)
  }
`)

export interface AskedOverride {
  readonly personId: string
  readonly urn: string
  readonly from: string
}

export function AllowMore({
  asked,
  name,
  onDone,
}: {
  readonly asked: AskedOverride
  readonly name: string
  readonly onDone: () => void
}) {
  const [allow, { busy, refusal }] = useAct(overrideMutation, {
    inline: true,
    done: 'They are told',
    refetch: ['PlacesPage'],
  })
  return (
    <ConfirmDialog
      open
      onClose={onDone}
      title={`May ${name} be asked for more?`}
      action="It is all right"
      harmless
      reason={{ label: 'Why it is all right', hint: 'They read it, and it stands in the history of your school.' }}
      busy={busy}
      refusal={refusal}
      onConfirm={(reason) =>
        void allow({ personId: asked.personId, urn: asked.urn, day: asked.from, reason }).then(
          (done) => done && onDone(),
        )
      }
    >
      The half-term from {dayOf(asked.from)} is full for them. If you agree, they can be asked for more in it; talk
      first about what could be left out instead. You are not shown how much it is.
    </ConfirmDialog>
  )
}

type Override = NonNullable<PlacesPageQuery['loadOverrides']>[number]

export function Overrides({ overrides, urn }: { readonly overrides: readonly Override[]; readonly urn: string }) {
  const [takingBack, setTakingBack] = useState<Override | null>(null)
  const [takeBack, { busy, refusal }] = useAct(takeBackMutation, {
    inline: true,
    done: 'Taken back',
    refetch: ['PlacesPage'],
  })
  return (
    <ul className={css.lines}>
      {overrides.map((one) => (
        <li key={one.id} className={css.line}>
          <div className={css.lineWords}>
            <span>
              <strong>{one.person.name}</strong>, half-term from {dayOf(one.halfTerm)}
            </span>
            <span className={css.quiet}>
              “{one.reason}” – {one.by.name}
            </span>
          </div>
          <Button size="s" look="plain" onClick={() => setTakingBack(one)}>
            Take back…
          </Button>
        </li>
      ))}
      {takingBack && (
        <ConfirmDialog
          open
          onClose={() => setTakingBack(null)}
          title="Take this back?"
          action="Take it back"
          harmless
          busy={busy}
          refusal={refusal}
          onConfirm={() => void takeBack({ urn, id: takingBack.id }).then((done) => done && setTakingBack(null))}
        >
          What {takingBack.person.name} has agreed to already stays; they are asked for nothing more in that half-term.
        </ConfirmDialog>
      )}
    </ul>
  )
}
