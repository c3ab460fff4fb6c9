/** What speaks against a time, in words: counted while somebody drags, named where there is room. */
import type { ClashKind, ClashLevel } from '@alongside/domain/clash'
import type { SessionClashesQuery, SlotReasonPartsFragment } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

export const levelWords: Readonly<Record<ClashLevel, { readonly label: string; readonly tone: Tone }>> = {
  BLOCK: { label: 'Not possible', tone: 'danger' },
  BLOCK_RELEASE: { label: 'Possible, not ready yet', tone: 'warn' },
  WARN: { label: 'Possible, with a remark', tone: 'warn' },
  IGNORE: { label: 'Free', tone: 'good' },
}

const people = (count: number, one: string, many: string): string =>
  count === 1 ? `1 person ${one}` : `${count} people ${many}`
const schools = (count: number, one: string, many: string): string =>
  count === 1 ? `1 school ${one}` : `${count} schools ${many}`

const counted: Readonly<Record<ClashKind, (count: number) => string>> = {
  DOUBLE_BOOKED: (count) => people(count, 'is elsewhere', 'are elsewhere'),
  SCHOOL_CLOSED: (count) => schools(count, 'is closed', 'are closed'),
  LOAD_RED: (count) => people(count, 'would have too much this half-term', 'would have too much this half-term'),
  NO_ROOM: () => 'no room is held',
  FACILITATOR_UNCONFIRMED: (count) => people(count, 'has not agreed to lead it', 'have not agreed to lead it'),
  COVER_UNFILLED: (count) => people(count, 'has no cover', 'have no cover'),
  LOAD_AMBER: (count) => people(count, 'has much this half-term', 'have much this half-term'),
  LOAD_OVERRIDDEN: (count) =>
    people(count, 'does more than usual, which their head allowed', 'do more than usual, which their heads allowed'),
  MANY_STAFF_OUT: (count) => schools(count, 'has many teachers out', 'have many teachers out'),
  CLASS_COVERED_OFTEN: (count) =>
    people(count, 'has a class that is covered often', 'have classes that are covered often'),
  COVER_ASKED_AGAIN: (count) =>
    count === 1 ? 'cover of 1 person is asked for again' : `cover of ${count} people is asked for again`,
  LONG_TRAVEL: (count) => people(count, 'has a long way', 'have a long way'),
}

/** About somebody who has only asked for a place, here or elsewhere: their school has not said yes yet. */
const countedAsking: Partial<Readonly<Record<ClashKind, (count: number) => string>>> = {
  DOUBLE_BOOKED: (count) =>
    people(count, 'may be elsewhere, which is not settled yet', 'may be elsewhere, which is not settled yet'),
  LOAD_RED: (count) =>
    people(count, 'asks for more than fits into this half-term', 'ask for more than fits into this half-term'),
}

const ofAll: readonly ClashKind[] = ['SCHOOL_CLOSED', 'NO_ROOM', 'MANY_STAFF_OUT']
/** Then it can be asked who they are. */
export const isAboutPeople = ({ kind }: Pick<SlotReasonPartsFragment, 'kind'>): boolean => !ofAll.includes(kind)

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const reasonsInWords = (reasons: readonly SlotReasonPartsFragment[]): string =>
  reasons.length === 0
    ? 'Nothing speaks against it'
    : capital(
        reasons
          .map(({ kind, level, count }) => ((level === 'WARN' && countedAsking[kind]) || counted[kind])(count))
          .join('; '),
      )

type Clash = SessionClashesQuery['sessionClashes'][number]
const named: Readonly<Record<ClashKind, (who: string) => string>> = {
  DOUBLE_BOOKED: (who) => `${who} is elsewhere at that time`,
  SCHOOL_CLOSED: (who) => `${who} is closed`,
  LOAD_RED: (who) => `${who} would have too much this half-term; their own head can allow it`,
  NO_ROOM: () => 'No room is held, or another session holds it',
  FACILITATOR_UNCONFIRMED: (who) => `${who} has not agreed to lead it yet`,
  COVER_UNFILLED: (who) => `${who} has no cover yet`,
  LOAD_AMBER: (who) => `${who} has much this half-term`,
  LOAD_OVERRIDDEN: (who) => `${who} does more than usual, which their head allowed`,
  MANY_STAFF_OUT: (who) => `${who} has many teachers out at once`,
  CLASS_COVERED_OFTEN: (who) => `A class of ${who} is covered often`,
  COVER_ASKED_AGAIN: (who) => `${who} has cover for another time: it is asked for again`,
  LONG_TRAVEL: (who) => `${who} has a long way`,
}
const namedAsking: Partial<Readonly<Record<ClashKind, (who: string) => string>>> = {
  DOUBLE_BOOKED: (who) =>
    `${who} may be elsewhere at that time: a place has been asked for, and nobody has said yes yet`,
  LOAD_RED: (who) => `${who} asks for more than fits into this half-term; their own school decides`,
}
export const clashInWords = ({ kind, level, person, school }: Clash): string =>
  ((level === 'WARN' && namedAsking[kind]) || named[kind])(person?.name ?? school?.name ?? 'Somebody')
