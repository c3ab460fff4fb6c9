/** Case pupils A, B and C: each stands for a group of learners, and none of them has a name here. */
import { IconPencil, IconPlus, IconShieldLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { CardGrid, Section } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import { CasePupilDialog } from './CasePupilDialog'
import css from './CasePupils.module.css'
import { birthTermWords, type PupilLabel, pupilLabels } from './pupil-words'

type CasePupil = StudyPartsFragment['casePupils'][number]

export function CasePupils({ study }: { readonly study: StudyPartsFragment }) {
  const [chosen, setChosen] = useState<PupilLabel | null>(null)
  const { abilities, casePupils } = study
  const of = (label: PupilLabel) => casePupils.find((pupil) => pupil.label === label)
  const thinksOfDisadvantage = casePupils.some(({ typifies }) => /disadvantag|pupil premium|fsm/i.test(typifies))
  return (
    <Section
      title="Case pupils"
      hint="Three pupils we watch closely, because each of them stands for more than themselves."
    >
      <CardGrid>
        {pupilLabels.map((label) => (
          <PupilCard
            key={label}
            label={label}
            pupil={of(label)}
            onEdit={abilities.chooseCasePupils && (of(label)?.isOwn ?? true) ? () => setChosen(label) : undefined}
          />
        ))}
      </CardGrid>
      {abilities.chooseCasePupils && casePupils.length > 0 && !thinksOfDisadvantage && (
        <p className={css.prompt}>
          Does one of the three stand for pupils who are disadvantaged? They often gain most from a lesson that was
          looked at this closely.
        </p>
      )}
      <p className={css.why}>
        <IconShieldLock aria-hidden="true" />
        <span>
          There is no field for a name, and no initials either: colleagues of other schools read this page. Who A, B and
          C are, their teacher knows. What is noted about needs and background stays in the pupil’s own school, and is
          locked for everybody else.
        </span>
      </p>
      {chosen && <CasePupilDialog study={study} label={chosen} pupil={of(chosen)} onClose={() => setChosen(null)} />}
    </Section>
  )
}

interface PupilCardProps {
  readonly label: PupilLabel
  readonly pupil: CasePupil | undefined
  readonly onEdit: (() => void) | undefined
}

function PupilCard({ label, pupil, onEdit }: PupilCardProps) {
  if (!pupil) {
    return (
      <Card as="article" flat className={css.pupil}>
        <h3 className={css.letter}>{label}</h3>
        <p className={css.quiet}>Not chosen yet.</p>
        {onEdit && (
          <Button icon={<IconPlus />} onClick={onEdit}>
            Choose pupil {label}
          </Button>
        )}
      </Card>
    )
  }
  return (
    <Card as="article" className={css.pupil}>
      <div className={css.top}>
        <h3 className={css.letter}>
          <span className="visually-hidden">Pupil </span>
          {label}
        </h3>
        {pupil.alias && <p className={css.alias}>{pupil.alias}</p>}
      </div>
      <p className={css.typifies}>{pupil.typifies}</p>
      <SchoolTag school={pupil.school} />
      {pupil.attributes && <Attributes attributes={pupil.attributes} />}
      {onEdit && (
        <Button size="s" look="plain" icon={<IconPencil />} onClick={onEdit} aria-label={`Change pupil ${label}`}>
          Change
        </Button>
      )}
    </Card>
  )
}

function Attributes({ attributes }: { readonly attributes: NonNullable<CasePupil['attributes']> }) {
  const { yearGroup, term, send, eal, disadvantaged, necessity } = attributes
  const facts = [
    yearGroup,
    term && birthTermWords[term],
    send && 'SEND',
    eal && 'EAL',
    disadvantaged && 'Disadvantaged',
  ].filter((fact) => typeof fact === 'string' && fact !== '')
  if (facts.length === 0) return null
  return (
    <div className={css.own}>
      <p className={css.quiet}>
        <IconShieldLock aria-hidden="true" />
        Seen by your own school only
      </p>
      <div className={css.facts}>
        {facts.map((fact) => (
          <Tag key={String(fact)}>{fact}</Tag>
        ))}
      </div>
      {necessity && <p className={css.quiet}>Why we need to know: {necessity}</p>}
    </div>
  )
}
