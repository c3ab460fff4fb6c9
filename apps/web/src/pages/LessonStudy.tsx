/** The page of one lesson study, put together: its head and next step, the chain, and one part at a time. */
import type { ReactNode } from 'react'
import { CasePupils } from '../features/lesson-study/CasePupils'
import { Chain } from '../features/lesson-study/Chain'
import { Focus } from '../features/lesson-study/Focus'
import { Group } from '../features/lesson-study/Group'
import { Lessons } from '../features/lesson-study/Lessons'
import { MoreFields } from '../features/lesson-study/MoreFields'
import { NextStep } from '../features/lesson-study/NextStep'
import { Progress } from '../features/lesson-study/Progress'
import { Sharing } from '../features/lesson-study/Sharing'
import { StudyHead } from '../features/lesson-study/StudyHead'
import { StudyMenu } from '../features/lesson-study/StudyMenu'
import { ShareRecord, Summary } from '../features/lesson-study/Summary'
import { type StudyPlace, studyPlaces } from '../features/lesson-study/study-words'
import { LessonViews } from '../features/lesson-views/LessonViews'
import { ProgressPicture } from '../features/lesson-views/ProgressPicture'
import type { StudyPartsFragment } from '../gql/graphql'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Stack } from '../ui/Page'
import { Tabs } from '../ui/Tabs'
import css from './LessonStudy.module.css'

const labels: Readonly<Record<StudyPlace, string>> = {
  plan: 'Focus and lessons',
  group: 'Our group',
  pupils: 'Case pupils',
  seen: 'What we saw',
  report: 'What we learned',
}

export interface LessonStudyProps {
  readonly study: StudyPartsFragment
  readonly shown: string | null
  readonly onShow: (place: StudyPlace) => void
}

const isPlace = (place: string | null): place is StudyPlace => studyPlaces.some((one) => one === place)

export function LessonStudy({ study, shown, onShow }: LessonStudyProps) {
  const chosen = isPlace(shown) ? shown : 'plan'
  const { read } = study.abilities
  return (
    <div className={css.page}>
      <StudyHead study={study} menu={<StudyMenu study={study} />} />
      <NextStep study={study} onShow={onShow} onAgreement={() => onShow('group')} />
      <Card>
        <Chain study={study} linked={read} />
      </Card>
      {read ? (
        <Tabs
          label="Parts of this lesson study"
          chosen={chosen}
          onChoose={(key) => isPlace(key) && onShow(key)}
          tabs={studyPlaces.map((key) => ({
            key,
            label: labels[key],
            panel: <Stack gap="l">{parts[key](study)}</Stack>,
          }))}
        />
      ) : (
        <EmptyState title="Plans and notes belong to the group">
          Everybody in the alliance sees that this lesson study exists, and when its lessons are. Whoever would like to
          take part speaks to {study.facilitator.name}, who facilitates it.
        </EmptyState>
      )}
    </div>
  )
}

const parts: Readonly<Record<StudyPlace, (study: StudyPartsFragment) => ReactNode>> = {
  // Once lessons are taught they are what one comes for; before, it is what the group wants.
  plan: (study) =>
    study.state === 'SETTING_UP' || study.state === 'PROTOCOL' ? (
      <>
        <Focus study={study} />
        <Sharing study={study} />
        <Lessons study={study} />
      </>
    ) : (
      <>
        <Lessons study={study} />
        <Sharing study={study} />
        <Focus study={study} />
      </>
    ),
  group: (study) => <Group study={study} />,
  pupils: (study) => <CasePupils study={study} />,
  seen: (study) => <LessonViews studyId={study.id} />,
  report: (study) => (
    <>
      <Progress study={study} picture={<ProgressPicture progress={study.progress} lessons={study.lessons} />} />
      <Summary study={study} />
      <ShareRecord study={study} />
      <MoreFields study={study} />
    </>
  ),
}
