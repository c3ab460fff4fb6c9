/** Closed by default: a resolver answers strangers only where it says why. */
import { SetMetadata } from '@nestjs/common'

export const openKey = 'alongside:open'
/** Lets strangers in. `why` is read by reviewers and by the test that walks the schema. */
export const Open = (why: string): MethodDecorator => SetMetadata(openKey, why)
