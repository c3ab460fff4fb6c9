/** Who comes: each with their school, what they have declared, and what stands between them and the host; and who has signed. */
import type { ChallengePartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { When } from '../../platform/When'
import { Avatar } from '../../ui/Avatar'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Section, Stack } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import css from './Challenge.module.css'
import { challengeStateWords, conflictWords } from './challenge-words'
import { Declaration } from './Declaration'

type Member = ChallengePartsFragment['members'][number]
type Declared = Omit<NonNullable<Member['declaration']>, '__typename'>

export default function Team({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const { members, abilities } = challenge
  return (
    <Stack gap="l">
      {abilities.declare && <Declaration key={challenge.id} challenge={challenge} />}
      <Section title="The team">
        <Card>
          <ul className={css.people}>
            {members.map((member) => (
              <Person key={member.person.id} member={member} />
            ))}
          </ul>
        </Card>
      </Section>
      <Signatures challenge={challenge} />
    </Stack>
  )
}

function Person({ member }: { readonly member: Member }) {
  const { person, school, isLead, isTrained, isFacilitator, hasDeclared, conflicts, declaration, earlierDeclarations } =
    member
  return (
    <li className={css.person}>
      <Avatar person={{ ...person, colour: school.colour }} />
      <div>
        <p className={css.name}>
          {person.name}
          {isLead && <Tag tone="accent">Leads the team</Tag>}
          {isTrained && <Tag>Trained reviewer</Tag>}
          {isFacilitator && <Tag>Facilitator</Tag>}
        </p>
        <SchoolTag school={school} />
        {!hasDeclared && (
          <p className={css.quiet}>Has not declared their interests yet, so sees nothing of the school.</p>
        )}
        {hasDeclared && conflicts.length === 0 && <p className={css.quiet}>No interest in the school.</p>}
        {conflicts.length > 0 && (
          <p className={css.warning}>
            {conflicts.map((conflict) => (
              <Tag key={conflict} tone="warn">
                {conflictWords[conflict]}
              </Tag>
            ))}
          </p>
        )}
        {conflicts.length > 0 && !isLead && (
          <p className={css.quiet}>May stay in the team, and does not count as independent.</p>
        )}
        {conflicts.length > 0 && isLead && <p>Somebody else has to lead.</p>}
        {declaration?.other && <p className={css.quiet}>“{declaration.other}”</p>}
        {earlierDeclarations.map((earlier) => (
          <p key={earlier.at} className={css.quiet}>
            Declared before, on {dayOf(earlier.at)}: {declaredIn(earlier)}
          </p>
        ))}
      </div>
    </li>
  )
}

/** As one says it: every tie that was named, or that there was none. */
function declaredIn({ isEmployedByHost, hasRelativeThere, other }: Declared): string {
  const ties = [
    isEmployedByHost ? 'works for the school' : '',
    hasRelativeThere ? 'has a relative there' : '',
    other === '' ? '' : `“${other}”`,
  ].filter((tie) => tie !== '')
  return ties.length > 0 ? ties.join(', ') : 'no interest'
}

function Signatures({ challenge: { signatures } }: { readonly challenge: ChallengePartsFragment }) {
  return (
    <Section
      title="Signatures"
      hint="Of a team that has changed since, a signature stays as it was given, and is asked for again."
    >
      {signatures.length === 0 ? (
        <EmptyState title="Nobody has signed yet">
          Each headteacher signs for their school. When all have, the challenge is agreed.
        </EmptyState>
      ) : (
        <Card>
          <ul className={css.people}>
            {signatures.map(({ id, step, person, school, signedAt, isLapsed }) => (
              <li key={id} className={css.person}>
                <div>
                  <p className={css.name}>
                    {person.name}
                    {isLapsed && <Tag>for the team as it was</Tag>}
                  </p>
                  <p className={css.quiet}>
                    {challengeStateWords[step].label}
                    {school && `, for ${school.name}`} · <When at={signedAt} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  )
}
