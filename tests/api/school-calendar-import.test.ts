// A school's dates from a calendar it has elsewhere: read, shown, and only then told; files that hurt are refused in a sentence.
import fs from 'node:fs'
import path from 'node:path'
import { type FileEntry, likelyMeaning, yearFromEntries } from '@alongside/domain/calendar-file'
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import type { Urn } from '@alongside/domain/ids'
import { schoolCalendar } from '@alongside/domain/school-calendar'
import { academicYearOf } from '@alongside/domain/school-days'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { calendar, event, outlookZone, wholeDays } from '../support/calendar-files.js'
import { type Elsewhere, elsewhere } from '../support/elsewhere.js'
import { projectRoot } from '../support/start.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let other: Elsewhere
let elm: Urn
let kim: Someone
beforeAll(async () => {
  other = await elsewhere(['calendars.example'])
  w = await world({ outside: other.outside })
  elm = await w.school('Elm Park Primary')
  kim = await w.person({ role: 'HEADTEACHER', school: elm })
})
afterAll(async () => {
  await w?.close()
  await other?.close()
})

interface Answer {
  status: number
  entries: FileEntry[]
  unreadable: number
  code?: string
}
async function send(
  body: string | Uint8Array<ArrayBuffer>,
  { who = kim, type = 'text/calendar', urn = elm } = {},
): Promise<Answer> {
  const response = await fetch(`${w.url}/api/schools/${urn}/calendar-entries`, {
    method: 'POST',
    headers: { cookie: who.cookie ?? '', 'content-type': type, 'x-alongside': '1' },
    body,
  })
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) }
}
const read = async (...lines: string[]): Promise<FileEntry[]> => (await send(calendar(...lines))).entries
const refusal = async (body: string | Uint8Array<ArrayBuffer>) => (await send(body)).code

/** The file speaks of the school year we are in: that is the one it is read for. */
const year = academicYearOf(dayInLondon(new Date()))
const on = (monthAndDay: string): string => `${monthAndDay >= '09' ? year : year + 1}-${monthAndDay}`
const plain = (day: string): string => day.replaceAll('-', '')

describe('a calendar file', () => {
  it('is shown as whole days, whatever its program wrote', async () => {
    const entries = await read(
      wholeDays('INSET day', on('09-01')),
      wholeDays('October half-term', on('10-26'), on('10-30')),
      event(
        'One day, told twice',
        `DTSTART;VALUE=DATE:${plain(on('11-04'))}`,
        `DTEND;VALUE=DATE:${plain(on('11-04'))}`,
      ),
      event('Without an end', `DTSTART;VALUE=DATE:${plain(on('11-05'))}`),
      event('Called off', `DTSTART;VALUE=DATE:${plain(on('11-06'))}`, 'STATUS:CANCELLED'),
      event('Parents’ evening', `DTSTART:${plain(on('11-09'))}T170000`, `DTEND:${plain(on('11-09'))}T190000`),
      event('Folded over\r\n  two lines\\, with a comma', `DTSTART;VALUE=DATE:${plain(on('11-10'))}`),
    )
    expect(entries).toEqual([
      { name: 'INSET day', from: on('09-01'), until: on('09-01'), isShort: false },
      { name: 'October half-term', from: on('10-26'), until: on('10-30'), isShort: false },
      { name: 'One day, told twice', from: on('11-04'), until: on('11-04'), isShort: false },
      { name: 'Without an end', from: on('11-05'), until: on('11-05'), isShort: false },
      { name: 'Parents’ evening', from: on('11-09'), until: on('11-09'), isShort: true },
      { name: 'Folded over two lines, with a comma', from: on('11-10'), until: on('11-10'), isShort: false },
    ])
  })

  it('lies on the day that it is in London: zones told in it, known by name, written as UTC, and none', async () => {
    const starts = async (...lines: string[]) => (await read(...lines)).map(({ from }) => from)
    const summer = plain(on('06-10'))
    expect(await starts(outlookZone, event('a', `DTSTART;TZID=GMT Standard Time:${summer}T003000`))).toEqual([
      on('06-10'),
    ])
    expect(await starts(event('a', `DTSTART;TZID=America/New_York:${summer}T200000`))).toEqual([on('06-11')])
    expect(await starts(event('a', `DTSTART;TZID=America/New_York:${summer}T180000`))).toEqual([on('06-10')])
    expect(await starts(event('a', `DTSTART:${summer}T233000Z`))).toEqual([on('06-11')])
    expect(await starts(event('a', `DTSTART:${summer}T233000`))).toEqual([on('06-10')])
  })

  it('comes round over both clock changes on its own weekday, less what was taken out, with what was moved', async () => {
    const series = (uid: string, ...lines: string[]) =>
      ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260401T120000Z', ...lines, 'END:VEVENT'].join('\r\n')
    for (const start of [on('10-13'), on('03-16')]) {
      const at = (weeks: number) => addDays(start, 7 * weeks)
      const zone = 'TZID=GMT Standard Time'
      const entries = await read(
        outlookZone,
        series(
          's',
          'SUMMARY:Staff training',
          `DTSTART;${zone}:${plain(start)}T003000`,
          `DTEND;${zone}:${plain(start)}T233000`,
          'RRULE:FREQ=WEEKLY;COUNT=5',
          `EXDATE;${zone}:${plain(at(2))}T003000`,
        ),
        series(
          's',
          'SUMMARY:Staff training moved',
          `RECURRENCE-ID;${zone}:${plain(at(3))}T003000`,
          `DTSTART;${zone}:${plain(addDays(at(3), 1))}T003000`,
          `DTEND;${zone}:${plain(addDays(at(3), 1))}T233000`,
        ),
      )
      expect(entries.map(({ name, from, until }) => [name, from, until])).toEqual([
        ['Staff training', at(0), at(0)],
        ['Staff training', at(1), at(1)],
        ['Staff training moved', addDays(at(3), 1), addDays(at(3), 1)],
        ['Staff training', at(4), at(4)],
      ])
    }
  })

  it('keeps what can be read of it, and counts the rest', async () => {
    const answer = await send(
      calendar(
        wholeDays('INSET day', on('09-01')),
        event('No date'),
        event('No such day', `DTSTART;VALUE=DATE:${year + 1}0231`),
      ),
    )
    expect(answer).toMatchObject({ status: 200, unreadable: 2, entries: [{ name: 'INSET day' }] })
  })

  it('in the letters of an old office program, and with a byte order mark', async () => {
    const text = calendar(wholeDays('Caf\u00e9', on('09-01')))
    expect((await send(Buffer.from(text, 'latin1') as never)).entries[0]!.name).toBe('Café')
    expect((await send(`\ufeff${text}`)).entries[0]!.name).toBe('Café')
  })
})

describe('a file that cannot be', () => {
  it('is refused, each in its own words, and nothing stands still', async () => {
    expect(await refusal('<!doctype html><title>Sign in</title>')).toBe('calendar-file.not-a-calendar')
    expect(await refusal('')).toBe('calendar-file.not-a-calendar')
    expect(await refusal(Buffer.alloc(5_000, 0xff) as never)).toBe('calendar-file.not-a-calendar')
    const whole = calendar(wholeDays('INSET day', on('09-01')))
    expect(await refusal(whole.slice(0, whole.length - 40))).toBe('calendar-file.damaged')
    expect(await refusal(calendar('no colon here'))).toBe('calendar-file.damaged')
    expect(await refusal(`BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(40_000)}`)).toBe('calendar-file.damaged')
    expect(await refusal(calendar())).toBe('calendar-file.no-dates')
    expect(await refusal(calendar(wholeDays('Long ago', '1999-09-01')))).toBe('calendar-file.no-dates')
    expect(
      await refusal(calendar(...Array.from({ length: 5_001 }, (_, at) => wholeDays(`Day ${at}`, on('09-01'))))),
    ).toBe('calendar-file.too-many-dates')
    const large = await send(Buffer.alloc(1_100_000, 'BEGIN:VCALENDAR\r\n') as never)
    expect(large).toMatchObject({ status: 413, code: 'calendar-file.too-large' })
  })

  it('is ended when it comes round without end, while others are answered', async () => {
    const day = `DTSTART;VALUE=DATE:${plain(on('09-01'))}`
    // Valid, and no day of it is the first: ical.js would look for one until the end of time.
    const endless = refusal(calendar(event('x', day, 'RRULE:FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5')))
    expect((await kim.ask('{ viewer { id } }')).viewer.id).toBe(kim.id)
    expect(await endless).toBe('calendar-file.never-ends')
    expect(await read(wholeDays('INSET day', on('09-01')))).toHaveLength(1)
  })
})

describe('who imports, and from where', () => {
  it('whoever keeps the calendar of that school, before a byte is read', async () => {
    const body = calendar(wholeDays('INSET day', on('09-01')))
    const cpd = await w.person({ role: 'CPD_LEAD', school: elm })
    expect((await send(body, { who: cpd })).status).toBe(200)
    const teacher = await w.person({ role: 'TEACHER', school: elm })
    expect(await send(body, { who: teacher })).toMatchObject({ status: 403, code: 'not-allowed' })
    const elsewhereHead = await w.person({ role: 'HEADTEACHER', school: await w.school('Oak Lane') })
    expect(await send(body, { who: elsewhereHead })).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(await send(body, { who: w.stranger as never })).toMatchObject({ status: 401, code: 'sign-in.required' })
    expect(await send(body, { urn: '999999' as Urn })).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('from an address: what it answers is read like a file, and what it may not ask is not asked', async () => {
    other.answer(({ url }, reply) => {
      if (url === '/term.ics?key=secret') reply.end(calendar(wholeDays('INSET day', on('09-01'))))
      else reply.writeHead(404).end()
    })
    const from = (address: unknown) => send(JSON.stringify({ address }), { type: 'application/json' })
    const place = `calendars.example:${other.port}`
    expect(await from(`webcal://${place}/term.ics?key=secret`)).toMatchObject({ entries: [{ name: 'INSET day' }] })
    expect(await from(`https://${place}/gone.ics`)).toMatchObject({ status: 400, code: 'calendar-address.not-reached' })
    for (const address of ['https://127.0.0.2/term.ics', 'http://calendars.example/', 'term.ics', '', 7, null])
      expect(await from(address)).toMatchObject({ status: 400, code: 'calendar-address.not-allowed' })
  })
})

describe('real term dates', () => {
  const folder = [process.env.ALONGSIDE_DATA_DIR, path.join(projectRoot, '..', 'shared', 'data')].find(
    (one) => one !== undefined && fs.existsSync(path.join(one, 'term_dates.ics')),
  )
  const realIt = folder === undefined ? it.skip : it
  realIt('three files of a city and a school give the year that stands in them', async () => {
    const entriesOf = async (name: string) => (await send(fs.readFileSync(path.join(folder!, name), 'utf8'))).entries
    const [term, school, holidays] = [
      await entriesOf('term_dates.ics'),
      await entriesOf('school_dates.ics'),
      await entriesOf('school_holidays.ics'),
    ]
    expect([term.length, school.length, holidays.length]).toEqual([585, 575, 55])
    const yearOf = (entries: FileEntry[]) =>
      yearFromEntries(
        entries.map((one) => ({ ...one, meaning: likelyMeaning(one) })),
        2026,
      )
    const count = (entries: FileEntry[]) => {
      const own = schoolCalendar([yearOf(entries).year])
      let days = 0
      for (let day = '2026-09-01'; day < '2027-09-01'; day = addDays(day, 1)) if (own.isSchoolDay(day)) days += 1
      return days
    }
    expect([term, school, holidays].map((one) => yearOf(one).hasHalfTerms)).toEqual([true, true, true])
    // Teachers of the city work 195 days; pupils of the school come on 190 and its staff on three INSET days more.
    expect([count(term), count(school), count([...school, ...holidays])]).toEqual([195, 190, 193])
    expect(yearOf([...school, ...holidays]).year.halfTerms.map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2026-09-01 2026-10-21',
      '2026-11-02 2026-12-18',
      '2027-01-04 2027-02-12',
      '2027-02-22 2027-03-25',
      '2027-04-12 2027-05-28',
      '2027-06-07 2027-07-21',
    ])
  })
})
