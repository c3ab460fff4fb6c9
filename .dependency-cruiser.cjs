// Who may import whom. Each rule carries the sentence that a newcomer reads when it fails.
const own = (sentence, name, from, to) => ({ name, comment: sentence, severity: 'error', from, to })

module.exports = {
  forbidden: [
    own('A knot of files can only be understood all at once.', 'no-cycles', {}, { circular: true }),
    own(
      'This import leads nowhere: is the path right, and the package declared?',
      'no-loose-ends',
      {},
      {
        couldNotResolve: true,
      },
    ),

    own(
      'The rules of joint practice development know no framework, not even a package.',
      'domain-stands-alone',
      { path: '^libs/domain/src', pathNot: '\\.test\\.ts$' },
      { pathNot: '^libs/domain/src' },
    ),
    own(
      'What crosses the wire is said in terms of the rules and of Yjs; server and client build on it, never under it.',
      'contracts-know-only-the-domain',
      { path: '^libs/contracts/src', pathNot: '\\.test\\.ts$' },
      { pathNot: '^libs/(contracts|domain)/src|(^|/)node_modules/(yjs|y-protocols|lib0)/' },
    ),

    own(
      'Server and client meet in libs/contracts, so that neither can break the other unseen.',
      'server-does-not-know-the-client',
      { path: '^apps/api/' },
      { path: '^apps/web/' },
    ),
    own(
      'Server and client meet in libs/contracts, so that neither can break the other unseen.',
      'client-does-not-know-the-server',
      { path: '^apps/web/' },
      { path: '^apps/api/' },
    ),
    own(
      'What runs at a school must not need what only tests and tools have.',
      'product-does-not-need-tests',
      { path: '^(apps|libs)/', pathNot: '\\.test\\.tsx?$' },
      { path: '^(tests|tools)/' },
    ),

    own(
      'The platform of the server carries the features; it knows none of them.',
      'api-platform-knows-no-feature',
      { path: '^apps/api/src/platform/' },
      { path: '^apps/api/src/', pathNot: '^apps/api/src/platform/' },
    ),
    own(
      'Api features meet through services and through the types they show, never through tables or resolvers.',
      'api-features-meet-through-services',
      { path: '^apps/api/src/features/([^/]+)/' },
      {
        path: '^apps/api/src/features/([^/]+)/',
        pathNot: '^apps/api/src/features/($1/|[^/]+/[^/]+\\.(service|module|graphql)\\.ts$)',
      },
    ),
    own(
      'Features are put together in app.module.ts; none of them reaches back into what puts it together.',
      'api-features-do-not-know-the-whole',
      { path: '^apps/api/src/features/' },
      { path: '^apps/api/src/(demo/|[^/]+\\.ts$)' },
    ),

    own(
      'Web features are composed by pages, not by each other.',
      'web-features-do-not-meet',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    ),
    own(
      'Pages stand on top: whatever they share goes into a feature, the platform or ui.',
      'web-pages-stand-on-top',
      { path: '^apps/web/src/(features|platform|ui)/' },
      { path: '^apps/web/src/((pages|shell)/|[^/]+\\.tsx?$)' },
    ),
    own(
      'The platform of the client carries the features; it knows none of them.',
      'web-platform-knows-no-feature',
      { path: '^apps/web/src/platform/' },
      { path: '^apps/web/src/features/' },
    ),
    own(
      'What is in ui looks only: it is given what to show, and knows neither data nor rules.',
      'ui-only-looks',
      { path: '^apps/web/src/ui/' },
      {
        path: '^apps/web/src/(platform|features|gql)/|^libs/|(^|/)node_modules/(@apollo|graphql|yjs|y-protocols|socket\\.io-client)/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|gql)(/|$)' }, // built or generated
    tsPreCompilationDeps: true, // an import of a type is a dependency too
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@alongside/source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
}
