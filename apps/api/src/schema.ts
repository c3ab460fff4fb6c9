/** The schema as the resolvers say it, without a database: for the committed file, for the client's types, for the test that walks it. */
import 'reflect-metadata'
import type { DynamicModule, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { AppModule } from './app.module.js'
import { Config, type ServeOptions } from './platform/config.js'

type Imported = Type | DynamicModule | { readonly forwardRef: () => Type }

/** Every provider of the application that carries resolver metadata, found through the modules themselves. */
function resolversOf(imported: Imported, seen = new Set<unknown>()): Type[] {
  const one = 'forwardRef' in imported ? imported.forwardRef() : imported
  if (seen.has(one)) return []
  seen.add(one)
  const dynamic = typeof one === 'function' ? null : (one as DynamicModule)
  const module = dynamic?.module ?? (one as Type)
  const of = (key: 'imports' | 'providers'): unknown[] => [
    ...((Reflect.getMetadata(key, module) as unknown[] | undefined) ?? []),
    ...((dynamic?.[key] as unknown[] | undefined) ?? []),
  ]
  const providers = of('providers').filter(
    (provider): provider is Type => typeof provider === 'function' && Reflect.hasMetadata(resolverKey, provider),
  )
  const below = of('imports')
    .filter((next) => !(next instanceof Promise) && next !== undefined)
    .flatMap((next) => resolversOf(next as Imported, seen))
  return [...providers, ...below]
}
const resolverKey = 'graphql:resolver_type'

export async function schemaOf(): Promise<GraphQLSchema> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] })
  try {
    const resolvers = resolversOf(AppModule.forRoot(new Config({} as ServeOptions)))
    return lexicographicSortSchema(await builder.get(GraphQLSchemaFactory).create(resolvers as never))
  } finally {
    await builder.close()
  }
}

export const schemaText = async (): Promise<string> => `${printSchema(await schemaOf())}\n`
