/** Who asks for cover, who arranges it and who says yes to what it costs. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import { type CoverHand, type CoverState, coverLifeCycle, moveCover, stepsBack } from '@alongside/domain/cover-need'
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import type { Abilities } from '../../platform/graphql/abilities.js'
import type { CoverRecord } from './cover-record.service.js'

export const coverAbilities = ['approve', 'arrange', 'cost', 'fail', 'notNeeded', 'use', 'charge', 'takeBack'] as const

export const arrangesAt = (actor: Actor, spaceId: SpaceId, urn: Urn): boolean =>
  may(actor, 'cover.arrange', { spaceId, urn })
export const seesCoverOf = (actor: Actor, spaceId: SpaceId, urn: Urn): boolean =>
  may(actor, 'cover.see', { spaceId, urn })

/** COV-5: the head of the school that pays; for the alliance's money and for grants its coordinator. */
export function paysFor(actor: Actor, { payer, spaceId, urn, allianceId, hostUrn }: CoverRecord): boolean {
  switch (payer) {
    case 'SENDING_SCHOOL':
      return may(actor, 'cover.approve', { spaceId, urn })
    case 'HOST':
      return hostUrn !== null && may(actor, 'cover.approve', { spaceId: null, urn: hostUrn })
    default:
      return may(actor, 'cover.approve', { spaceId: allianceId, urn: null })
  }
}

/** As what somebody acts; one person can be several of them. */
export function handsOf(actor: Actor, record: CoverRecord): CoverHand[] {
  return [
    ...(paysFor(actor, record) ? (['BUDGET_HOLDER'] as const) : []),
    ...(arrangesAt(actor, record.spaceId, record.urn) ? (['COVER_MANAGER'] as const) : []),
    ...(actor.personId === record.personId ? (['TEACHER'] as const) : []),
  ]
}

/** The hand with which somebody may take this step; the first that is none of theirs says why not. */
export function handFor(actor: Actor, record: CoverRecord, to: CoverState): CoverHand {
  const hands = handsOf(actor, record)
  return hands.find((hand) => isAble(record.state, to, hand)) ?? hands[0] ?? 'TEACHER'
}

function isAble(from: CoverState, to: CoverState, hand: CoverHand): boolean {
  try {
    moveCover(from, to, hand, 'as it is asked')
    return true
  } catch {
    return false
  }
}

export function abilitiesIn(actor: Actor, record: CoverRecord): Abilities<(typeof coverAbilities)[number]> {
  const hands = handsOf(actor, record)
  const able = (to: CoverState): boolean =>
    coverLifeCycle[record.state].includes(to) && hands.some((hand) => isAble(record.state, to, hand))
  const hasBegun = record.onDay <= dayInLondon(new Date())
  const back = stepsBack[record.state]
  return {
    cost: hands.includes('COVER_MANAGER') && ['IDENTIFIED', 'COSTED'].includes(record.state),
    approve: record.state === 'COSTED' && able('APPROVED'),
    arrange: (record.state === 'APPROVED' || record.state === 'FAILED') && able('ARRANGED'),
    fail: able('FAILED'),
    notNeeded: able('NOT_NEEDED'),
    use: hasBegun && record.state === 'ARRANGED' && able('USED'),
    charge: record.state === 'USED' && able('CHARGED'),
    takeBack: back !== undefined && hands.includes(back.by),
  }
}
