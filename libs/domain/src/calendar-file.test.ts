import { describe, expect, it } from '@jest/globals'
import {
  type FileEntry,
  firstWeekA,
  groupEntries,
  likelyMeaning,
  type Meant,
  yearFromEntries,
  yearsOf,
} from './calendar-file.js'
import { addDays, isWeekend } from './civil-date.js'
import { checkCalendarYear, schoolCalendar, usualYear } from './school-calendar.js'

const entry = (name: string, from: string, until = from, isShort = false): FileEntry => ({ name, from, until, isShort })
const guessed = (entries: readonly FileEntry[]): Meant[] =>
  entries.map((one) => ({ ...one, meaning: likelyMeaning(one) }))

describe('CAL-4: what an entry most likely means', () => {
  it.each([
    ['Elm Park: Term day (Week 1)', 'TERM'],
    ['Day 17 (Week 2)', 'TERM'],
    ['INSET day', 'INSET'],
    ['Staff training (school closed to pupils)', 'INSET'],
    ['Non-pupil day', 'INSET'],
    ['Disaggregated INSET day', 'CLOSED'],
    ['Twilight INSET', 'NOTHING'],
    ['May Day bank holiday', 'CLOSED'],
    ['School closed: polling station', 'CLOSED'],
    ['October half term', 'HOLIDAY'],
    ['Christmas holidays', 'HOLIDAY'],
    ['Autumn term begins', 'FIRST_DAY'],
    ['Start of spring term', 'FIRST_DAY'],
    ['Last day of term', 'LAST_DAY'],
    ['School breaks up for Easter', 'LAST_DAY'],
    ['Year 6 parents’ evening', 'NOTHING'],
    ['Nativity play', 'NOTHING'],
  ])('%s: %s', (name, meaning) => expect(likelyMeaning(entry(name, '2026-11-04'))).toBe(meaning))

  it('tells a half-term from the break of that name by its length, and what takes an hour from a day', () => {
    expect(likelyMeaning(entry('Half term 1', '2026-09-01', '2026-10-23'))).toBe('TERM')
    expect(likelyMeaning(entry('Half term', '2026-10-26', '2026-10-30'))).toBe('HOLIDAY')
    expect(likelyMeaning(entry('Summer term holiday', '2026-07-21', '2026-08-31'))).toBe('HOLIDAY')
    expect(likelyMeaning(entry('INSET', '2026-11-04', '2026-11-04', true))).toBe('NOTHING')
  })
})

describe('entries under few headings', () => {
  it('puts what differs in its numbers together, and says from when to when', () => {
    const groups = groupEntries([
      entry('Day 2', '2026-09-02'),
      entry('INSET day', '2026-09-01'),
      entry('Day 1', '2026-09-03'),
    ])
    expect(groups).toMatchObject([
      { name: 'INSET day', count: 1, meaning: 'INSET' },
      { name: 'Day 2', count: 2, from: '2026-09-02', until: '2026-09-03', meaning: 'TERM' },
    ])
  })
  it('knows the school years they speak of', () => {
    expect(yearsOf([entry('a', '2027-08-30', '2027-09-03'), entry('b', '2026-01-05')])).toEqual([2025, 2026, 2027])
  })
})

describe('CAL-5: a year as its entries tell it', () => {
  const { halfTerms } = usualYear(2026)
  const single = halfTerms.flatMap(({ from, until }, at) => {
    const days: FileEntry[] = []
    for (let day = from; day <= until; day = addDays(day, 1))
      if (!isWeekend(day)) days.push(entry(`Day ${days.length + 1} (Week ${(at % 2) + 1})`, day))
    return days
  })

  it('from a file with an entry for every term day', () => {
    const { year, hasHalfTerms } = yearFromEntries(guessed(single), 2026)
    expect(hasHalfTerms).toBe(true)
    expect(year.halfTerms).toEqual(halfTerms)
    expect(checkCalendarYear(year)).toEqual(year)
  })

  it('a day missing within a half-term is a day closed, an INSET day stays a day of work', () => {
    const without = single.filter(({ from }) => from !== '2026-11-09' && from !== '2026-11-10' && from !== '2026-09-01')
    const { year } = yearFromEntries(guessed([...without, entry('INSET day', '2026-09-01')]), 2026)
    expect(year.halfTerms).toEqual(halfTerms)
    expect(year.days).toEqual([
      { kind: 'INSET', from: '2026-09-01', until: '2026-09-01', name: 'INSET day' },
      { kind: 'CLOSED', from: '2026-11-09', until: '2026-11-10', name: '' },
    ])
    const calendar = schoolCalendar([year])
    expect(['2026-09-01', '2026-11-09', '2026-11-11'].map((day) => calendar.isSchoolDay(day))).toEqual([
      true,
      false,
      true,
    ])
  })

  it('from holidays alone, and from the days on which terms begin and end', () => {
    const breaks = halfTerms
      .slice(1)
      .map(({ from }, at) => entry(`${at} holiday`, addDays(halfTerms[at]!.until, 1), addDays(from, -1)))
    const summer = entry('Summer holidays', addDays(halfTerms[5]!.until, 1), '2027-08-31')
    expect(yearFromEntries(guessed([...breaks, summer]), 2026)).toMatchObject({
      hasHalfTerms: true,
      year: { halfTerms },
    })
    const ends = halfTerms.flatMap(({ from, until }) => [entry('Term begins', from), entry('Term ends', until)])
    expect(yearFromEntries(guessed(ends), 2026)).toMatchObject({ hasHalfTerms: true, year: { halfTerms } })
  })

  it('keeps the usual half-terms where the file tells none, and takes its closures all the same', () => {
    const { year, hasHalfTerms } = yearFromEntries(
      guessed([entry('School closed: heating', '2026-11-09'), entry('Christmas Day bank holiday', '2026-12-25')]),
      2026,
    )
    expect(hasHalfTerms).toBe(false)
    expect(year).toEqual({
      academicYear: 2026,
      halfTerms,
      days: [{ kind: 'CLOSED', from: '2026-11-09', until: '2026-11-09', name: 'School closed: heating' }],
    })
  })

  it('joins runs that a long closure parts', () => {
    const flood = single.filter(({ from }) => from < '2026-11-16' || from > '2026-11-20')
    const { year } = yearFromEntries(guessed(flood), 2026)
    expect(year.halfTerms).toEqual(halfTerms)
    expect(year.days).toEqual([{ kind: 'CLOSED', from: '2026-11-16', until: '2026-11-20', name: '' }])
  })

  it('CAL-6: knows the first week A', () => {
    expect(firstWeekA(single, 2026)).toBe('2026-08-31')
    expect(firstWeekA([entry('Term day', '2026-09-01')], 2026)).toBeNull()
  })
})
