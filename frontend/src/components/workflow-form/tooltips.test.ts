import { expect, test } from 'vitest'
import { anInput } from '@/testing/facts'
import { explained } from './tooltips'

test('a node explains what the template does not explain itself', () => {
  const own = anInput({ name: 'cfg', tooltip: 'Seven is right here.' })
  const plain = anInput({ name: 'steps' })
  const unheard = anInput({ name: 'seed' })
  const inputs = explained([own, plain, unheard], { cfg: 'Guidance.', steps: 'How many.' })
  expect(inputs.map(({ tooltip }) => tooltip)).toEqual(['Seven is right here.', 'How many.', null])
  expect(inputs[2]).toBe(unheard)
})
