import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { createApi } from '@/api/client'
import { ApiProvider } from '@/api/context'
import type { FormValues, ValueChanges } from '@/lib/workflow/values'
import { aCatalogue } from '@/testing/catalogue'
import { anInput } from '@/testing/facts'
import { testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import type { FileShelf } from './form-context'
import type { FormInput } from './inputs'
import type { ModelShelf } from './models'
import type { ShotSide } from './shot-side'
import { WorkflowForm } from './workflow-form'

const { prompt_engine: promptEngine } = testConfig.services

type Given = {
  inputs: readonly FormInput[]
  values?: FormValues
  models?: ModelShelf
  problems?: Readonly<Record<string, string>>
  files?: FileShelf
  shot?: ShotSide
}

/** A form over values of its own; `changes` hears what it says. */
function openForm({ values: start = {}, ...props }: Given) {
  const changes = vi.fn<(changes: ValueChanges, manner: string) => void>()
  const ratio = { id: 'r_1_00', label: '1.00:1', ratio: 1, aliases: [] }
  const catalogue = { ...aCatalogue([]), facts: { aspect_ratios: [ratio] } }
  server.use(http.get(`${promptEngine}/api/catalogue`, () => HttpResponse.json(catalogue)))
  function Held() {
    const [values, setValues] = useState(start)
    return (
      <WorkflowForm
        {...props}
        values={values}
        onChange={(changed, manner) => {
          changes(changed, manner)
          setValues((before) =>
            Object.fromEntries(
              Object.entries({ ...before, ...changed }).filter(([, value]) => value !== null),
            ),
          )
        }}
      />
    )
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider api={createApi(testConfig)}>
        <Held />
      </ApiProvider>
    </QueryClientProvider>,
  )
  const last = () => changes.mock.calls.at(-1)?.[0]
  return { changes, last, user: userEvent.setup() }
}

test('inputs stand in their groups, those without a group first, and the advanced are folded', async () => {
  const { user } = openForm({
    inputs: [
      anInput({ name: 'cfg', label: 'Guidance', group: 'Sampling' }),
      anInput({ name: 'shift', label: 'Shift', group: 'Sampling', advanced: true }),
      anInput({ name: 'tile', label: 'Tile', group: 'Memory', advanced: true }),
      anInput({ name: 'count', label: 'Count' }),
    ],
  })
  const group = screen.getByRole('group', { name: 'Sampling' })
  expect(within(group).getByRole('spinbutton', { name: 'Guidance' })).toBeVisible()
  expect(screen.queryByRole('spinbutton', { name: 'Shift' })).not.toBeInTheDocument()
  await user.click(within(group).getByRole('button', { name: 'More settings' }))
  expect(within(group).getByRole('spinbutton', { name: 'Shift' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Memory', expanded: false }))
  expect(screen.getByRole('spinbutton', { name: 'Tile' })).toBeVisible()
  const [first] = screen.getAllByRole('spinbutton')
  expect(first).toHaveAccessibleName('Count')
})

test('a number keeps within its limits, and goes back to the default', async () => {
  const input = anInput({ name: 'steps', label: 'Steps', type: 'integer', default: 20, max: 50 })
  const { user, last } = openForm({ inputs: [input] })
  const field = screen.getByRole('spinbutton', { name: 'Steps' })
  await user.clear(field)
  await user.type(field, '99{Enter}')
  expect(last()).toEqual({ steps: 50 })
  await user.click(screen.getByRole('button', { name: 'Reset Steps' }))
  expect(last()).toEqual({ steps: null })
  expect(field).toHaveValue('20')
  expect(screen.queryByRole('button', { name: 'Reset Steps' })).not.toBeInTheDocument()
})

test('folded settings say how many of them are set and wrong', () => {
  openForm({
    inputs: [
      anInput({ name: 'a', group: 'Memory', advanced: true }),
      anInput({ name: 'b', group: 'Memory', advanced: true }),
    ],
    values: { a: 3 },
    problems: { b: 'Too much.' },
  })
  expect(screen.getByRole('button', { name: 'Memory 1 set, 1 wrong' })).toBeVisible()
})

test('a choice is found by typing', async () => {
  const options = ['euler', 'heun', 'dpmpp_2m']
  const input = anInput({ name: 's', label: 'Sampler', type: 'choice', options, default: 'euler' })
  const { user, last } = openForm({ inputs: [input] })
  await user.click(screen.getByRole('button', { name: /^Sampler/ }))
  await user.keyboard('2m')
  await user.keyboard('{Enter}')
  expect(last()).toEqual({ s: 'dpmpp_2m' })
})

const models: ModelShelf = {
  nodes: 3,
  folders: {
    checkpoints: [
      { name: 'flux/dev_fp8.safetensors', nodes: 2 },
      { name: 'sdxl_base.safetensors', nodes: 3 },
    ],
  },
}

const checkpoint = anInput({
  name: 'base',
  label: 'Checkpoint',
  type: 'model',
  model_folder: 'checkpoints',
  default: 'flux-dev-fp8.safetensors',
})

test('models stand by folder with the nodes that lack them; a missing one offers the nearest', async () => {
  const { user, last } = openForm({ inputs: [checkpoint], models })
  const field = screen.getByRole('button', { name: 'Checkpoint flux-dev-fp8.safetensors' })
  expect(field).toHaveAccessibleDescription(/^\s*On no node\.$/)
  await user.click(field)
  expect(screen.getByRole('option', { name: /dev_fp8.safetensors.*On 2 of 3 nodes/ })).toBeVisible()
  expect(
    screen.getByRole('option', { name: /^flux-dev-fp8.*On no node; the nearest is dev_fp8/ }),
  ).toBeVisible()
  expect(screen.getByRole('group', { name: 'flux' })).toBeVisible()
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Use dev_fp8.safetensors' }))
  expect(last()).toEqual({ base: 'flux/dev_fp8.safetensors' })
})

test('LoRAs are added, switched off, moved and removed', async () => {
  const base = { ...checkpoint, role: 'checkpoint' as const }
  const a = { name: 'a', strength: 1, strength_clip: null, enabled: true, wire: null }
  const { user, last } = openForm({ inputs: [base], values: { loras: [a, { ...a, name: 'b' }] } })
  await user.click(screen.getByRole('switch', { name: 'Use LoRA 1' }))
  expect(last()).toMatchObject({ loras: [{ name: 'a', enabled: false }, { name: 'b' }] })
  await user.click(screen.getByRole('button', { name: 'LoRA 1: later' }))
  expect(last()).toMatchObject({ loras: [{ name: 'b' }, { name: 'a' }] })
  screen.getByRole('spinbutton', { name: 'Strength of LoRA 2' }).focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(last()).toMatchObject({ loras: [{ name: 'a' }, { name: 'b' }] })
  await waitFor(() =>
    expect(screen.getByRole('spinbutton', { name: 'Strength of LoRA 1' })).toHaveFocus(),
  )
  await user.click(screen.getByRole('button', { name: 'Remove LoRA 1' }))
  expect(last()).toMatchObject({ loras: [{ name: 'b' }] })
  await user.click(screen.getByRole('button', { name: 'Add a LoRA' }))
  expect(last()).toMatchObject({ loras: [{ name: 'b' }, { name: '', strength: 1 }] })
})

test('a LoRA of the graph keeps its file while its strength changes', async () => {
  const look = { name: 'noir', strength: 0.8, strength_clip: null, enabled: true }
  const input = anInput({ name: 'look', label: 'Look', type: 'lora', default: look })
  const { user, last } = openForm({ inputs: [input] })
  const field = screen.getByRole('spinbutton', { name: 'Strength of Look' })
  await user.clear(field)
  await user.type(field, '0.5{Enter}')
  expect(last()).toEqual({ look: { ...look, strength: 0.5 } })
})

const side = (name: 'width' | 'height') =>
  anInput({ name, label: name, type: 'integer', role: name, default: 1024, min: 64, step: 64 })

test('a size takes a shape of film in the steps of its workflow, and is turned', async () => {
  const values = { width: 1344, height: 768 }
  const { user, last } = openForm({ inputs: [side('width'), side('height')], values })
  expect(screen.getByText('1.03 MP')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Swap width and height' }))
  expect(last()).toEqual({ width: 768, height: 1344 })
  await user.click(screen.getByRole('button', { name: /Size/ }))
  await user.click(await screen.findByRole('option', { name: '1.00 : 1' }))
  expect(last()).toEqual({ width: 1024, height: 1024 })
  await user.click(screen.getByRole('button', { name: 'Reset the size' }))
  expect(last()).toEqual({ width: null, height: null })
})

test('what is wrong with an input stands beside it and describes it', () => {
  const problem = 'Guidance (cfg) must be at most 30.'
  openForm({ inputs: [anInput()], problems: { cfg: problem } })
  expect(screen.getByRole('spinbutton', { name: 'Guidance' })).toHaveAccessibleDescription(problem)
  expect(screen.getByText(problem, { selector: 'p' })).toBeVisible()
})

function aShelf(): FileShelf {
  const keep = vi.fn(async (file: File) => `inputs/${file.name}`)
  const files = () => [{ id: 't', label: '1A v001', group: 'Scene 1', path: 'Film/1A_v001.png' }]
  return {
    id: 'film',
    keep,
    files,
    thumbnailUrl: (path) => `/thumbnail/${path}`,
    fileUrl: (path) => `/file/${path}`,
    find: async (type, words) => ({ paths: [`${type}/${words || 'newest'}.png`], next: null }),
  }
}

const frame = anInput({
  name: 'start',
  label: 'Start',
  type: 'image',
  default: null,
  optional: true,
})

test('a file is chosen, left out and removed', async () => {
  const shelf = aShelf()
  const { user, last } = openForm({ inputs: [frame], files: shelf })
  const slot = screen.getByRole('group', { name: 'Start' })
  const chooser = slot.querySelector('input')
  if (chooser) await user.upload(chooser, new File(['x'], 'a.png', { type: 'image/png' }))
  expect(await screen.findByRole('button', { name: 'Start: choose another file' })).toBeVisible()
  expect(last()).toEqual({ start: 'inputs/a.png' })
  await user.click(screen.getByRole('button', { name: 'Use Start', pressed: true }))
  expect(last()).toEqual({ start: { path: 'inputs/a.png', enabled: false } })
  await user.click(screen.getByRole('button', { name: 'Remove Start' }))
  expect(last()).toEqual({ start: null })
})

test('a picture is pasted; another kind of file is refused with a sentence', async () => {
  const shelf = aShelf()
  const { last } = openForm({ inputs: [frame], files: shelf })
  screen.getByRole('button', { name: 'Start: choose a file' }).focus()
  const paste = (name: string) => {
    const clipboardData = { files: [new File(['x'], name)], getData: () => '' }
    fireEvent.paste(document.activeElement ?? document.body, { clipboardData })
  }
  paste('a.png')
  expect(await screen.findByRole('button', { name: 'Remove Start' })).toBeVisible()
  expect(last()).toEqual({ start: 'inputs/a.png' })
  paste('b.mp4')
  expect(await screen.findByText('Start takes a picture.')).toBeVisible()
  expect(last()).toEqual({ start: 'inputs/a.png' })
})

test('a take of the board is put into a slot', async () => {
  const { user, last } = openForm({ inputs: [frame], files: aShelf() })
  await user.click(screen.getByRole('button', { name: 'Start: take from the board' }))
  await user.click(screen.getByRole('option', { name: '1A v001' }))
  expect(last()).toEqual({ start: 'Film/1A_v001.png' })
})

test('a file of the gallery is found by words and put into a slot', async () => {
  const { user, last } = openForm({ inputs: [frame], files: aShelf() })
  await user.click(screen.getByRole('button', { name: 'Start: take from the gallery' }))
  expect(await screen.findByRole('option', { name: 'newest.png' })).toBeVisible()
  await user.type(screen.getByRole('searchbox', { name: 'Find in the gallery' }), 'rain')
  await user.click(await screen.findByRole('option', { name: 'rain.png' }))
  expect(last()).toEqual({ start: 'image/rain.png' })
})

test('an empty clipboard says so beside the slot', async () => {
  const { user } = openForm({ inputs: [frame], files: aShelf() })
  await user.click(screen.getByRole('button', { name: 'Start: paste a picture' }))
  expect(await screen.findByText(/no picture on the clipboard/, { selector: 'p' })).toBeVisible()
})

function aSide(facts: Partial<ShotSide> = {}): ShotSide {
  return {
    seed: 7,
    seedPolicy: 'random',
    onSeed: vi.fn(),
    onSeedPolicy: vi.fn(),
    written: { prompt: 'Wide shot. Rain.', negative: '', remarks: [] },
    promptFoot: null,
    ...facts,
  }
}

test('a prompt follows its shot until it is written by hand', async () => {
  const prompt = anInput({
    name: 'p',
    label: 'Prompt',
    type: 'text',
    role: 'prompt',
    default: null,
  })
  const { user, last } = openForm({ inputs: [prompt], shot: aSide() })
  const field = () => screen.getByRole('textbox', { name: /^Prompt/ })
  expect(field()).toHaveValue('Wide shot. Rain.')
  expect(field()).toHaveAttribute('readonly')
  await user.click(screen.getByRole('button', { name: 'Follows shot', pressed: true }))
  await user.type(field(), ' Night.')
  expect(last()).toEqual({ p: 'Wide shot. Rain. Night.' })
  await user.click(screen.getByRole('button', { name: 'By hand', pressed: false }))
  expect(last()).toEqual({ p: null })
  expect(field()).toHaveValue('Wide shot. Rain.')
})

test('the seed of a shot is kept or counted, never both', async () => {
  const seed = anInput({ name: 's', label: 'Seed', type: 'seed', role: 'seed', default: 0 })
  const shot = aSide({ seedPolicy: 'increment' })
  const { user } = openForm({ inputs: [seed], shot })
  expect(screen.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('7')
  expect(screen.getByRole('button', { name: 'Count the seed up' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await user.click(screen.getByRole('button', { name: 'Keep the seed', pressed: false }))
  expect(shot.onSeedPolicy).toHaveBeenLastCalledWith('fixed')
  await user.click(screen.getByRole('button', { name: 'New seed' }))
  expect(shot.onSeed).toHaveBeenCalled()
})
