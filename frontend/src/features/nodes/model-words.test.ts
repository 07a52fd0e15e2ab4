import { expect, test } from 'vitest'
import { pathParts, precisionOf, typeLabel } from './model-words'

test.each([
  ['flux1-dev-fp8.safetensors', 'fp8'],
  ['wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors', 'fp8'],
  ['flux1-dev-Q4_K_M.gguf', 'Q4_K_M'],
  ['qwen-image-Q8_0.gguf', 'Q8_0'],
  ['sd_xl_base_1.0.safetensors', null],
  ['iq_portrait.safetensors', null],
])('%s is %s', (name, precision) => expect(precisionOf(name)).toBe(precision))

test('a folder that nobody names keeps its own name', () => {
  expect([typeLabel('loras'), typeLabel('ipadapter')]).toEqual(['LoRA', 'ipadapter'])
})

test('a file is told from the folder that it lies in, on any machine', () => {
  expect(pathParts('flux\\dev.safetensors')).toEqual({ folder: 'flux\\', file: 'dev.safetensors' })
  expect(pathParts('dev.gguf')).toEqual({ folder: '', file: 'dev.gguf' })
})
