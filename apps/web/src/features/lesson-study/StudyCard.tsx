/** A lesson study on a list: what the group wants to improve, who works on it, and its chain of lessons. */
import type { StudyCardPartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { LinkCard } from '../../ui/Card'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import { Chain } from './Chain'
import css from './StudyCard.module.css'
import { studyStateWords } from './study-words'

export function StudyCard({ study }: { readonly study: StudyCardPartsFragment }) {
  const { label, tone } = studyStateWords[study.state]
  const about = [study.subject, study.yearGroup].filter(Boolean).join(', ')
  return (
    <LinkCard to={`/lesson-study/${study.id}`} title={study.title}>
      <div className={css.schools}>
        {study.schools.map((school) => (
          <SchoolTag key={school.urn} school={school} />
        ))}
      </div>
      {study.improvement && <p className={css.focus}>{study.improvement}</p>}
      <Chain study={study} small />
      <div className={css.foot}>
        <Tag tone={tone}>{label}</Tag>
        {about && <span>{about}</span>}
      </div>
      <p className={css.when}>
        {study.facilitator.name} facilitates · changed <When at={study.changedAt} />
      </p>
    </LinkCard>
  )
}
