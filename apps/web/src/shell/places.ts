/** The places of the rail, the same for everyone; what a person cannot use is not shown. */
import {
  IconBook2,
  IconCalendarHeart,
  IconCompass,
  IconEyeHeart,
  IconHeartHandshake,
  IconMountain,
  IconSchool,
  IconSunHigh,
} from '@tabler/icons-react'

export const places = [
  { key: 'TODAY', path: '/today', label: 'Today', Icon: IconSunHigh },
  { key: 'ENQUIRIES', path: '/enquiries', label: 'Enquiries', Icon: IconBook2 },
  { key: 'LESSON_STUDY', path: '/lesson-study', label: 'Lesson study', Icon: IconEyeHeart },
  { key: 'CHALLENGES', path: '/challenges', label: 'Challenges', Icon: IconMountain },
  { key: 'CPD', path: '/cpd', label: 'CPD', Icon: IconCalendarHeart },
  { key: 'LEADING', path: '/leaders', label: 'Leading', Icon: IconCompass },
  { key: 'SCHOOLS', path: '/schools', label: 'Schools', Icon: IconSchool },
  { key: 'ALLIANCE', path: '/alliance', label: 'Alliance', Icon: IconHeartHandshake },
] as const

/** Pages of a place whose address does not begin with its own. */
const alsoIn: Readonly<Partial<Record<(typeof places)[number]['key'], readonly string[]>>> = {
  CPD: ['/calendar', '/cover', '/desk', '/evaluations', '/load'],
}

export const isIn = (key: (typeof places)[number]['key'], address: string): boolean =>
  places
    .flatMap((place) => (place.key === key ? [place.path, ...(alsoIn[key] ?? [])] : []))
    .some((path) => address === path || address.startsWith(`${path}/`))

export const placesFor = (keys: readonly string[]) => places.filter(({ key }) => keys.includes(key))
