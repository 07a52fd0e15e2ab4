import { expect, test } from 'vitest'
import { aShot, byId } from '@/testing/facts'
import { alternateAfter, alternatesOf, slate, slotsOf, standingIn, standingOf } from './slots'

const first = aShot({ id: 'a', slotId: 'slot', code: '2C' })
const second = aShot({ id: 'b', slotId: 'slot', code: '2C', alternateNumber: 2 })
const third = aShot({ id: 'c', slotId: 'slot', code: '2C', alternateNumber: 3 })
const alone = aShot({ id: 'd', slotId: 'other', code: '2D' })

test('the first alternate has the code for its folder and the others their number', () => {
  expect([first, second].map(slate)).toEqual(['2C', '2C A2'])
})

test('the alternate that was chosen last stands, and where nobody chose the first one', () => {
  const chosen = { ...second, standsAt: '2026-11-21T10:00:00Z' }
  const earlier = { ...third, standsAt: '2026-11-20T10:00:00Z' }
  expect(standingOf([first, chosen, earlier])?.id).toBe('b')
  expect(standingOf([first, second, third])?.id).toBe('a')
  expect(standingIn(byId([third, chosen, first, alone])).map(({ id }) => id)).toEqual(['b', 'd'])
})

test('alternates stand by their numbers', () => {
  const shots = byId([third, alone, first, second])
  expect(alternatesOf(shots, second).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(
    slotsOf(shots)
      .get('slot')
      ?.map(({ id }) => id),
  ).toEqual(['a', 'b', 'c'])
})

test('behind the last alternate comes the first, and behind the only one none', () => {
  const all = byId([first, second, third, alone])
  expect(['a', 'b', 'c', 'd', 'gone'].map((id) => alternateAfter(all, id))).toEqual([
    'b',
    'c',
    'a',
    null,
    null,
  ])
})
