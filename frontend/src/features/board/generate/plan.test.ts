import { expect, test } from 'vitest'
import { aShot } from '@/testing/facts'
import { oneDraft, planRenders, seedsOf } from './plan'

const draws = (...values: number[]) => {
  let place = 0
  return () => values[place++ % values.length] ?? 0
}

test('several takes of a fixed seed begin with it, and the others are drawn', () => {
  const shot = aShot({ seedPolicy: 'fixed', seed: 7 })
  const renders = planRenders([shot], { ...oneDraft, takes: 4 }, draws(0.1, 0.2, 0.3))
  expect(renders[0]).toMatchObject({ seed: 7, isSpread: false })
  expect(renders.slice(1).every(({ isSpread }) => isSpread)).toBe(true)
  expect(new Set(renders.map(({ seed }) => seed)).size).toBe(4)
})

test('a seed that is counted goes on counting', () => {
  expect(seedsOf(aShot({ seedPolicy: 'increment', seed: 7 }), 3)).toEqual([8, 9, 10])
})

test('a seed that is drawn twice is drawn again', () => {
  expect(new Set(seedsOf(aShot(), 3, draws(0.5, 0.5, 0.5, 0.25, 0.75))).size).toBe(3)
})

test('one on each node makes as many takes as there are nodes', () => {
  const options = { ...oneDraft, takes: 'each' as const, nodes: ['n1', 'n2', 'n3'] }
  expect(planRenders([aShot()], options).map(({ node }) => node)).toEqual(['n1', 'n2', 'n3'])
})

test('many shots are spread over the chosen nodes in turn', () => {
  const shots = ['a', 'b', 'c'].map((id) => aShot({ id }))
  const renders = planRenders(shots, { ...oneDraft, nodes: ['n1', 'n2'] })
  expect(renders.map(({ node }) => node)).toEqual(['n1', 'n2', 'n1'])
})

test('without chosen nodes each shot is rendered on its own, or on any', () => {
  const shots = [aShot({ nodeId: 'n2' }), aShot({ id: 'b' })]
  expect(planRenders(shots, oneDraft).map(({ node }) => node)).toEqual(['n2', null])
})
