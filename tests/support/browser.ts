// A real Chromium for the browser tests, whichever there is; without one they fail and say what to install.
export { openBrowser } from '../../tools/lib/browser.mjs'
