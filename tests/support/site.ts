// The demo in real browsers: pages of people who are signed in through the form, as everybody does it.
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { demoSignIns } from '../../apps/api/src/demo/load-demo.js'
import { pages } from '../../tools/look-pages.mjs'
import { openBrowser } from './browser.js'

export type LookPage = (typeof pages)[number]

export const webRoot = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))

/** The demo person whose role, as the start prints it, begins with these words. */
export function demoPerson(role: string): (typeof demoSignIns)[number] {
  const found = demoSignIns.find((one) => one.role.startsWith(role))
  if (!found) throw new Error(`Nobody in the demo is a ${role}`)
  return found
}

export class Site {
  private readonly cookies = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

  private constructor(
    readonly browser: Browser,
    /** Everything any page complained about: script errors, refused resources, failed requests. */
    readonly complaints: string[],
  ) {}

  static async open(): Promise<Site> {
    return new Site(await openBrowser(), [])
  }

  /** A fresh browser profile with one page, nobody signed in. */
  async stranger(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: url,
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...options,
    })
    // A machine with much else to do is no mistake of the page.
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${page.url()}: ${message.text()}`)
    })
    return page
  }

  async signedIn(url: string, role: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.stranger(url, options)
    await signIn(page, role)
    return page
  }

  /** As `signedIn`, without filling the form again for somebody who has been here. */
  async backAgain(url: string, role: string, options: BrowserContextOptions = {}): Promise<Page> {
    const cookies = this.cookies.get(url + role)
    if (cookies) return this.stranger(url, { ...options, storageState: cookies })
    const page = await this.signedIn(url, role, options)
    this.cookies.set(url + role, await page.context().storageState())
    return page
  }

  /** One of the pages that are looked at, seen by the person it is mainly for, when nothing on it is loading any more. */
  async openPage(url: string, where: LookPage, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (where.as ? this.backAgain(url, where.as, options) : this.stranger(url, options))
    await page.goto(await this.addressOf(page, where))
    await this.isWhole(page)
    return page
  }

  /** Where it always is, or where the first fitting link of another page leads. */
  private async addressOf(page: Page, { route, path, from, link = '', after = '' }: LookPage): Promise<string> {
    if (!from) return path ?? route
    await page.goto(await this.addressOf(page, pages.find((one) => one.route === from)!))
    await this.isWhole(page)
    const links = await page
      .locator('main a[href]')
      .filter({ hasText: link })
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    // Not to something within the page, such as a card that is open on it.
    const fitting = new RegExp(`^${route.replace(/:\w+/g, '[^/?]+')}$`)
    const found = links.map((one) => `${one}${after}`).find((one) => fitting.test(one))
    if (!found) throw new Error(`No link on ${from} leads to ${route}.`)
    return found
  }

  /** Nothing on the page is loading any more. */
  async isWhole(page: Page): Promise<void> {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForFunction(() => document.querySelector('[class*=bone]') === null)
  }

  close(): Promise<void> {
    return this.browser.close()
  }
}

export async function signIn(page: Page, role: string): Promise<void> {
  const { email, password } = demoPerson(role)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}
