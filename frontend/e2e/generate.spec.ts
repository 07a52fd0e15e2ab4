import type { Locator, Page } from '@playwright/test'
import { breaksNoRule, violations } from './axe'
import {
  addShot,
  createProject,
  expect,
  keepPicture,
  panel,
  showsTake,
  test,
  typeIn,
} from './journey'

type Files = Record<string, string | { image: string; mask: string }>
type Posted = { metadata: { inputs: Files; values: Record<string, unknown> } }

async function orderTwo(page: Page): Promise<void> {
  await page.keyboard.press('Alt+g')
  const dialog = page.getByRole('dialog', { name: 'Generate' })
  await dialog.getByText('2', { exact: true }).click()
  await expect(dialog.getByText(/^2 takes, /)).toBeVisible()
  await dialog.getByRole('button', { name: 'Generate' }).click()
  await expect(dialog).toBeHidden()
}

test('takes arrive while nobody looks, and are judged by keyboard as large as the window', async ({
  openPage: page,
  studio,
  context,
}) => {
  await studio.pace(1)
  await createProject(page, 'Nobody looks')
  await addShot(page, '1A')
  const address = page.url()
  await orderTwo(page)
  await page.keyboard.press('Shift+P')
  const progress = page.getByRole('complementary', { name: 'Progress' })
  await expect(progress.getByRole('progressbar').first()).toBeVisible()
  await expect(progress.getByText(/^Seed \d+$/)).toHaveCount(2)
  await keepPicture(page, 'progress')
  await page.close()
  await studio.pace(0)

  const later = await context.newPage()
  await later.goto(address)
  const shot = panel(later, '1A')
  await showsTake(shot, 2, 2)
  await shot.focus()
  await later.keyboard.press('Enter')
  const viewer = later.getByRole('dialog', { name: /^1A v002/ })
  await expect(viewer).toBeVisible()
  await later.keyboard.press('Shift+Digit0')
  await expect(viewer.getByText('100 %')).toBeVisible()
  await later.keyboard.press('i')
  await expect(viewer.getByRole('region', { name: 'Facts' })).toContainText('Seed')
  await later.keyboard.press('4')
  await expect(viewer.getByRole('group', { name: /: 4 of 5$/ })).toBeVisible()
  await breaksNoRule(later, 'viewer')
  await keepPicture(later, 'viewer')

  await later.keyboard.press('c')
  const compare = later.getByRole('dialog', { name: 'Compare' })
  await expect(compare.getByRole('img')).toHaveCount(2)
  expect(await violations(later)).toEqual([])
  await later.keyboard.press('d')
  await expect(compare.getByText(/ of the pixels differ, /)).toBeVisible()
  await keepPicture(later, 'difference')
  await later.keyboard.press('x')
  await expect(compare.getByRole('slider')).toBeVisible()
  await later.keyboard.press('s')
  await compare.getByRole('button', { name: /^Choose 1A v001/ }).click()
  await later.keyboard.press('Escape')
  await showsTake(shot, 1, 2)

  await shot.focus()
  await later.keyboard.press('Enter')
  await expect(later.getByRole('dialog', { name: /^1A v001/ })).toBeVisible()
  await later.keyboard.press('Delete')
  await expect(later.getByRole('dialog', { name: /^1A v002/ })).toBeVisible()
  await later
    .getByRole('region', { name: 'Messages' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await later.keyboard.press('Escape')
  await showsTake(shot, 1, 2)
})

const slot = (page: Page, label: string): Locator =>
  page.getByRole('group', { name: label, exact: true })

async function useInpainting(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Workflow/ }).click()
  await typeIn(page, 'FLUX.1 Fill inpaint')
  await page.getByRole('option', { name: /^FLUX.1 Fill inpaint/ }).click()
  await expect(slot(page, 'Picture')).toBeVisible()
}

/** Draws across the middle of the picture on the desk. */
async function stroke(page: Page): Promise<void> {
  const box = await page.locator('.editor-stage').boundingBox()
  if (!box) throw new Error('The desk has no size.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x - 60, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 8 })
  await page.mouse.up()
}

/** The files that go to the farm with the shot. */
async function orderedFiles(page: Page): Promise<Posted['metadata']> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/job'))
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  const { metadata }: Posted = (await asked).postDataJSON()
  return metadata
}

test('a picture of the gallery is cropped, painted on and masked, and edited again another time', async ({
  openPage: page,
  studio,
}) => {
  await studio.pace(0)
  await createProject(page, 'A mask')
  const shot = await addShot(page, '1A')
  await page.keyboard.press('g')
  await showsTake(shot, 1, 1)
  await useInpainting(page)
  const picture = slot(page, 'Picture')
  await picture.getByRole('button', { name: 'Picture: take from the gallery' }).click()
  await page.getByRole('option', { name: /_1A_v001\.png$/ }).click()
  await picture.getByRole('button', { name: 'Edit Picture' }).click()
  const editor = page.getByRole('dialog', { name: 'Edit Picture' })
  await editor.getByText('1:1', { exact: true }).click()
  const side = (name: 'Width' | 'Height') => editor.getByRole('textbox', { name }).inputValue()
  await expect.poll(async () => Number(await side('Width')) / Number(await side('Height'))).toBe(1)
  const width = await side('Width')
  await editor.getByText('Mask', { exact: true }).click()
  await stroke(page)
  await page.keyboard.press('p')
  await stroke(page)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+z')
  await breaksNoRule(page, 'editor')
  await keepPicture(page, 'picture-editor')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toBeHidden()

  await picture.getByRole('button', { name: 'Edit Picture, cropped, painted on, masked' }).click()
  await expect(editor.getByRole('textbox', { name: 'Width' })).toHaveValue(width)
  await page.keyboard.press('Escape')
  await expect(editor).toBeHidden()
  const { inputs, values } = await orderedFiles(page)
  const [sent] = Object.values(inputs)
  expect(sent).toEqual({
    image: expect.stringMatching(/^inputs\/[0-9a-f]{64}\.png$/),
    mask: expect.stringMatching(/^inputs\/[0-9a-f]{64}\.png$/),
  })
  expect(values.picture).toMatchObject({ source: expect.stringMatching(/_1A_v001\.png$/) })
})
