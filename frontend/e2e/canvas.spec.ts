import type { Locator, Page } from '@playwright/test'
import { violations } from './axe'
import { addShot, createProject, expect, panel, showsTake, test, typeIn } from './journey'
import { aPng } from './pictures'

/** Where a panel or note lies on the board, in board px. */
const placeOf = (item: Locator) =>
  item.evaluate((element) => {
    const node = element.closest<HTMLElement>('.react-flow__node')
    const [x = 0, y = 0] = (node?.style.transform.match(/-?[\d.]+/g) ?? []).map(Number)
    return { x, y, w: node?.offsetWidth ?? 0 }
  })

/** How far the second lies below the first, in board px. */
const below = async (first: Locator, second: Locator) =>
  (await placeOf(second)).y - (await placeOf(first)).y

const note = (page: Page, words: string): Locator =>
  page.getByRole('group', { name: `Note, ${words}` })

/** Draws a frame upwards from the bare board below the first, until it meets the second. */
async function frame(page: Page, first: Locator, second: Locator): Promise<void> {
  const [from, to] = [await first.boundingBox(), await second.boundingBox()]
  if (!from || !to) throw new Error('A panel is not in view.')
  await page.mouse.move(from.x + 20, from.y + from.height + 120)
  await page.mouse.down()
  await page.mouse.move(to.x + 60, to.y + 40, { steps: 5 })
  await page.mouse.up()
}

/** How far the board is pushed to the right, in px of the screen. */
const pushed = (page: Page) =>
  page
    .locator('.react-flow__viewport')
    .evaluate((board) => new DOMMatrix(getComputedStyle(board).transform).e)

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole('menuitem', { name: entry }).click()
}

/** Lets files go over something, as if they came from the computer. */
async function drop(page: Page, target: Locator, files: Record<string, Buffer>): Promise<void> {
  const named = Object.entries(files).map(([name, data]) => ({
    name,
    data: data.toString('base64'),
  }))
  const dragged = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, data } of all) {
      const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0))
      const type = name.endsWith('.png') ? 'image/png' : 'application/json'
      transfer.items.add(new File([bytes], name, { type }))
    }
    return transfer
  }, named)
  const box = await target.boundingBox()
  const at = { clientX: (box?.x ?? 0) + 60, clientY: (box?.y ?? 0) + 40 }
  await target.dispatchEvent('dragover', { dataTransfer: dragged, ...at })
  await target.dispatchEvent('drop', { dataTransfer: dragged, ...at })
}

test('panels, notes and arrows are put into order by hand and by key, and taken back', async ({
  openPage: page,
}) => {
  await createProject(page, 'In order')
  const [one, two, three] = [
    await addShot(page, '1A'),
    await addShot(page, '1B'),
    await addShot(page, '1C'),
  ]
  await one.click({ position: { x: 40, y: 40 } })
  const start = await placeOf(one)
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => placeOf(one)).toMatchObject({ y: start.y + 12 })
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Alt+w')
  await expect.poll(() => below(one, two)).toBe(0)

  // A frame takes what it meets, with Shift more of it; grouped, both go where one is dragged.
  const selected = page.getByRole('contentinfo').getByText(/^\d+ selected$/)
  await frame(page, two, three)
  await expect(selected).toHaveText('2 selected')
  await page.keyboard.down('Shift')
  await frame(page, one, one)
  await page.keyboard.up('Shift')
  await expect(selected).toHaveText('3 selected')
  await frame(page, one, two)
  await expect(selected).toHaveText('2 selected')
  await page.keyboard.press('Control+g')
  await typeIn(page, 'Two of a kind')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Two of a kind' })).toBeVisible()
  await three.click({ position: { x: 40, y: 40 } })
  const { y: before } = await placeOf(one)
  const box = await one.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 200, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await placeOf(one)).y).toBeGreaterThan(before + 100)
  await expect.poll(() => below(one, two)).toBe(0)

  // Space pans, also over a panel.
  const seen = await one.boundingBox()
  const place = await placeOf(one)
  await page.mouse.move((seen?.x ?? 0) + 60, (seen?.y ?? 0) + 40)
  await page.keyboard.down('Space')
  await expect(page.locator('.canvas.is-panning')).toBeAttached()
  await page.mouse.down()
  await page.mouse.move((seen?.x ?? 0) + 110, (seen?.y ?? 0) + 40, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Space')
  await expect.poll(async () => (await one.boundingBox())?.x).toBeCloseTo((seen?.x ?? 0) + 50, 0)
  expect(await placeOf(one)).toEqual(place)

  // A corner makes it larger in its own shape.
  await three.click({ position: { x: 40, y: 40 } })
  const handle = page.locator('.resize-handle.bottom-right')
  await expect(handle).toBeVisible()
  const corner = await handle.boundingBox()
  await page.mouse.move((corner?.x ?? 0) + 12, (corner?.y ?? 0) + 12)
  await page.mouse.down()
  await page.mouse.move((corner?.x ?? 0) + 132, (corner?.y ?? 0) + 92, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await placeOf(three)).w).toBeGreaterThan(300)
  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(three)).toMatchObject({ w: 240 })

  // Words beside the pictures, and what joins them.
  await page.keyboard.press('s')
  await typeIn(page, 'Keep the horizon low')
  await page.keyboard.press('Escape')
  await expect(note(page, 'Keep the horizon low')).toBeFocused()
  await three.click({ position: { x: 40, y: 40 }, modifiers: ['Control'] })
  await page.keyboard.press('l')
  const arrow = page.getByRole('button', { name: /^Arrow from 1C to a note/ })
  await expect(arrow).toBeAttached()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Delete')
  await expect(arrow).not.toBeAttached()
  await page.keyboard.press('Control+z')
  await expect(arrow).toBeAttached()

  // What the keys do, the menu does.
  await three.click({ button: 'right', position: { x: 40, y: 40 } })
  await choose(page, 'Rename')
  await typeIn(page, 'The lamp stairs')
  await page.keyboard.press('Enter')
  await expect(panel(page, '1C')).toHaveAccessibleName(/The lamp stairs/)
  await page.getByRole('button', { name: 'Arrange' }).click()
  await choose(page, 'Tidy up, in story order')
  await expect.poll(() => below(one, three)).toBe(0)

  // What is let go on the ground of another scene is that scene's; the view may still be moving.
  await page.keyboard.press('Shift+n')
  const ground = page.getByRole('region', { name: 'Scene 2, Scene 2' })
  await expect(async () => {
    await three.hover({ position: { x: 40, y: 30 } })
    const to = await ground.boundingBox()
    await page.mouse.down()
    await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + (to?.height ?? 0) / 2, { steps: 5 })
    await page.mouse.up()
    await expect(page.getByRole('group', { name: /^Scene 2, shot 1C,/ })).toBeVisible({
      timeout: 5_000,
    })
  }).toPass()
  await page.keyboard.press('Control+z')
  await expect(panel(page, '1C')).toHaveAccessibleName(/^Scene 1,/)

  // A press on the map leads there, and further while it is held.
  const map = page.getByRole('region', { name: 'Map of the board' }).locator('.map-picture')
  const edges = await map.boundingBox()
  const [left, middle] = [(edges?.x ?? 0) + 10, (edges?.y ?? 0) + (edges?.height ?? 0) / 2]
  const fitted = await pushed(page)
  await page.mouse.move(left, middle)
  await page.mouse.down()
  await expect.poll(() => pushed(page)).not.toBe(fitted)
  const atStart = await pushed(page)
  await page.mouse.move(left + 100, middle, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => pushed(page)).toBeLessThan(atStart - 100)
})

test('pictures are dropped onto panels and the board, and panels go to another film', async ({
  openPage: page,
  studio,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await createProject(page, 'Brought in')
  const shot = await addShot(page, '1A')
  await drop(page, shot, { 'wall.png': aPng({ width: 64, height: 36 }) })
  await choose(page, 'As a take of 1A')
  await showsTake(shot, 1, 1)

  const board = page.locator('.react-flow__pane')
  await drop(page, board, {
    '01_at_dawn.png': aPng({ width: 80, height: 36 }),
    '02_at_noon.png': aPng({ width: 96, height: 36 }),
  })
  await showsTake(panel(page, '1C'), 1, 1)
  await expect(panel(page, '1B')).toHaveAccessibleName(/01 at dawn/)

  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await page.goto(studio.page)
  await createProject(page, 'Elsewhere')
  await page.keyboard.press('Control+v')
  await showsTake(panel(page, '1C'), 1, 1)
  await expect(panel(page, '1C')).toHaveAccessibleName(/02 at noon/)
  await page.keyboard.press('Control+z')
  await expect(panel(page, '1C')).not.toBeAttached()
})
