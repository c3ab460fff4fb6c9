// Forty questions that ask for far more than they say (T05), each to be refused before anything is done.
interface Bomb {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const times = (count: number, part: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => part(at)).join(' ')
const nested = (depth: number, open: string, inside: string, close = '}'): string =>
  `${`${open} `.repeat(depth)}${inside}${` ${close}`.repeat(depth)}`
const alliance = 'alliance(id: "x")'
const login = (at: number) => `a${at}: signIn(email: "a@b.example", password: "guess ${at}") { id }`

const written: Readonly<Record<string, string>> = {
  // many names for one thing
  'a hundred sign-ins in one request': `mutation { ${times(100, login)} }`,
  'sixteen sign-ins in one request': `mutation { ${times(16, login)} }`,
  'sixteen names for one field': `{ ${times(16, (at) => `a${at}: viewer { id }`)} }`,
  'names within a field': `{ viewer { ${times(16, (at) => `a${at}: name`)} } }`,
  'names spread over fragments': `{ ${times(4, (at) => `...f${at}`)} } ${times(4, (at) => `fragment f${at} on Query { ${times(5, (n) => `a${at}x${n}: viewer { id }`)} }`)}`,
  'names in inline fragments': `{ ${times(16, (at) => `... on Query { a${at}: viewer { id } }`)} }`,
  // depth
  'a question thirty deep': `{ ${alliance} { ${nested(15, 'memberships { alliance {', 'id', '} }')} } }`,
  'eleven deep': `{ ${alliance} { ${nested(5, 'memberships { alliance {', 'id', '} }')} } }`,
  'a thousand braces': `{ ${nested(1_000, 'viewer {', 'id')} }`,
  'ten thousand brackets in a value': `{ schools(search: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { edges { cursor } } }`,
  'deep by fragments': `{ ...f0 } ${times(30, (at) => `fragment f${at} on Query { viewer { id } ...f${at + 1} }`)} fragment f30 on Query { ${alliance} { ${nested(5, 'memberships { alliance {', 'id', '} }')} } }`,
  'deep by inline fragments': `{ ${nested(40, '... on Query {', nested(20, 'viewer {', 'id'))} }`,
  // back to itself
  'an alliance of a school of an alliance': `{ ${alliance} { ${nested(3, 'memberships { alliance {', 'id', '} }')} } }`,
  'a fragment of itself': '{ ...f } fragment f on Query { ...f }',
  'two fragments of each other': '{ ...f } fragment f on Query { ...g } fragment g on Query { ...f }',
  'a ring of ten fragments': `{ ...f0 } ${times(10, (at) => `fragment f${at} on Query { viewer { id } ...f${(at + 1) % 10} }`)}`,
  'a ring inside a field':
    '{ viewer { ...f } } fragment f on Viewer { holdings { id } ...g } fragment g on Viewer { ...f }',
  'doubling fragments': `{ ...f0 } ${times(20, (at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`)} fragment f20 on Query { viewer { id name email } }`,
  // directives
  'forty directives': `{ viewer ${'@include(if: true) '.repeat(40)} { id } }`,
  'directives on every field': `{ viewer { ${times(25, () => 'id @include(if: true)')} } }`,
  'a directive nobody knows, often': `{ viewer ${'@x '.repeat(300)} { id } }`,
  defer: '{ viewer { ... @defer { id } } }',
  stream: '{ inbox { edges @stream { cursor } } }',
  // length
  'two thousand names': `{ ${'viewer { id } '.repeat(700)} }`,
  'one field six hundred times': `{ viewer { ${'id '.repeat(600)} ${'name '.repeat(600)} ${'email '.repeat(600)} } }`,
  'a thousand variables': `query(${times(1_000, (at) => `$v${at}: Int`)}) { viewer { id } }`,
  'a thousand operations': `${times(1_000, (at) => `query q${at} { viewer { id } }`)}`,
  'a thousand fragments nobody uses': `{ viewer { id } } ${times(1_000, (at) => `fragment f${at} on Query { viewer { id } }`)}`,
  'a thousand fields that do not exist': `{ viewer { ${times(1_000, (at) => `x${at}`)} } }`,
  'a hundred fields that do not exist': `{ viewer { ${times(100, (at) => `x${at}`)} } }`,
  'five thousand commas and a name': `{ viewer { ${'id , '.repeat(1_600)} } }`,
  // cost
  'everything at once': `{ ${times(15, (at) => `a${at}: enquiries { alliance { enquiries { alliance { id title } } } }`)} }`,
  'overlapping fields that conflict': `{ viewer { ${times(100, (at) => `a: ${at % 2 ? 'name' : 'email'}`)} } }`,
  // looking around
  'what can be asked': '{ __schema { types { name fields { name } } } }',
  'what a type can be asked': '{ __type(name: "Person") { fields { name } } }',
  'what can be asked, behind a fragment': '{ ...f } fragment f on Query { __schema { queryType { name } } }',
  'a field nearly right': '{ viewr { id } }',
  'a subscription': 'subscription { viewer { id } }',
  'two operations and no name': 'query a { viewer { id } } query b { viewer { id } }',
}

export const bombs: Readonly<Record<string, Bomb>> = {
  ...Object.fromEntries(Object.entries(written).map(([name, query]) => [name, { query }])),
  'a value nearly right': {
    query: 'mutation($v: EnquiryVisibility!) { setEnquiryVisibility(id: "x", visibility: $v) { id } }',
    variables: { v: 'ALLIANC' },
  },
}
