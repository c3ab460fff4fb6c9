/** Invitations: sending them, looking after them, and coming in by one. */
import type { InvitationId, SpaceId } from '@alongside/domain/ids'
import { roleLabels } from '@alongside/domain/role'
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Entrance } from '../../platform/auth/entrance.js'
import { Open } from '../../platform/auth/open.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { ViewerType } from '../account/account.graphql.js'
import { AccountService } from '../account/account.service.js'
import { AcceptanceService } from './acceptance.service.js'
import type { InvitationRow } from './invitation.entity.js'
import { InvitingService } from './inviting.service.js'
import { InvitationPreviewType, InvitationType, InviteLineType } from './people.graphql.js'

const id = { type: () => ID }

const shown = (invitation: InvitationRow & { readonly link?: string | null }): InvitationType => ({
  id: invitation.id,
  email: invitation.email,
  name: invitation.name,
  role: invitation.role,
  roleLabel: roleLabels[invitation.role],
  state: invitation.state,
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
  link: invitation.link ?? null,
})

@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(
    private readonly inviting: InvitingService,
    private readonly acceptance: AcceptanceService,
    private readonly accounts: AccountService,
    private readonly entrance: Entrance,
  ) {}

  @Open('The link in the mail is shown to whoever opens it, before they have an account.')
  @Query(() => InvitationPreviewType, { nullable: true })
  invitation(@Args('token') token: string): Promise<InvitationPreviewType | null> {
    return this.acceptance.preview(token)
  }

  @Open('An invitation is how somebody becomes a member.')
  @Mutation(() => ViewerType)
  async acceptInvitation(
    @Args('token') token: string,
    @Args('name', { type: () => String, nullable: true }) name: string | null,
    @Args('password', { type: () => String, nullable: true }) password: string | null,
    @Ask() asking: Asking,
  ): Promise<ViewerType> {
    const given = { token, name: name ?? null, password: password ?? null }
    const person = await this.acceptance.accept({ ...given, someone: asking.someone, place: asking.request.ip })
    return this.accounts.viewer(await this.entrance.letIn(asking, person))
  }

  @Query(() => [InvitationType], {
    description: 'Those still open, and those that ran out, to a school or an alliance.',
  })
  async invitations(@Args('spaceId', id) spaceId: SpaceId, @Ask() asking: Asking): Promise<InvitationType[]> {
    return (await this.inviting.openTo(asking.reader, asking.actor, spaceId)).map(shown)
  }

  @Mutation(() => [InviteLineType], {
    description: 'One person per line: “Name <address>”, “name, address” or the address alone.',
  })
  async invitePeople(
    @Args('spaceId', id) spaceId: SpaceId,
    @Args('role') role: string,
    @Args('lines') lines: string,
    @Ask() asking: Asking,
  ): Promise<InviteLineType[]> {
    const answers = await this.inviting.invite(asking.actor, spaceId, role, lines)
    return answers.map((answer) => ({ ...answer, invitation: answer.invitation && shown(answer.invitation) }))
  }

  @Mutation(() => InvitationType)
  async revokeInvitation(
    @Args('spaceId', id) spaceId: SpaceId,
    @Args('id', id) invitation: InvitationId,
    @Ask() asking: Asking,
  ): Promise<InvitationType> {
    return shown(await this.inviting.revoke(asking.actor, spaceId, invitation))
  }

  @Mutation(() => InvitationType, { description: 'Sends it again, with a new link; the one before no longer works.' })
  async renewInvitation(
    @Args('spaceId', id) spaceId: SpaceId,
    @Args('id', id) invitation: InvitationId,
    @Ask() asking: Asking,
  ): Promise<InvitationType> {
    return shown(await this.inviting.renew(asking.actor, spaceId, invitation))
  }
}
