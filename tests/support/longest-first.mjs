// In which order files of tests begin: those that are known to take longest first, then the bigger ones, so that no worker is
// left with a long one at the end. Jest knows how long files took only where it has run before.
import fs from 'node:fs'
import path from 'node:path'

const longest = ['pages', 'peer-challenge', 'research-lesson', 'lesson-study', 'shared-table']

const rankOf = (file) => {
  const at = longest.indexOf(path.basename(file, '.test.ts'))
  return at < 0 ? longest.length : at
}

export default class LongestFirst {
  sort(tests) {
    const ranked = tests.map((test) => ({ test, rank: rankOf(test.path), size: fs.statSync(test.path).size }))
    return ranked.sort((one, other) => one.rank - other.rank || other.size - one.size).map(({ test }) => test)
  }

  shard(tests) {
    return tests
  }

  allFailedTests(tests) {
    return tests
  }

  cacheResults() {}
}
