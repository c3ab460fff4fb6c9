// One line for each file of tests as it ends, and everything about those that fail. Jest's own reporter assumes that
// it has the terminal for itself; here several kinds of tests share it.
import path from 'node:path'

export default class Reporter {
  onTestResult(_test, result) {
    const { numPassingTests, numFailingTests, numPendingTests, numTodoTests, perfStats, testFilePath } = result
    const hasFailed = numFailingTests > 0 || Boolean(result.testExecError)
    const counts = [
      `${numPassingTests} passed`,
      numFailingTests && `${numFailingTests} failed`,
      numPendingTests + numTodoTests && `${numPendingTests + numTodoTests} skipped`,
    ]
    const seconds = ((perfStats.end - perfStats.start) / 1000).toFixed(1)
    const file = path.relative(process.cwd(), testFilePath)
    console.log(`${hasFailed ? 'FAILED' : 'ok'} ${file}: ${counts.filter(Boolean).join(', ')} (${seconds} s)`)
    if (!hasFailed) return
    console.log(result.failureMessage)
    for (const { type, message } of result.console ?? []) console.log(`  console.${type}: ${message}`)
  }
}
