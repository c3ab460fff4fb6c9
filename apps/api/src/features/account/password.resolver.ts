/** Passwords: change one, or get back in by mail. */
import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { Open } from '../../platform/auth/open.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { PasswordService } from './password.service.js'

@Resolver()
export class PasswordResolver {
  constructor(private readonly passwords: PasswordService) {}

  @Mutation(() => Boolean)
  async changePassword(
    @Args('current') current: string,
    @Args('next') next: string,
    @Ask() asking: Asking,
  ): Promise<boolean> {
    await this.passwords.change(asking.actor, current, next, asking.request.ip)
    return true
  }

  @Open('Whoever forgot the password cannot sign in. The answer is the same whoever asks.')
  @Mutation(() => Boolean)
  async requestPasswordReset(@Args('email') email: string, @Ask() asking: Asking): Promise<boolean> {
    await this.passwords.askForReset(email, asking.request.ip)
    return true
  }

  @Open('The link that came by mail stands for the person.')
  @Mutation(() => Boolean)
  async resetPassword(@Args('token') token: string, @Args('password') password: string): Promise<boolean> {
    await this.passwords.reset(token, password)
    return true
  }
}
