/** The head of the page: what this lesson study is called, whose it is, who can read it, and where it stands. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { StudyPartsFragment } from '../../gql/graphql'
import { Avatars } from '../../ui/Avatar'
import { Notice } from '../../ui/Notice'
import { SchoolTag } from '../../ui/SchoolTag'
import { StageStepper } from '../../ui/StageStepper'
import { WhoCanRead } from '../../ui/WhoCanRead'
import css from './StudyHead.module.css'
import { studySteps } from './study-words'

export function StudyHead({ study, menu }: { readonly study: StudyPartsFragment; readonly menu?: ReactNode }) {
  const working = study.members.filter(({ state }) => state === 'JOINED')
  const about = [study.subject, study.yearGroup].filter(Boolean).join(', ')
  return (
    <header className={css.head}>
      <title>{`${study.title} – Alongside`}</title>
      <nav aria-label="Back" className={css.back}>
        <Link to="/lesson-study">Lesson study</Link>
      </nav>
      <div className={css.first}>
        <h1 className={css.title}>{study.title}</h1>
        <div className={css.end}>
          <Avatars people={working.map(({ person, school }) => ({ ...person, colour: school.colour }))} size="m" />
          {menu}
        </div>
      </div>
      <div className={css.second}>
        {study.schools.map((school) => (
          <SchoolTag key={school.urn} school={school} to={`/schools/${school.urn}`} />
        ))}
        {about && <span>{about}</span>}
        <span>{study.facilitator.name} facilitates</span>
        {study.enquiry && (
          <span>
            part of <Link to={`/enquiries/${study.enquiry.id}`}>{study.enquiry.title}</Link>
          </span>
        )}
      </div>
      <WhoCanRead who={study.whoCanRead} />
      {study.state === 'STOPPED' ? (
        <Notice title="This lesson study was stopped">{study.stopReason}</Notice>
      ) : (
        <StageStepper
          label="Where this lesson study stands"
          steps={studySteps}
          // Shared is the end: every step is done.
          current={study.state === 'SHARED' ? 'OVER' : study.state}
        />
      )}
    </header>
  )
}
