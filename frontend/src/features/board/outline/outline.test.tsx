import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'

/** A board with two scenes, two shots in the first, and the first of them in hand. */
async function openBoard() {
  const doc = newProjectDocument()
  server.use(...boardHandlers(doc))
  const page = renderRoute('/p/film/board')
  await screen.findByText('No shot yet')
  await page.user.keyboard('nn{Shift>}n{/Shift}')
  await row(/^1B/)
  await page.user.click(await row(/^1A/))
  return { doc, ...page }
}

const row = (name: RegExp) => screen.findByRole('treeitem', { name })
const hasFocus = (name: RegExp) =>
  waitFor(() => expect(screen.getByRole('treeitem', { name })).toHaveFocus())
const rows = () => screen.getAllByRole('treeitem').map((each) => each.textContent ?? '')
const starts = (...names: string[]) =>
  waitFor(() =>
    expect(rows().map((text, index) => text.startsWith(names[index] ?? '') || text)).toEqual(
      names.map(() => true),
    ),
  )
const shotOf = (doc: Y.Doc, code: string, number = 1) =>
  [...doc.getMap('shots').values()].find(
    (shot): shot is Y.Map<unknown> =>
      shot instanceof Y.Map && shot.get('code') === code && shot.get('alternate_number') === number,
  )

test('keys move a shot through its scene and into the next', async () => {
  const { user } = await openBoard()
  ;(await row(/^1A/)).focus()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await starts('1Scene 1', '1B', '1A', '2Scene 2')
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await starts('1Scene 1', '1B', '2Scene 2', '1A')
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await starts('1Scene 1', '1B', '1A', '2Scene 2')
})

test('after a new name the row hears the keys again, and undo says what it took back', async () => {
  const { user } = await openBoard()
  ;(await row(/^1A/)).focus()
  await user.keyboard('{F2}The wall{Enter}')
  await hasFocus(/^1AThe wall/)
  await user.keyboard('{F2}nothing{Escape}')
  await hasFocus(/^1AThe wall/)
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await starts('1Scene 1', '1B', '1A', '2Scene 2')
  await user.keyboard('{Control>}z{/Control}')
  await starts('1Scene 1', '1A', '1B', '2Scene 2')
  expect(await screen.findByText('Taken back: move 1 shot')).toBeInTheDocument()
})

test('keys move a scene with its shots, and undo moves it back', async () => {
  const { user } = await openBoard()
  ;(await row(/Scene 2/)).focus()
  await user.click(await row(/Scene 2/))
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await starts('1Scene 2', '2Scene 1', '1A', '1B')
  await user.click(screen.getByRole('button', { name: /^Undo/ }))
  await starts('1Scene 1', '1A', '1B', '2Scene 2')
})

test('A adds an alternate, which stands; a press on the other puts that one back', async () => {
  const { doc, user } = await openBoard()
  await user.keyboard('a')
  expect(await row(/^A2.*stands on the board/)).toBeVisible()
  await waitFor(() => expect(shotOf(doc, '1A', 2)).toBeDefined())
  await user.click(await row(/^A1/))
  expect(await row(/^A1.*stands on the board/)).toBeVisible()
  expect(await screen.findByRole('complementary', { name: 'Inspector, shot 1A' })).toBeVisible()
})

test('a number rates, D duplicates, and both are told in the outline', async () => {
  const { doc, user } = await openBoard()
  await user.keyboard('4')
  expect(await row(/^1A.*4 stars/)).toBeVisible()
  await user.keyboard('d')
  expect(await row(/^1C.*4 stars/)).toBeVisible()
  await waitFor(() => expect(shotOf(doc, '1C')?.get('rating')).toBe(4))
})

test('the menu of a row sends a shot to another scene', async () => {
  const { user } = await openBoard()
  await user.pointer({ keys: '[MouseRight]', target: await row(/^1A/) })
  await user.click(await screen.findByRole('menuitem', { name: '2 Scene 2' }))
  await starts('1Scene 1', '1B', '2Scene 2', '1A')
})

test('a deleted scene lies in the trash and comes back from there with its shots', async () => {
  const { user } = await openBoard()
  await user.pointer({ keys: '[MouseRight]', target: await row(/Scene 1/) })
  await user.click(await screen.findByRole('menuitem', { name: 'Delete with its shots' }))
  await starts('1Scene 2')
  await user.click(screen.getByRole('button', { name: 'Trash, 1' }))
  const trash = within(await screen.findByRole('dialog', { name: 'Deleted from the board' }))
  expect(trash.getByText('Scene Scene 1, 2 shots')).toBeVisible()
  await user.click(trash.getByRole('button', { name: 'Restore' }))
  expect(await trash.findByText(/Nothing lies here/)).toBeVisible()
  await user.keyboard('{Escape}')
  await starts('1Scene 1', '1A', '1B', '2Scene 2')
})

test('one thing in the trash is deleted for good once that is said twice, the others stay', async () => {
  const { doc, user } = await openBoard()
  await user.click(await row(/^1A/))
  await user.keyboard('{Delete}')
  await user.click(await row(/^1B/))
  await user.keyboard('{Delete}')
  await user.click(await screen.findByRole('button', { name: 'Trash, 2' }))
  const trash = within(await screen.findByRole('dialog', { name: 'Deleted from the board' }))
  await user.click(trash.getByRole('button', { name: /^Delete Shot 1A.* for good$/ }))
  await user.click(trash.getByRole('button', { name: 'Keep' }))
  await user.click(trash.getByRole('button', { name: /^Delete Shot 1A.* for good$/ }))
  await user.click(trash.getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(trash.getAllByRole('button', { name: 'Restore' })).toHaveLength(1))
  const kinds = [...doc.getMap('trash').values()].map((entry) => Object(entry).kind ?? 'shot')
  expect(kinds.sort()).toEqual(['gone', 'shot'])
  await user.keyboard('{Escape}')
})

test('a scene shows its heading and words beside the board, and folds', async () => {
  const { doc, user } = await openBoard()
  await user.click(await row(/Scene 1/))
  const inspector = within(await screen.findByRole('complementary', { name: 'Inspector, scene 1' }))
  await user.type(inspector.getByRole('textbox', { name: 'Heading' }), 'INT. day')
  await waitFor(() => {
    const scene = doc.getMap('scenes').get('s1')
    expect(scene instanceof Y.Map && scene.get('heading')).toBe('INT. day')
  })
  ;(await row(/Scene 1/)).focus()
  await user.keyboard('{ArrowLeft}')
  await starts('1Scene 1', '2Scene 2')
})

test('the filter shows what has no take, and the way back to everything', async () => {
  const { user } = await openBoard()
  await user.click(screen.getByRole('button', { name: 'Filter the outline' }))
  await user.click(await screen.findByRole('menuitem', { name: /4 stars and more/ }))
  await starts('1Scene 1', '2Scene 2')
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  await starts('1Scene 1', '1A', '1B', '2Scene 2')
})
