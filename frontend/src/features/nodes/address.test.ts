import { expect, test } from 'vitest'
import { machineOf, nodeUrl } from './address'

test.each([
  ['192.168.1.20', 'http://192.168.1.20:8188'],
  ['north-1:9000', 'http://north-1:9000'],
  [' https://farm.example/ ', 'https://farm.example'],
  ['', ''],
])('%s becomes %s', (typed, url) => {
  expect(nodeUrl(typed)).toBe(url)
})

test('a node without a name is called after its machine', () => {
  expect(machineOf('http://north-1:8188')).toBe('north-1')
  expect(machineOf('nonsense')).toBe('nonsense')
})
