// What all kinds of tests share: TypeScript through SWC, native ES modules, our libraries from their sources.
const swc = {
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    // The same as apps/api/tsconfig.json: Nest and TypeORM read the metadata of legacy decorators.
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
}

/**
 * @param {string[]} folders where this kind of test lives, as patterns
 * @param {object} [more] what is special about this kind
 */
export const tests = (folders, more = {}) => ({
  rootDir: '..',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tests'],
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  testEnvironmentOptions: { customExportConditions: ['@alongside/source', 'node', 'node-addons'] },
  testMatch: folders.map((folder) => `<rootDir>/${folder}/*.test.ts`),
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/(apps|libs)/[^/]+/dist/'],
  ...more,
})

/** For tests that need a database: one server for the whole run. */
export const withPostgres = {
  globalSetup: '<rootDir>/tests/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/tests/support/stop-postgres.mjs',
}
