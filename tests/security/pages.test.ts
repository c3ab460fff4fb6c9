// What the server sends around its pages: headers that bind a browser, nothing at addresses that are no page, and no page that breaks its own rules.
import { pagePaths } from '@alongside/contracts/pages'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { pages } from '../../tools/look-pages.mjs'
import { Site, webRoot } from '../support/site.js'
import { freePort } from '../support/start.js'
import { type World, world } from '../support/world.js'

let w: World
beforeAll(async () => {
  w = await world({ demo: true, webRoot, operations: 'built' })
})
afterAll(() => w?.close())

const html = { accept: 'text/html,application/xhtml+xml' }
const get = async (address: string, url = w.url, method = 'GET') => {
  const response = await fetch(url + address, { method, headers: html, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('headers', () => {
  it.each(['/', '/sign-in', '/graphql', '/healthz', '/no-such-page', '/api/nothing'])(
    '%s binds the browser',
    async (address) => {
      const { headers } = await get(address)
      const policy = Object.fromEntries(
        headers
          .get('content-security-policy')!
          .split(';')
          .map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1)]),
      )
      expect(policy).toEqual({
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", w.url.replace('http', 'ws')],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['ProseMirrorClipboard', 'alongside-worker'],
      })
      const others = ['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'x-frame-options']
      expect(others.map((name) => headers.get(name))).toEqual(['nosniff', 'no-referrer', 'same-origin', 'SAMEORIGIN'])
      expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull()
      // On this machine there is no https to insist on.
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('insist on https where the address is a public one', async () => {
    const port = await freePort()
    const elsewhere = await world({ port, publicUrl: 'https://alongside.example' })
    const { headers } = await get('/sign-in', `http://127.0.0.1:${port}`)
    await elsewhere.close()
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
    expect(headers.get('content-security-policy')).toContain("connect-src 'self' wss://alongside.example;")
  })
})

describe('addresses', () => {
  it.each([...pagePaths.map((page) => page.replace(/:\w+/, 'something')), '/enquiries/', '/today?from=mail'])(
    '%s is a page',
    async (address) => {
      const { status, headers, text } = await get(address)
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(text).toContain('<div id="root">')
    },
  )

  it.each(['/no-such-page', '/enquiries/a/b', '/todayx', '/admin', '/Today'])(
    '%s is none, and whoever typed it is told so by a page',
    async (address) => {
      const { status, text } = await get(address)
      expect([status, text.includes('<div id="root">')]).toEqual([404, true])
    },
  )

  it.each([
    '/wp-login.php',
    '/.env',
    '/.git/config',
    '/.vite/manifest.json',
    '/.vite/persisted-documents.json',
    '/index.html.bak',
    '/api',
    '/api/x',
    '/api/../etc/passwd',
    '/assets/none.js',
    '/assets/',
    '/assets/..%2f.vite%2fmanifest.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/rt/x',
    '/graphiql',
    '/graphql/x',
    '//evil.example/today',
    '/metrics.json',
    '/debug/pprof.html',
    '/today%00.html',
  ])('%s is nothing', async (address) => {
    const { status, text } = await get(address)
    expect([400, 404]).toContain(status)
    expect(text).not.toMatch(/root:|\bat \w+ \(|node_modules/)
  })

  it.each(['/', '/today', '/enquiries/something', '/no-such-page', '/assets/none.js', '/api/x', '/healthz'])(
    '%s answers who asks for the head alone as who asks for all of it',
    async (address) => {
      const [all, head] = [await get(address), await get(address, w.url, 'HEAD')]
      const said = ({ status, headers }: typeof all) => [
        status,
        ...['content-type', 'cache-control', 'content-security-policy'].map((name) => headers.get(name)),
      ]
      expect(said(head)).toEqual(said(all))
      expect(head.text).toBe('')
    },
  )

  it.each(['/graphql', '/rt', '/healthz'])('%s tells nobody how it is made', async (address) => {
    const { status, text } = await get(address)
    expect(status).toBeLessThan(500)
    expect(text).not.toMatch(/graphiql|fastify|nest|stack|node_modules/i)
  })
})

describe('the service worker', () => {
  it('is asked for anew each time, and keeps files of the client only', async () => {
    const { status, headers, text } = await get('/sw.js')
    expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([
      200,
      'no-cache',
      expect.stringContaining('javascript'),
    ])
    const { files } = JSON.parse(/^const shell = (.*)$/m.exec(text)![1]!) as { files: string[] }
    expect(files).toEqual(expect.arrayContaining(['/index.html', '/offline.html', '/manifest.webmanifest']))
    expect(files.filter((file) => !/^\/(assets\/)?[\w.-]+$/.test(file))).toEqual([])
    for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200])
  })
})

describe('in a real browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await Site.open()
  })
  afterAll(() => site?.close())

  it('the main pages keep to the policy, and what is pasted is text', async () => {
    const board = pages.find(({ name }) => name === 'board')!
    const page = await site.openPage(w.url, board, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.evaluate(() => {
      Object.assign(window, { broken: [], executed: 0 })
      addEventListener('securitypolicyviolation', (event) =>
        (window as unknown as { broken: string[] }).broken.push(`${event.effectiveDirective} ${event.sourceFile}`),
      )
    })
    await page.locator('article a[data-open]').first().click()
    const words = page.getByRole('textbox', { name: /^Text of the card/ })
    await words.click()
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob(['<b>pasted words</b><img src=x onerror="executed++"><script>executed++</script>'], {
            type: 'text/html',
          }),
        }),
      ]),
    )
    await page.keyboard.press('Control+V')
    await words.getByText('pasted words').waitFor()
    const { broken, executed } = await page.evaluate(() => {
      const { broken, executed } = window as unknown as { broken: string[]; executed: number }
      return { broken, executed }
    })
    // The handler that was pasted is the only thing that was stopped.
    expect([broken.filter((what) => !what.startsWith('script-src-attr')), executed]).toEqual([[], 0])
    expect(site.complaints.filter((said) => !said.includes('inline event handler'))).toEqual([])
    // And the policy is at work: a script that would write markup is stopped.
    const stopped = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<i>x</i>'
        return 'written'
      } catch (error) {
        return (error as Error).name
      }
    })
    expect(stopped).toBe('TypeError')
  })
})
