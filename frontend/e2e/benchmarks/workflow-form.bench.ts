import { writeFileSync } from 'node:fs'
import type { CDPSession, Page } from '@playwright/test'
import type { Template, TemplateInput } from '../../src/api/types'
import { addShot, createProject, expect, test } from '../journey'

const RUNS = 20
const WARM_UPS = 5
const INPUTS = 60

const plain: TemplateInput = {
  name: '',
  label: '',
  type: 'float',
  role: null,
  node: '1',
  field: 'value',
  default: 1,
  min: null,
  max: null,
  step: null,
  options: null,
  model_folder: null,
  group: null,
  advanced: false,
  tooltip: 'What the node says of it.',
  optional: false,
}

const lora = { name: 'noir.safetensors', strength: 1, strength_clip: null, enabled: true }

/** One of each kind, as workflows mix them: numbers and choices the most. */
const kinds: readonly Partial<TemplateInput>[] = [
  { type: 'integer', default: 20, min: 1, max: 100 },
  { type: 'float', default: 7, min: 0, max: 30, step: 0.1 },
  { type: 'choice', default: 'euler', options: ['euler', 'heun', 'ddim'] },
  { type: 'float', default: 1 },
  { type: 'boolean', default: true },
  { type: 'model', default: 'a.safetensors', model_folder: 'checkpoints' },
  { type: 'text', default: 'words' },
  { type: 'image', default: null, optional: true },
  { type: 'seed', default: 7 },
  { type: 'lora', default: lora, model_folder: 'loras' },
]

const inputs = Array.from({ length: INPUTS }, (_, at): TemplateInput => {
  const kind = kinds[at % kinds.length]
  const group = `Group ${Math.floor(at / 10) + 1}`
  return { ...plain, ...kind, name: `input_${at}`, label: `Input ${at}`, group }
})

/** The first template of the console with sixty inputs in place of its own. */
async function withSixty(page: Page): Promise<void> {
  await page.route('**/api/templates', async (route) => {
    const response = await route.fetch()
    const { templates }: { templates: Template[] } = await response.json()
    const [first] = templates
    await route.fulfill({ response, json: { templates: [{ ...first, inputs }], problems: [] } })
  })
}

/** In the page: ms from the press of a button until the frame with what it opened is painted. */
const untilPainted = (page: Page, button: string): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const buttons = [...document.querySelectorAll<HTMLElement>('.switches button')]
        const pressed = performance.now()
        buttons.find((each) => each.textContent === name)?.click()
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)))
      }),
    button,
  )

/** The least that any form of as many inputs must do: bare HTML of its own, in the same place. */
const untilBarePainted = (page: Page): Promise<number> =>
  page.evaluate(
    (count) =>
      new Promise<number>((done) => {
        const place = document.querySelector('.sections')
        const begun = performance.now()
        const form = document.createElement('div')
        for (let at = 0; at < count; at += 1) {
          const label = document.createElement('label')
          label.append(`Input ${at}`, document.createElement('input'))
          form.append(label)
        }
        place?.append(form)
        requestAnimationFrame(() =>
          setTimeout(() => {
            done(performance.now() - begun)
            form.remove()
          }),
        )
      }),
    INPUTS,
  )

/** What the page's thread has worked so far, in ms of the processor: a busy machine adds nothing. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1_000
}

test('a form of sixty inputs opens', async ({ openPage: page }) => {
  await withSixty(page)
  await createProject(page, 'Form benchmark')
  await addShot(page, '1A')
  for (const name of ['Shot', 'Camera', 'Takes']) {
    await page.locator('.switches').getByRole('button', { name }).click()
  }
  const fields = page.locator('.workflow-form .form-field, .workflow-form .file-slot')
  await expect(fields).toHaveCount(INPUTS)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const rows: { form: number; bare: number; work: number }[] = []
  for (let run = 1; run <= WARM_UPS + RUNS; run += 1) {
    await untilPainted(page, 'Generate')
    await expect(fields).toHaveCount(0)
    const bare = await untilBarePainted(page)
    const before = await worked(session)
    const form = await untilPainted(page, 'Generate')
    const work = (await worked(session)) - before
    await expect(fields).toHaveCount(INPUTS)
    if (run > WARM_UPS) rows.push({ form, bare, work })
  }
  writeFileSync(process.env.BENCHMARK_ROWS ?? 'rows.json', JSON.stringify(rows))
})
