/** The register's imports, for administrators. */
import type { Actor } from '@alongside/domain/actor'
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { RefusedRowType, RegisterImportType } from './register.graphql.js'
import { RegisterService } from './register.service.js'

@Resolver(() => RegisterImportType)
export class RegisterResolver {
  constructor(private readonly register: RegisterService) {}

  @Query(() => [RegisterImportType])
  registerImports(@Ask() asking: Asking): Promise<RegisterImportType[]> {
    return this.register.imports(asking.reader)
  }

  @Query(() => RegisterImportType, { nullable: true })
  registerImport(
    @Args('id', { type: () => ID }) id: string,
    @Ask() asking: Asking,
  ): Promise<RegisterImportType | null> {
    return this.register.import(asking.reader, id)
  }

  @Mutation(() => RegisterImportType)
  stopRegisterImport(@Args('id', { type: () => ID }) id: string, @As() actor: Actor): Promise<RegisterImportType> {
    return this.register.stop(actor, id)
  }

  @ResolveField(() => [RefusedRowType])
  report(@Parent() { id }: RegisterImportType, @Ask() asking: Asking): Promise<RefusedRowType[]> {
    return this.register.reportOf(asking.reader, id)
  }
}
