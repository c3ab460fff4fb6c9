/** The global guard: wants a signed-in person unless the resolver is open, and gives each mutation fresh reads. */
import { Refusal } from '@alongside/domain/refusal'
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql'
import type { GraphQLResolveInfo } from 'graphql'
import type { Asking } from '../graphql/asking.js'
import { openKey } from './open.js'

@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<GqlContextType>() !== 'graphql') return true
    const graphql = GqlExecutionContext.create(context)
    const { asking } = graphql.getContext<{ asking: Asking }>()
    if (graphql.getInfo<GraphQLResolveInfo>().parentType.name === 'Mutation') await asking.close()
    if (this.reflector.get<string | undefined>(openKey, context.getHandler())) return true
    if (!asking.someone) throw new Refusal('sign-in.required')
    return true
  }
}
