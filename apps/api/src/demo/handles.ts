/** Every short name by which the demo's content speaks of a school or a person. A handle that nobody declared does not compile. */

export type TrustHandle = 'millrace' | 'osierbed'

export type SchoolHandle =
  | 'marlpit-lane'
  | 'hazelholt'
  | 'harrowmere'
  | 'wrayford'
  | 'brackwater'
  | 'kelsham'
  | 'tarnbeck'
  | 'ousbeck'
  | 'ashlingford'
  | 'dunnockmere'
  | 'pellwater'
  | 'quarrendale'
  | 'starlingcote'

export type ClusterHandle = 'mere' | 'valley'

export type PersonHandle =
  // the installation and the alliance
  | 'jo'
  | 'ruth'
  | 'desmond'
  // Marlpit Lane
  | 'helen'
  | 'tomasz'
  | 'priya'
  | 'amara'
  | 'callum'
  | 'sunita'
  | 'lorraine'
  | 'geoffrey'
  // Hazelholt
  | 'manjit'
  | 'siobhan'
  | 'ben'
  | 'zofia'
  | 'lucy'
  // Harrowmere
  | 'olufemi'
  | 'claire'
  | 'marcus'
  | 'yusuf'
  | 'niamh'
  | 'jasdeep'
  | 'sandra'
  | 'patricia'
  // Wrayford
  | 'rosalind'
  | 'kwame'
  | 'imogen'
  | 'leila'
  | 'stuart'
  // Brackwater and Kelsham
  | 'bronwen'
  | 'farida'
  | 'ellie'
  | 'grace'
  | 'martin'
  | 'hannah'
  | 'paul'
  // Tarnbeck
  | 'andrew'
  | 'denise'
  | 'maya'
  | 'rhys'
  // Ousbeck
  | 'judith'
  | 'nathaniel'
  | 'anjali'
  // Ashlingford, Dunnockmere, Pellwater, Quarrendale and Starlingcote
  | 'odile'
  | 'tobias'
  | 'anneke'
  | 'rafiq'
  | 'wilhelmina'
  | 'caradoc'
  | 'benedict'
  | 'sorcha'
  | 'philippa'
  | 'lowell'
  // from outside
  | 'ingrid'

export type EnquiryHandle =
  | 'feedback-in-the-lesson'
  | 'number-across-the-gap'
  | 'waiting-longer'
  | 'starters-that-stick'
  | 'say-it-first'
  | 'reading-aloud'

export type TemplateHandle = 'oracy' | 'reading-fluency' | 'low-stakes-retrieval' | 'year-6-to-7'

export type LessonStudyHandle = 'joining-words' | 'unasked-questions'
