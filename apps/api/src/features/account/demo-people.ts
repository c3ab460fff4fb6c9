/** Whom the sign-in page of a demo offers to be. Told by whoever loads the demo; nobody anywhere else. */
import { Injectable } from '@nestjs/common'
import type { DemoPersonType } from './account.graphql.js'

@Injectable()
export class DemoPeople {
  people: readonly DemoPersonType[] = []
}
