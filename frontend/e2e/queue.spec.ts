import type { Locator, Page } from '@playwright/test'
import type { RenderNode, StudioConsole } from './console'
import {
  addShot,
  createProject,
  expect,
  keepPicture,
  panel,
  test,
  writeDescription,
} from './journey'

/** A node on another machine, as far as the console can tell. */
async function addNode(page: Page, studio: StudioConsole, name: string): Promise<RenderNode> {
  const node = await studio.startNode(name)
  await page.goto(`${studio.page}/settings/nodes`)
  await page.getByRole('textbox', { name: 'Address' }).fill(node.url)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem', { name })).toContainText(/Online|Rendering/)
  return node
}

async function orderTakes(page: Page, codes: readonly string[], each: number): Promise<void> {
  for (const code of codes) {
    await addShot(page, code)
    await writeDescription(page, `Shot ${code}: a boat leaves the harbour at dusk.`)
    await page.keyboard.press('Escape')
  }
  for (let take = 0; take < each; take += 1) {
    for (const code of codes) {
      await panel(page, code).focus()
      await page.keyboard.press('g')
    }
  }
}

/** Orders one take of the shot in hand on each of the nodes. */
async function orderOnEach(page: Page, nodes: readonly string[]): Promise<void> {
  await page.keyboard.press('Alt+g')
  const dialog = page.getByRole('dialog', { name: 'Generate' })
  for (const name of nodes)
    await dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
  await dialog.getByText('One on each node').click()
  await expect(dialog.getByText(/^2 takes, /)).toBeVisible()
  await dialog.getByRole('button', { name: 'Generate' }).click()
  await expect(dialog).toBeHidden()
}

type Ordered = {
  pinned_node: string | null
  backend_id: string | null
  metadata: { seed: number }
}

/** The jobs that are meant for one node each. */
async function pinnedJobs({ orchestrator }: StudioConsole): Promise<Ordered[]> {
  const { jobs }: { jobs: Ordered[] } = await (await fetch(`${orchestrator}/api/jobs`)).json()
  return jobs.filter(({ pinned_node }) => pinned_node !== null)
}

const rowsOf = (page: Page): Locator => page.getByRole('treegrid').getByRole('row')
/** Rows of jobs that can still be moved: those alone have the button. */
const movable = (page: Page): Locator =>
  rowsOf(page).filter({ has: page.getByRole('button', { name: /to the front$/ }) })
const idsOf = (rows: Locator): Promise<(string | null)[]> =>
  rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row')))
/** The way back that a message offers, not the one of the board. */
const undo = (page: Page): Locator =>
  page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' })

/** How many jobs wait, by the farm's own count. */
async function waiting({ orchestrator }: StudioConsole): Promise<number> {
  const summary = await (await fetch(`${orchestrator}/api/queue`)).json()
  return summary.waiting
}

async function turnQueue({ orchestrator }: StudioConsole, how: 'pause' | 'resume'): Promise<void> {
  await fetch(`${orchestrator}/api/queue/${how}`, { method: 'POST' })
}

async function enableSketch({ orchestrator }: StudioConsole, enabled: boolean): Promise<void> {
  await fetch(`${orchestrator}/api/backends/sketch`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ enabled }),
  })
}

// Other journeys count on the one node that every console has.
test.afterEach(async ({ studio }) => {
  const { orchestrator } = studio
  const { backends } = await (await fetch(`${orchestrator}/api/backends`)).json()
  for (const { id, configured } of backends) {
    if (!configured) await fetch(`${orchestrator}/api/backends/${id}`, { method: 'DELETE' })
  }
  await enableSketch(studio, true)
  await turnQueue(studio, 'resume')
})

test('two nodes share the work, and a person orders, cancels and pauses it', async ({
  openPage: page,
  studio,
}) => {
  const loft = await addNode(page, studio, 'loft')
  // So slow that most jobs still wait when a slow machine comes to look at the queue.
  await studio.pace(2)
  await studio.faults(loft.url, { step_seconds: 2 })
  await page.goto(studio.page)
  await createProject(page, 'Two nodes')
  // However long the ordering takes, nothing is rendered before somebody looks.
  await turnQueue(studio, 'pause')
  await addShot(page, '1A')
  await orderOnEach(page, ['Storyboard sketch', 'loft'])
  await orderTakes(page, ['1B', '1C', '1D'], 3)
  await expect.poll(() => waiting(studio)).toBe(11)
  await turnQueue(studio, 'resume')

  const chip = page.getByRole('button', { name: /^Queue: / })
  await expect(chip).toBeVisible()
  await chip.click()
  const popover = page.getByRole('dialog', { name: 'Rendering now' })
  await expect(popover.getByRole('progressbar')).toHaveCount(2)
  await popover.getByRole('link', { name: 'Open the queue' }).click()
  await expect(page.getByRole('heading', { name: 'Two nodes, queue' })).toBeAttached()
  await expect(page.getByRole('listitem', { name: 'loft' })).toBeVisible()
  await expect(page.getByRole('row', { name: /, Rendering, Sampling \d+ of \d+$/ })).toHaveCount(2)
  await expect(page.locator('.queue-preview img[src^="blob:"]').first()).toBeAttached()
  await keepPicture(page, 'queue')

  await page.getByRole('radio', { name: 'In order' }).locator('xpath=ancestor::label').click()
  await expect(page).toHaveURL(/view=order/)
  await page.getByRole('button', { name: 'Pause all' }).click()
  await expect(page.getByText(/The queue is paused for everybody/)).toBeVisible()
  // The list follows the farm by a moment: which jobs wait is read once both say the same.
  await expect
    .poll(async () => (await movable(page).count()) - (await waiting(studio)), { intervals: [500] })
    .toBe(0)
  expect(await movable(page).count()).toBeGreaterThanOrEqual(3)
  const before = await idsOf(movable(page))
  const last = before.at(-1)

  // To the front with one click, one place down by key, to the end by dragging.
  await movable(page)
    .last()
    .getByRole('button', { name: /to the front$/ })
    .click()
  await expect.poll(() => idsOf(movable(page)).then(([first]) => first)).toBe(last)
  await movable(page).first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => idsOf(movable(page)).then(([, second]) => second)).toBe(last)
  const target = movable(page).last()
  const { height = 0 } = (await target.boundingBox()) ?? {}
  await page
    .locator(`[data-row="${last}"]`)
    .dragTo(target, { targetPosition: { x: 200, y: height - 3 } })
  await expect.poll(() => idsOf(movable(page))).toEqual(before)

  // Cancelled with one click, and back with one.
  await movable(page)
    .first()
    .getByRole('button', { name: /^Cancel / })
    .click()
  await expect.poll(() => movable(page).count()).toBe(before.length - 1)
  await undo(page).click()
  await expect.poll(() => movable(page).count()).toBe(before.length)

  await page.reload()
  await expect.poll(() => movable(page).count()).toBe(before.length)
  await studio.pace(0)
  await studio.faults(loft.url, { step_seconds: 0 })
  await page.getByRole('button', { name: 'Resume all' }).click()
  await expect(page.getByText('nothing to render')).toBeVisible({ timeout: 90_000 })
  const spread = await pinnedJobs(studio)
  expect(new Set(spread.map(({ backend_id }) => backend_id)).size).toBe(2)
  expect(new Set(spread.map(({ metadata }) => metadata.seed)).size).toBe(2)
  await expect(page.getByRole('button', { name: /^\d+ done today$/ })).toBeVisible()
  await page.getByRole('button', { name: /^What happened/ }).click()
  await expect(
    page.getByRole('list', { name: 'What happened' }).getByText(/^Two nodes: \d+ takes rendered/),
  ).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Clear finished' }).click()
  await expect(page.getByText('The queue is empty')).toBeVisible()
  await undo(page).click()
  await expect(rowsOf(page).filter({ hasText: 'Done' }).first()).toBeVisible()
})

test('a node that fails its jobs is set apart with the reason, and what failed runs elsewhere', async ({
  openPage: page,
  studio,
}) => {
  const cellar = await addNode(page, studio, 'cellar')
  await studio.faults(cellar.url, { fail_classes: ['KSampler'] })
  await page.goto(studio.page)
  await createProject(page, 'A bad node')
  await enableSketch(studio, false)
  await orderTakes(page, ['1A'], 3)
  await page.keyboard.press('Alt+6')
  const triage = page.getByRole('complementary', { name: 'Failures' })
  await expect(triage.getByText('3 failed, 1 cause')).toBeVisible()
  const lane = page.getByRole('listitem', { name: 'cellar' })
  await expect(lane).toContainText(/In quarantine since/)
  await keepPicture(page, 'queue-failures')

  await enableSketch(studio, true)
  await triage.getByRole('button', { name: 'Retry 3 on Storyboard sketch' }).click()
  await expect(page.getByText('nothing to render')).toBeVisible({ timeout: 90_000 })
  await expect(triage.getByText('Nothing has failed')).toBeVisible()

  await cellar.stop()
  await expect(lane).toContainText(/Silent since/)
  await lane.getByRole('button', { name: 'Take out' }).click()
  await expect(lane).toContainText('Taken out; it gets no jobs')
  await undo(page).click()
  await expect(lane).not.toContainText('Taken out')
})
