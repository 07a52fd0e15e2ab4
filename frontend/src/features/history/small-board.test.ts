import { expect, test } from 'vitest'
import { smallBoard } from './small-board'

test('panels lie in small as they lie on the board, and the box goes round them', () => {
  const { panels, box } = smallBoard({
    shots: { a: { code: '1A', chosen_take: 't' }, b: { code: '1B' }, lost: { code: '1C' } },
    placements: { a: { x: 0, y: 0, w: 240, h: 178 }, b: { x: 252, y: 100, w: 240, h: 178 } },
  })
  expect(panels.map(({ code, take }) => [code, take])).toEqual([
    ['1A', 't'],
    ['1B', null],
  ])
  expect(box).toEqual([-24, -24, 540, 278])
})

test('a board without panels has a box, too', () => {
  expect(smallBoard({}).box).toEqual([0, 0, 240, 130])
})
