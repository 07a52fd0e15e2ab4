import { deflateSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe'
import { addShot, createProject, expect, panel, showsTake, test } from './journey'

/** Where a panel or note lies on the board, in board px. */
const placeOf = (item: Locator) =>
  item.evaluate((element) => {
    const node = element.closest<HTMLElement>('.react-flow__node')
    const [x = 0, y = 0] = (node?.style.transform.match(/-?[\d.]+/g) ?? []).map(Number)
    return { x, y, w: node?.offsetWidth ?? 0 }
  })

const note = (page: Page, words: string): Locator =>
  page.getByRole('group', { name: `Note, ${words}` })

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole('menuitem', { name: entry }).click()
}

/** A plain grey picture as a file of the PNG kind. */
function aPicture(width = 64, height = 36): Buffer {
  const rows = Buffer.concat(
    Array.from({ length: height }, () =>
      Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 128)]),
    ),
  )
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(data: Buffer): number {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
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

/** A field takes the keyboard a moment after the key or the menu that opened it. */
async function write(page: Page, words: string): Promise<void> {
  await expect(page.locator('input:focus, textarea:focus')).toBeVisible()
  await page.keyboard.type(words)
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
  expect((await placeOf(one)).y).toBe(start.y + 12)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Alt+w')
  expect((await placeOf(two)).y).toBe((await placeOf(one)).y)

  // Grouped, both go where one is dragged.
  await one.click({ position: { x: 40, y: 40 } })
  await two.click({ position: { x: 40, y: 40 }, modifiers: ['Control'] })
  await page.keyboard.press('Control+g')
  await write(page, 'Two of a kind')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Two of a kind' })).toBeVisible()
  const before = { one: await placeOf(one), two: await placeOf(two) }
  const box = await one.boundingBox()
  await three.click({ position: { x: 40, y: 40 } })
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 200, { steps: 5 })
  await page.mouse.up()
  const after = { one: await placeOf(one), two: await placeOf(two) }
  expect(after.one.y).toBeGreaterThan(before.one.y + 100)
  expect(after.two.y - before.two.y).toBe(after.one.y - before.one.y)

  // Space pans, also over a panel.
  const seen = await one.boundingBox()
  const place = await placeOf(one)
  await page.mouse.move((seen?.x ?? 0) + 60, (seen?.y ?? 0) + 40)
  await page.keyboard.down('Space')
  await page.mouse.down()
  await page.mouse.move((seen?.x ?? 0) + 110, (seen?.y ?? 0) + 40, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Space')
  expect((await one.boundingBox())?.x).toBeCloseTo((seen?.x ?? 0) + 50, 0)
  expect(await placeOf(one)).toEqual(place)

  // A corner makes it larger in its own shape.
  await three.click({ position: { x: 40, y: 40 } })
  const handle = page.locator('.resize-handle.bottom-right')
  const corner = await handle.boundingBox()
  await page.mouse.move((corner?.x ?? 0) + 12, (corner?.y ?? 0) + 12)
  await page.mouse.down()
  await page.mouse.move((corner?.x ?? 0) + 132, (corner?.y ?? 0) + 92, { steps: 5 })
  await page.mouse.up()
  expect((await placeOf(three)).w).toBeGreaterThan(300)
  await page.keyboard.press('Control+z')
  expect((await placeOf(three)).w).toBe(240)

  // Words beside the pictures, and what joins them.
  await page.keyboard.press('s')
  await write(page, 'Keep the horizon low')
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
  await write(page, 'The lamp stairs')
  await page.keyboard.press('Enter')
  await expect(panel(page, '1C')).toHaveAccessibleName(/The lamp stairs/)
  await page.getByRole('button', { name: 'Arrange' }).click()
  await choose(page, 'Tidy up, in story order')
  expect(await placeOf(one)).toMatchObject({ y: (await placeOf(three)).y })
})

test('pictures are dropped onto panels and the board, and panels go to another film', async ({
  openPage: page,
  studio,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await createProject(page, 'Brought in')
  const shot = await addShot(page, '1A')
  await drop(page, shot, { 'wall.png': aPicture() })
  await choose(page, 'As a take of 1A')
  await showsTake(shot, 1, 1)

  const board = page.locator('.react-flow__pane')
  await drop(page, board, { '01_at_dawn.png': aPicture(80), '02_at_noon.png': aPicture(96) })
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
