/** The desk: what presses first, what can wait after it, what was put off, and what was done today. */
import { useQuery } from '@apollo/client/react'
import { IconMoodSmile } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeskAct, DeskRowPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { Section, Stack } from '../../ui/Page'
import { PutOffDialog } from '../../ui/PutOffDialog'
import css from './Desk.module.css'
import { DeskBar } from './DeskBar'
import { DeskLine } from './DeskLine'
import { DoneToday } from './DoneToday'
import { deskQuery } from './desk-queries'
import { partings, presses, pressWords } from './desk-words'
import { type DeskOf, useDesk } from './useDesk'

type Row = DeskRowPartsFragment
interface Asking {
  readonly act: DeskAct
  readonly rows: readonly Row[]
}

const news = [
  'desk.changed',
  'cpd.changed',
  'cover.changed',
  'evaluation.changed',
  'alliance.changed',
  'peer-challenge.changed',
  'peer-review.changed',
] as const

export function DeskTop(desk: DeskOf) {
  const query = useQuery(deskQuery, { variables: desk, fetchPolicy: 'cache-and-network' })
  useRefresh(news, query.refetch)
  return (
    <Loaded query={query}>
      {({ desk: shown }) =>
        shown ? (
          <Stuck desk={desk} rows={shown.rows} done={shown.done} />
        ) : (
          <EmptyState title="There is no desk for you here">
            A coordinator has one for the alliance, a headteacher and a CPD lead have one for their school.
          </EmptyState>
        )
      }
    </Loaded>
  )
}

function Stuck({
  desk,
  rows,
  done,
}: {
  desk: DeskOf
  rows: readonly Row[]
  done: Parameters<typeof DoneToday>[0]['done']
}) {
  const { act, takeBack, busy } = useDesk(desk)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<Asking | null>(null)
  const open = rows.filter(({ restsUntil }) => !restsUntil)
  const resting = rows.filter(({ restsUntil }) => restsUntil)
  const picked = rows.filter(({ id }) => chosen.has(id))
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }
  const run = async ({ act: kind, rows: these }: Asking, until?: string) => {
    const ok = await act(
      kind,
      these.map(({ id }) => id),
      until,
    )
    if (!ok) return
    setAsking(null)
    setChosen(new Set())
  }
  const begin = (kind: DeskAct, these: readonly Row[]) => {
    const asked = { act: kind, rows: these }
    if (kind === 'POSTPONE' || partings[kind]) setAsking(asked)
    else void run(asked)
  }
  const lines = (these: readonly Row[]) => (
    <Card pad="none">
      <ul className={css.list}>
        {these.map((row) => (
          <DeskLine
            key={row.id}
            row={row}
            isChosen={chosen.has(row.id)}
            busy={busy}
            onChoose={(isChosen) => choose([row.id], isChosen)}
            onAct={(kind) => begin(kind, [row])}
          />
        ))}
      </ul>
    </Card>
  )
  const parting = asking && partings[asking.act]
  return (
    <Stack gap="l">
      {open.length === 0 && (
        <EmptyState icon={<IconMoodSmile />} title="Nothing is stuck">
          What waits too long for somebody, or has something missing as its day comes near, appears here with one thing
          to do about it.
        </EmptyState>
      )}
      {presses.map((press) => {
        const these = open.filter((row) => row.press === press)
        if (these.length === 0) return null
        const ids = these.map(({ id }) => id)
        const areAll = ids.every((id) => chosen.has(id))
        return (
          <Section
            key={press}
            title={pressWords[press].title}
            hint={pressWords[press].hint}
            actions={
              these.length > 1 && (
                <Button look="plain" size="s" onClick={() => choose(ids, !areAll)}>
                  {areAll ? 'Choose none of these' : `Choose all ${these.length}`}
                </Button>
              )
            }
          >
            {lines(these)}
          </Section>
        )
      })}
      {picked.length > 0 && (
        <DeskBar
          chosen={picked}
          busy={busy}
          onAct={(kind) => begin(kind, picked)}
          onClear={() => setChosen(new Set())}
        />
      )}
      {resting.length > 0 && (
        <details className={css.resting}>
          <summary>{resting.length === 1 ? 'One thing is put off' : `${resting.length} things are put off`}</summary>
          {lines(resting)}
        </details>
      )}
      {done.length > 0 && (
        <Section
          title="Done today"
          hint="By everybody at this desk. For a day each can be taken back; what was sent cannot."
        >
          <DoneToday done={done} busy={busy} onUndo={takeBack} />
        </Section>
      )}
      {asking?.act === 'POSTPONE' && (
        <PutOffDialog
          title={asking.rows.length === 1 ? 'Put it off?' : `Put ${asking.rows.length} things off?`}
          busy={busy}
          onClose={() => setAsking(null)}
          onPutOff={(until) => void run(asking, until)}
        >
          It leaves this desk until then. Nothing changes for whoever it waits for.
        </PutOffDialog>
      )}
      {asking && parting && (
        <ConfirmDialog
          open
          harmless
          title={parting.title}
          action={asking.rows.length === 1 ? parting.action : `${parting.action} (${asking.rows.length})`}
          busy={busy}
          onClose={() => setAsking(null)}
          onConfirm={() => void run(asking)}
        >
          <ul className={css.texts}>
            {asking.rows.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
          <p>{parting.words}</p>
        </ConfirmDialog>
      )}
    </Stack>
  )
}
