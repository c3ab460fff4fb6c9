// A thousand notes as observers write them, made by seeded chance from invented words and invented names, of which some
// hold what must not be in them. Nothing in it was ever said about anybody.
import { isPupilNumber } from '@alongside/domain/name-guard'

export const Planted = { NAME: 'NAME', UPN: 'UPN', DATE_OF_BIRTH: 'DATE_OF_BIRTH', EMAIL: 'EMAIL' } as const
export type Planted = (typeof Planted)[keyof typeof Planted]

export interface CorpusNote {
  readonly body: string
  readonly planted: Planted | null
  /** A name as the school spells it; the rest are nicknames and slips of the finger. */
  readonly isAsListed: boolean
}
export interface Corpus {
  /** Two schools' lists of pupils. */
  readonly lists: readonly (readonly string[])[]
  readonly notes: readonly CorpusNote[]
}

const split = (words: string): string[] => words.trim().split(/\s+/)
const firstNames = split(`
  Amelia Oliver Isla Noah Ava George Mia Arthur Grace Harry Lily Muhammad Freya Leo Poppy Jack Ella Theo Rosie Oscar Daisy Ali
  Evelyn Yusuf Zoë Kacper Aisha Mateusz Priya Arjun Fatima Ibrahim Chloé Dylan Seren Rhys Niamh Oisín Saoirse Kwame Adaeze
  Tariq Leila Hassan Maryam Zofia Aleksander Ioana Andrei Mei Jun Sakura Hiro Bo Jo Summer Will Max Hope Ruby Ivy Elsie Archie
  Alfie Teddy Reggie Ronnie Louis Albie Jude Ezra Rory Hugo Felix Jasper Otis Ottilie Margot Nancy Orla Thea Iris Maeve
  Penelope Ayaan Zain Zara Anaya Rohan Dev Kiran Simran Gurpreet Harleen Temi Tobi Ngozi Chidi Amara Malachi Isaiah Nevaeh
  Tyler Kayden Jayden Mason Hunter Brooke Skye River Faith Jasmine Heather Holly Hazel Robin Martha Agnes Wilfred Stanley`)
const lastNames = split(`
  Thornby Quaye Hollins Ashdown Brackley Castell Dunmore Eastcott Farley Gosling Harkness Ingleby Jessop Kershaw Lovatt Millgate
  Norcross Oakley Penhale Quillan Ravenscroft Saltby Tolland Underhay Vickers Wexham Yardley Zeller Okonkwo Adeyemi Boateng
  Mensah Hussain Chaudhry Rahman Begum Siddiqui Patel Sharma Gill Sandhu Kaur Nowicki Kowalczyk Wójcik Popescu Ionescu Nguyen
  Tran Li Wu Chen Yamada Brown Green White Young King Hill Cook Wood Walker Ward Baker Carter Turner Hughes Llewellyn Pritchard
  O’Connor O’Neill MacLeod McBride Fitzgerald Byrne Doyle Sørensen Müller García Fernández Rossi Bianchi Haddad Mansour Osei
  Abara Eze Ogunleye Kamara Sesay Clarke Morris Foster Barnes Palmer Webb Holt Nash Pope Lamb Marsh Stone Fisher Gardner`)

const things = split(`
  cubes number-line fraction-wall whiteboard ruler counters ten-frame text diagram paragraph dictionary thermometer circuit
  beaker map timeline sentence-starter vocabulary-card protractor bar-model worked-example checklist draft table graph`)
const whom = ['Pupil A', 'Pupil B', 'Pupil C', 'B', 'C', 'Her partner', 'The pair by the window', 'The front table']
const does = [
  'counts on her fingers, then crosses the first answer out',
  'looks at the {thing} for a long while and does not write',
  'explains to the neighbour why the second way is quicker',
  'reads the question aloud twice before she begins',
  'will not start until the {thing} is there',
  'may have copied the middle step from the board',
  'says "I get it now" and marks the first row again',
  'puts the {thing} away and draws the whole thing instead',
  'uses the word denominator, unprompted, for the first time',
  'turns to page 14 when the others are on page 12',
  'is the first to see that both sides grow by 3/4',
  'waits for help, hand up for two minutes, then asks the next table',
  'tries 7 x 8 as 7 x 7 and 7 more',
  'colours the green and the brown bar, skips the white one',
  'reaches for the {thing} before the teacher mentions it',
  'writes three lines in the long quiet spell, more than all last week',
]
const scenes = [
  'Whole class: about half the hands go up, mostly from the left side.',
  'Quick vote with cards, 19 right, 8 wrong. The wrong ones all chose B.',
  'Noise from the hall, everybody looks up. Back to work after a minute.',
  'Teacher asks "how do you know?" and waits. Three new hands in the pause.',
  'Change of task at 10:25. The stone circle picture holds their attention.',
  'Will the second group get the hint card? Not yet.',
  'Mr Hall’s example on the board is still the one from Monday 11 March 2030.',
  'In the story Matilda reads every book in the library, and they laugh.',
  'They quote from Charlotte’s Web, page 32, King Lear comes next.',
  'Prices on the board: apples @ 5p each, 12 for 50p.',
  'Group work begins. Light falls on the screen, hard to read from the back.',
  'They look at the census of 1851 and the fire of 2 September 1666.',
  'Most of Year 5 still read 0.25 as twenty-five. Planned again for 02/04/2030.',
  'The test from March 2029 had the same question, better answered today.',
  'Exit cards: 1/3 not finished, 2/3 say the bar model helped.',
  'In the film Oliver asks for more, three of them know the line by heart.',
  'The hall is cold, they keep their coats on. Two are still at the dentist.',
  'Nobody used the hint cards, the scale on the wall was enough.',
  'Half of them underline before they read, as agreed last week.',
  'Silence for a whole minute after the question, then five hands at once.',
  'The plan says pairs, in truth they work in threes since a chair is missing.',
  'A second answer is taken from each table. Mark scheme stays hidden.',
  'Second task is harder than planned, the step from tenths to hundredths is too long.',
  'Fire bell test at 11:05. Chairs, coats, nobody upset.',
]

const names = [
  { weight: 45, asListed: true, write: ({ first }: Pupil) => first },
  { weight: 20, asListed: true, write: ({ first, last }: Pupil) => `${first} ${last}` },
  { weight: 10, asListed: true, write: ({ first }: Pupil) => `${first}’s partner` },
  { weight: 9, asListed: true, write: ({ first }: Pupil) => first.toLowerCase() },
  { weight: 5, asListed: true, write: ({ last }: Pupil) => last },
  { weight: 4, asListed: true, write: ({ first }: Pupil) => first.toUpperCase() },
  {
    weight: 3,
    asListed: true,
    write: ({ first, last }: Pupil) => `${first.normalize('NFKD').replace(/\p{M}/gu, '')} ${last[0]}`,
  },
  { weight: 2, asListed: false, write: ({ first }: Pupil) => first.slice(0, 3) },
  { weight: 2, asListed: false, write: ({ first }: Pupil) => first.replace(/^(..)(.)/, '$1$2$2') },
] as const
const placed = [
  '{who} {does}. {name} helps.',
  '{name} {does}.',
  'Sits beside {name} today. {who} {does}.',
  '{who} asks {name}, then {does}.',
]

interface Pupil {
  readonly first: string
  readonly last: string
}

/** A small generator of chance (mulberry32): the same seed gives the same notes on every machine. */
function chance(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!
  return { below, one }
}
type Chance = ReturnType<typeof chance>

function pupil({ one, below }: Chance): Pupil {
  const last = one(lastNames)
  return { first: one(firstNames), last: below(12) === 0 ? `${last}-${one(lastNames)}` : last }
}

function plain({ one, below }: Chance): string {
  if (below(3) === 0) return one(scenes)
  const text = `${one(whom)} ${one(does).replace('{thing}', one(things))}.`
  return below(4) === 0 ? `${text} ${one(scenes)}` : text
}

function withName(luck: Chance, listed: readonly Pupil[]): { body: string; isAsListed: boolean } {
  const { one } = luck
  const form = one(names.flatMap((way) => Array<typeof way>(way.weight).fill(way)))
  const body = one(placed)
    .replace('{name}', form.write(one(listed)))
    .replace('{who}', one(whom))
    .replace('{does}', one(does))
    .replace('{thing}', one(things))
  return { body, isAsListed: form.asListed }
}

function pupilNumber({ below }: Chance): string {
  const rest = `8${String(below(10 ** 11)).padStart(11, '0')}`
  const signs = below(10) === 0 ? `${rest.slice(0, -1)}${'ABCDEFGHJKLMNPQRTUVWXYZ'[below(23)]}` : rest
  const letter = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].find((one) => isPupilNumber(one + signs))!
  const written = `${letter}${signs}`
  return [written, written, written.toLowerCase(), `${written.slice(0, 4)} ${written.slice(4, 8)} ${written.slice(8)}`][
    below(4)
  ]!
}

const monthNames = split('January February March April May June July August September October November December')
const two = (number: number): string => String(number).padStart(2, '0')
function birthDate({ below, one }: Chance): string {
  const [day, month, year] = [1 + below(28), 1 + below(12), 2013 + below(13)]
  const name = monthNames[month - 1]!
  return one([
    `${two(day)}/${two(month)}/${year}`,
    `${day}.${month}.${String(year).slice(2)}`,
    `${year}-${two(month)}-${two(day)}`,
    `${day} ${name} ${year}`,
    `${day}th of ${name} ${year}`,
    `${name.slice(0, 3)} ${day}, ${year}`,
    `DOB ${two(day)}${two(month)}${String(year).slice(2)}`,
    `birthday is on ${day} ${name}`,
    `${two(day)} ${two(month)} ${year}`,
    // not seen: nothing says that it is one of birth
    `nine on ${day} ${name}`,
  ])
}

const address = ({ first, last }: Pupil, { one }: Chance): string =>
  `${first}.${last}`.toLowerCase().replace(/[^a-z.ë-ø-]/g, '') +
  one(['@elmpark.example', '@oakhill.sch.example', '@post.example'])

export function corpus(seed: number): Corpus {
  const luck = chance(seed)
  const schools = [0, 1].map(() => Array.from({ length: 400 }, () => pupil(luck)))
  const listed = schools.flat()
  const note = (i: number): CorpusNote => {
    if (i % 10 < 2) return { ...withName(luck, listed), planted: 'NAME' }
    const isPlanted = i % 10 === 2 || i % 10 === 3
    const body = plain(luck)
    if (!isPlanted) return { body, planted: null, isAsListed: false }
    const [planted, words] = luck.one([
      ['UPN', pupilNumber(luck)],
      ['DATE_OF_BIRTH', birthDate(luck)],
      ['EMAIL', address(luck.one(listed), luck)],
    ] as const)
    return {
      body: luck.one([`${body} (${words})`, `${words}: ${body}`, `${body} See ${words}.`]),
      planted,
      isAsListed: false,
    }
  }
  return {
    lists: schools.map((pupils) => pupils.map(({ first, last }) => `${first} ${last}`)),
    notes: Array.from({ length: 1_000 }, (_, i) => note(i)),
  }
}
