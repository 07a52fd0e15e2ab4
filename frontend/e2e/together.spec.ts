import {
  addShot,
  createProject,
  emptyBoard,
  expect,
  panel,
  showsTake,
  test,
  writeDescription,
} from './journey'

test('two people on one board see what the other does', async ({ openPage: ines, browser }) => {
  await createProject(ines, 'Together')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const tarek = await context.newPage()
  await tarek.goto(ines.url())
  await expect(emptyBoard(tarek)).toBeVisible()

  await addShot(ines, '1A')
  await expect(panel(tarek, '1A')).toBeVisible()
  await panel(tarek, '1A').click()
  await writeDescription(tarek, 'Two friends share an umbrella.')
  const words = ines.getByRole('textbox', { name: 'What happens in the shot' })
  await expect(words).toHaveValue('Two friends share an umbrella.')

  await ines.getByRole('button', { name: /^Generate G$/ }).click()
  await showsTake(panel(ines, '1A'), 1, 1)
  await showsTake(panel(tarek, '1A'), 1, 1)
  await context.close()
})
