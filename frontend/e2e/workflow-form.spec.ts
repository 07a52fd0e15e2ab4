import type { Locator, Page } from '@playwright/test'
import { breaksNoRule, inEveryTheme } from './axe'
import { addShot, createProject, expect, keepPicture, showsTake, test, typeIn } from './journey'

type Job = { metadata: { inputs: Record<string, string> } }
type GraphNode = { class_type: string; inputs: Record<string, unknown> }
type Posted = { workflow_json: Record<string, GraphNode> }

/** Finds a workflow by typing and takes it. */
async function useWorkflow(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Workflow/ }).click()
  await typeIn(page, title)
  await page.getByRole('option', { name: new RegExp(`^${title}`) }).click()
  await expect(page.getByRole('button', { name: `Workflow ${title}`, exact: true })).toBeVisible()
}

/** Leaves only the form of the workflow open beside the board. */
async function foldTheRest(page: Page): Promise<void> {
  const sections = page.getByRole('group', { name: /^Sections/ })
  for (const name of [/^Shot/, /^Camera/, /^Takes/]) {
    await sections.getByRole('button', { name, pressed: true }).click()
  }
}

const slot = (page: Page, label: string): Locator =>
  page.getByRole('group', { name: label, exact: true })

/** Drops a picture made in the page onto a slot, as a person drops a file. */
const dropPicture = (target: Locator): Promise<void> =>
  target.evaluate(async (element) => {
    const canvas = new OffscreenCanvas(64, 36)
    canvas.getContext('2d')?.fillRect(8, 8, 24, 24)
    const file = new File([await canvas.convertToBlob()], 'plate.png', { type: 'image/png' })
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(file)
    for (const type of ['dragover', 'drop']) {
      element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
  })

/** The graph that goes to the farm when the shot is generated. */
async function generated(page: Page): Promise<GraphNode[]> {
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/job'))
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  const { workflow_json: graph }: Posted = (await asked).postDataJSON()
  return Object.values(graph)
}

test('a picture and an angle stay with the shot from workflow to workflow, and it renders from it', async ({
  openPage: page,
  studio,
}) => {
  await studio.pace(0)
  await createProject(page, 'From a picture')
  const shot = await addShot(page, '1A')
  await page.keyboard.press('g')
  await showsTake(shot, 1, 1)
  await foldTheRest(page)

  await useWorkflow(page, 'Qwen-Image-Edit camera angles')
  const picture = slot(page, 'Picture')
  await dropPicture(picture)
  await expect(picture.getByRole('button', { name: 'Picture: choose another file' })).toBeVisible()
  await picture.getByRole('button', { name: 'Remove Picture' }).click()
  await picture.getByRole('button', { name: 'Picture: take from the board' }).click()
  await page.getByRole('option', { name: '1A v001' }).click()
  await dropPicture(picture)

  await page.getByRole('button', { name: 'Angle: open' }).click()
  await expect(page.getByRole('button', { name: 'Close-up, high angle, front' })).toBeFocused()
  for (let row = 1; row <= 6; row += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Angle: MS · Eye · 3\/4 L$/ })).toBeVisible()

  await page.getByRole('button', { name: 'Add a LoRA' }).click()
  await page.getByRole('button', { name: 'LoRA 1 Choose a file' }).click()
  await page.getByRole('option', { name: /^pixel-art-xl/ }).click()
  const graph = await generated(page)
  expect(graph.map(({ inputs }) => inputs)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ lora_name: 'pixel-art-xl.safetensors', strength_model: 1 }),
      expect.objectContaining({ prompt: expect.stringMatching(/^<sks> .+ view .+ shot/) }),
    ]),
  )
  // The built-in node is older than this workflow, and says what it lacks.
  await expect(shot).toHaveAccessibleName(/index_timestep_zero .* is missing/)

  await useWorkflow(page, 'SDXL image to image')
  await expect(picture.getByRole('button', { name: 'Remove Picture' })).toBeVisible()
  await page.getByRole('button', { name: /^Generate G$/ }).click()
  await showsTake(shot, 2, 2)
  const { jobs }: { jobs: Job[] } = await (await fetch(`${studio.orchestrator}/api/jobs`)).json()
  expect(Object.values(jobs[0]?.metadata.inputs ?? {})).toEqual([
    expect.stringMatching(/^inputs\/[0-9a-f]{64}\.png$/),
  ])

  await page.keyboard.press('Control+z')
  await expect(
    page.getByRole('button', { name: 'Workflow Qwen-Image-Edit camera angles' }),
  ).toBeVisible()
  await expect(picture.getByRole('button', { name: 'Remove Picture' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Angle: MS/ })).toBeVisible()
})

test('a form, its lists and its angles break no rule in any theme', async ({ openPage: page }) => {
  await createProject(page, 'Every input')
  await addShot(page, '1A')
  await foldTheRest(page)
  await useWorkflow(page, 'Qwen-Image-Edit camera angles')
  await dropPicture(slot(page, 'Picture'))
  await page.getByRole('button', { name: 'Add a LoRA' }).click()
  const more = page.getByRole('button', { name: /^More settings/ })
  for (let closed = await more.count(); closed > 0; closed -= 1) {
    await more.first().click()
    await expect(more).toHaveCount(closed - 1)
  }
  await breaksNoRule(page, 'form')
  await inEveryTheme(page, (theme) => keepPicture(page, `form-${theme}`))
  await page.getByRole('button', { name: 'LoRA 1 Choose a file' }).click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await breaksNoRule(page, 'models')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Angle: open' }).click()
  await expect(page.getByRole('table', { name: 'Angles' })).toBeVisible()
  await breaksNoRule(page, 'angles')
  await keepPicture(page, 'angles')
})
