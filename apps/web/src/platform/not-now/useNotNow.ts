/** What is done with a request: put off, dropped, or offered to a colleague; of something one has to do also when no notice asks for it. */
import type { AskedPartsFragment, DutyKind } from '../../gql/graphql'
import { dayOf } from '../dates'
import { useAct } from '../useAct'
import { asking, dropMutation, keepInMindMutation, offerMutation, putOffMutation } from './asked-queries'

export interface AskedOf {
  readonly item?: Pick<AskedPartsFragment, 'id'> | undefined
  readonly duty?: { readonly kind: DutyKind; readonly itemId: string } | undefined
}

export function useNotNow({ item, duty }: AskedOf) {
  const [keep, keeping] = useAct(keepInMindMutation, { inline: true })
  const [putOff, puttingOff] = useAct(putOffMutation, {
    done: ({ putOffNotice: { putOffUntil } }) => `Put off until ${dayOf(putOffUntil ?? '')}`,
    refetch: asking,
  })
  const [drop, dropping] = useAct(dropMutation, { inline: true, done: 'Off your list', refetch: asking })
  const [offer, offering] = useAct(offerMutation, { inline: true, done: 'They are asked', refetch: asking })
  const notice = async (): Promise<string | undefined> => item?.id ?? (duty && (await keep(duty))?.keepInMind.id)
  return {
    putOff: async (until: string) => {
      const itemId = await notice()
      return itemId && putOff({ itemId, until })
    },
    drop: async (reason: string) => {
      const itemId = await notice()
      return itemId && drop({ itemId, reason })
    },
    offer: async (personId: string) => {
      const itemId = await notice()
      return itemId && offer({ itemId, personId })
    },
    busy: [keeping, puttingOff, dropping, offering].some(({ busy }) => busy),
    refusal: keeping.refusal ?? dropping.refusal ?? offering.refusal,
  }
}
