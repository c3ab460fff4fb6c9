// A teacher at a shared table, in a real browser: the few things people do there, found as people find them, by name.
import { stages, stageWords } from '@alongside/domain/stage'
import { expect } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'

export class Teacher {
  constructor(readonly page: Page) {
    // Less than a test is given, so that it says what it was waiting for.
    page.setDefaultTimeout(60_000)
  }

  column(stage: string): Locator {
    return this.page.getByRole('region', { name: stage, exact: true })
  }

  card(title: string): Locator {
    return this.page.getByRole('article', { name: title, exact: true })
  }

  /** The card that lies open beside the table. */
  get panel(): Locator {
    return this.page.getByRole('complementary')
  }

  /** The words of the open card, which everybody writes together. */
  get words(): Locator {
    return this.panel.getByRole('textbox', { name: /^Text of the card/ })
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  async choose(button: string | RegExp, entry: string | RegExp): Promise<void> {
    await this.button(button).click()
    const menu = this.page.getByRole('menu')
    await menu
      .getByRole('menuitem', { name: entry })
      .or(menu.getByRole('menuitemradio', { name: entry }))
      .click()
  }

  /** A new card with its first words and fields; it stays open. */
  async add(stage: string, kind: string, title: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.choose(`Add to ${stage}`, new RegExp(`^${kind}`))
    // A new card waits for its name, without a further press.
    await this.panel.getByRole('textbox').and(this.page.locator(':focus')).waitFor()
    await this.page.keyboard.insertText(title)
    await this.card(title).waitFor()
    await this.fill(fields)
  }

  /** Fields of the open card by their labels; where there are choices, the choice by its words. */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      await fill(this.panel.getByLabel(label, { exact: true }), value)
  }

  /** The lines above the table: what the cycle itself says. */
  get cycle(): Locator {
    return this.page.getByRole('region', { name: 'What this cycle is about' })
  }

  async say(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      await fill(this.cycle.getByLabel(label, { exact: true }), value)
  }

  /** Says yes in the dialog that asks once, with a reason where it asks for one. */
  async confirm(action: string, reason?: string): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    if (reason) await dialog.getByRole('textbox').fill(reason)
    await dialog.getByRole('button', { name: action, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  async open(title: string): Promise<void> {
    await this.card(title).getByRole('link').click()
    await this.words.waitFor()
  }

  async close(): Promise<void> {
    await this.button('Close the card').click()
    await this.panel.waitFor({ state: 'detached' })
  }

  /** Links the open card with another one, found by its first letters. */
  async link(title: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'Link another card' }).click()
    await this.page.keyboard.type(title.slice(0, 12))
    await this.panel.getByRole('button', { name: title }).click()
    await this.panel.getByRole('link', { name: title }).waitFor()
  }

  async moveByMenu(title: string, stage: string): Promise<void> {
    await this.choose(`Move to… and more: ${title}`, stage)
    await this.column(stage).getByRole('article', { name: title, exact: true }).waitFor()
  }

  /** Takes it by its paper and lays it down in another column. */
  async drag(title: string, stage: string): Promise<void> {
    const from = await box(this.card(title))
    const { mouse } = this.page
    await mouse.move(from.x + 20, from.y + from.height - 8)
    await mouse.down()
    await mouse.move(from.x + 40, from.y + from.height)
    const to = await box(this.column(stage).getByRole('list', { name: stage }))
    await mouse.move(to.x + to.width / 2, to.y + 30, { steps: 8 })
    await mouse.move(to.x + to.width / 2, to.y + 40, { steps: 2 })
    await mouse.up()
    await this.column(stage).getByRole('article', { name: title, exact: true }).waitFor()
  }

  async saved(): Promise<void> {
    await this.page
      .getByRole('banner')
      .locator('[aria-busy=false]', { hasText: /^Saved$/ })
      .waitFor()
  }

  /** The banner that says at every width that the server cannot be reached. */
  async offline(words: RegExp = /^Offline/): Promise<void> {
    await this.page.getByRole('strong').filter({ hasText: words }).waitFor()
  }

  /** Where the group is now, as the line of stages says it. */
  async isIn(stage: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Stages of this cycle' })
      .locator('[aria-current="step"]', { hasText: stage })
      .waitFor()
  }

  /** Everything that lies on the table, column by column: what a card is called, and the words under it. */
  async table(): Promise<Record<string, string[]>> {
    const lying = stages.map(async (stage) => {
      const { label } = stageWords[stage]
      const cards = await this.column(label).getByRole('article').all()
      return [
        label,
        await Promise.all(cards.map(async (card) => (await card.locator('h3, h3 + p').allTextContents()).join(' | '))),
      ] as const
    })
    return Object.fromEntries(await Promise.all(lying))
  }
}

async function fill(control: Locator, value: string): Promise<void> {
  const isChoice = await control.evaluate((element) => element.tagName === 'SELECT')
  if (isChoice) await control.selectOption({ label: value })
  else await control.fill(value)
}

async function box(locator: Locator) {
  await locator.scrollIntoViewIfNeeded()
  const found = await locator.boundingBox()
  expect(found).not.toBeNull()
  return found!
}
