/** Who can read this, part by part; and the way the challenge has come. */
import type { ChallengePartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { Card } from '../../ui/Card'
import { Section, Stack } from '../../ui/Page'
import css from './Challenge.module.css'
import { challengeStateWords } from './challenge-words'

export default function WhoReads({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  return (
    <Stack gap="l">
      <Section title="Who can read this">
        <Card>
          <dl className={css.who}>
            {challenge.whoCanRead.map(({ what, who }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{who}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </Section>
      {challenge.steps.length > 0 && (
        <Section title="The way so far">
          <Card>
            <ol className={css.people}>
              {challenge.steps.map(({ to, at, reason, person }) => (
                <li key={`${to} ${at}`}>
                  <p className={css.name}>{challengeStateWords[to].label}</p>
                  <p className={css.quiet}>
                    {person ? person.name : 'By itself'} · <When at={at} />
                    {reason && ` · ${reason}`}
                  </p>
                </li>
              ))}
            </ol>
          </Card>
        </Section>
      )}
    </Stack>
  )
}
