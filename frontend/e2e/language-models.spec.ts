import type { Page } from '@playwright/test'
import { breaksNoRule, inEveryTheme } from './axe'
import {
  addShot,
  createProject,
  expect,
  test as journey,
  keepPicture,
  takeFirst,
  writeDescription,
} from './journey'
import { ModelServer } from './model-server'

const test = journey.extend<{ model: ModelServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
  model: async ({}, use) => {
    const model = await ModelServer.start()
    await use(model)
    await model.stop()
  },
})

const description = (page: Page) => page.getByRole('textbox', { name: 'What happens in the shot' })

/** Adds the server under a name and has it answer, on the page that is open. */
async function setUp(page: Page, model: ModelServer, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('textbox', { name: 'Address' }).fill(model.url)
  await page.getByLabel('Key, where it asks for one').fill('sk-wrong-key-0123456789')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText(/refuses the key/)).toBeVisible()
  await page.getByLabel('Key, where it asks for one').fill(model.key)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText(/answers with 2 models\.$/)).toBeVisible()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const provider = page.getByRole('listitem', { name })
  await expect(provider.getByText('Key ····6789')).toBeVisible()
  const first = page.getByRole('group', { name: 'First' })
  await first.getByRole('button', { name: /First/ }).click()
  await page.getByRole('option', { name }).click()
  await first.getByRole('button', { name: /^Model/ }).click()
  await takeFirst(page, 'small')
  await expect(first.getByRole('button', { name: 'Model small' })).toBeVisible()
}

test('a model of your own is set up, enhances a shot, and one change of two is taken', async ({
  openPage: page,
  studio,
  model,
}) => {
  await page.goto(`${studio.page}/settings/keys`)
  await setUp(page, model, 'Loft')
  await page.goto(studio.page)
  await createProject(page, 'Fuller words')
  await addShot(page, '1A')
  await writeDescription(page, 'Mara waits at the bar in rain.')
  model.reply = 'Close-up. Mara waits at the bar in cold rain.'
  const tool = page.getByRole('group', { name: 'Enhance' })
  await tool.getByRole('button', { name: 'Enhance' }).click()
  await expect(tool.getByText('2 of 2 changes taken')).toBeVisible()
  await expect(tool.getByText(/^Loft, small\. 120 tokens/)).toBeVisible()
  await tool.getByRole('button', { name: /^Add/ }).first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(tool.getByRole('button', { name: /cold/ })).toBeFocused()
  await tool.getByRole('button', { name: 'Use in the shot' }).click()
  await expect(description(page)).toHaveValue('Mara waits at the bar in cold rain.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(description(page)).toHaveValue('Mara waits at the bar in rain.')

  model.hangs = true
  await tool.getByRole('button', { name: 'Enhance' }).click()
  await expect(tool.getByText('Close-up.')).toBeVisible()
  await tool.getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => model.wasLeft).toBe(true)
  await expect(tool.getByRole('button', { name: 'Enhance' })).toBeVisible()

  await page.goto(`${studio.page}/settings/keys?part=costs`)
  await expect(
    page.getByRole('row', { name: /Enhancement Fuller words Loft small 90 30/ }),
  ).toBeVisible()
  await page.goto(`${studio.page}/settings/keys`)
  await page.getByRole('button', { name: 'More about Loft' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove Loft' }).click()
  await expect(page.getByRole('listitem', { name: 'Loft' })).toBeHidden()
})

test('language models, guides, costs and open lists break no rule in any theme', async ({
  openPage: page,
  studio,
}) => {
  await page.goto(`${studio.page}/settings/keys`)
  await page.getByRole('button', { name: 'Set key of OpenAI' }).click()
  await expect(page.getByLabel('Key', { exact: true })).toBeFocused()
  await breaksNoRule(page, 'providers')
  await page.getByRole('button', { name: /First/ }).click()
  await expect(page.getByRole('option', { name: /^Ollama/ })).toBeVisible()
  await breaksNoRule(page, 'list of providers')
  await page.keyboard.press('Escape')
  await inEveryTheme(page, (theme) => keepPicture(page, `language-models-${theme}`))
  await page.getByRole('link', { name: 'Guides' }).click()
  await expect(page.getByRole('textbox', { name: /^Guide of/ })).toBeVisible()
  await breaksNoRule(page, 'guides')
  await page.getByRole('link', { name: 'Costs' }).click()
  await expect(page.getByRole('heading', { name: 'Budget' })).toBeVisible()
  await breaksNoRule(page, 'costs')
})
