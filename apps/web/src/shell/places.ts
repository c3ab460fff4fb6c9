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

export const placesFor = (keys: readonly string[]) => places.filter(({ key }) => keys.includes(key))
