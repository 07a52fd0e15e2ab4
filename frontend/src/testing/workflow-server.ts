import { HttpResponse, http, type JsonBodyType } from 'msw'
import * as Y from 'yjs'
import type { Template } from '@/api/types'
import type {
  GraphNode,
  GraphNodeInput,
  ImportResult,
  Inspected,
  NodeReach,
  Replay,
} from '@/api/workflows'
import { boardHandlers, newProjectDocument } from './board-server'
import { anInput, aTemplate } from './facts'
import { testConfig } from './render-route'

const { orchestrator, prompt_engine: promptEngine } = testConfig.services

export const aReach = (facts: Partial<NodeReach> = {}): NodeReach => ({
  backend_id: 'north-1',
  name: 'north-1',
  online: true,
  runs: true,
  missing_classes: [],
  missing_models: [],
  missing_values: [],
  ...facts,
})

const aGraphInput = (facts: Partial<GraphNodeInput>): GraphNodeInput => ({
  name: 'text',
  type: 'STRING',
  link: null,
  value: null,
  widget: true,
  min: null,
  max: null,
  step: null,
  options: null,
  model_folder: null,
  tooltip: null,
  input_type: null,
  ...facts,
})

const aGraphNode = (facts: Partial<GraphNode>): GraphNode => ({
  id: '1',
  title: 'Graph node',
  class_type: 'Anything',
  x: null,
  y: null,
  w: null,
  h: null,
  inputs: [],
  outputs: [],
  ...facts,
})

/** A sampler that takes its words from a text box. */
export const someNodes: readonly GraphNode[] = [
  aGraphNode({
    id: '1',
    title: 'What we see',
    class_type: 'CLIPTextEncode',
    inputs: [aGraphInput({ name: 'text', value: 'a wall', input_type: 'text' })],
    outputs: [{ name: 'CONDITIONING', type: 'CONDITIONING' }],
  }),
  aGraphNode({
    id: '2',
    title: 'First pass',
    class_type: 'KSampler',
    inputs: [
      aGraphInput({ name: 'positive', type: 'CONDITIONING', link: { node: '1', slot: 0 } }),
      aGraphInput({ name: 'cfg', value: 7, input_type: 'float', min: 0, max: 100 }),
      aGraphInput({ name: 'steps', value: 20, input_type: 'integer', min: 1 }),
    ],
  }),
]

const prompt = anInput({
  name: 'prompt',
  label: 'Prompt',
  type: 'text',
  role: 'prompt',
  node: '1',
  field: 'text',
  default: null,
})
const steps = anInput({
  name: 'steps',
  label: 'Steps',
  type: 'integer',
  role: 'steps',
  node: '2',
  field: 'steps',
  default: 20,
})

export const builtIn = aTemplate({ id: 'still', title: 'Storyboard still', engine: 'sketch' })
export const own = aTemplate({
  id: 'sea-wall',
  title: 'Sea wall',
  origin: 'own',
  engine: 'flux',
  category: 'image_to_image',
  categories: ['night'],
  inputs: [prompt],
})

export const anInspection = (facts: Partial<Inspected> = {}): Inspected => ({
  name: 'harbour',
  form: 'page',
  graph: { '1': {}, '2': {} },
  has_page: true,
  warnings: [],
  missing_nodes: [],
  reading: {
    kind: 'image',
    category: 'text_to_image',
    engine: 'flux',
    prompts: [],
    parameters: [],
    models: [],
    loras: [],
    media: [],
    outputs: [
      { graph_node: '9', class_type: 'SaveImage', title: 'Save', kind: 'image', saved: true },
    ],
    phases: [],
    unknown_classes: [],
  },
  inputs: [prompt, steps],
  match: null,
  parameters: null,
  generation: null,
  ...facts,
})

/** How a picture of the own workflow was made. */
export const aReplay = (facts: Partial<Replay> = {}): Replay => ({
  name: 'take.png',
  graph: { '1': {}, '2': {} },
  graph_text: '{"1": {}, "2": {}}',
  inputs: { '1.image': 'inputs/harbour.png' },
  template: { id: own.id, title: own.title },
  values: { prompt: 'a wall' },
  prompt: 'a wall',
  negative_prompt: '',
  seed: 481516,
  from_record: false,
  drift: [],
  ...facts,
})

/** What was asked of the library, in the order in which it was asked. */
export type Asked = { method: string; path: string; body: JsonBodyType }

type Shelf = {
  templates?: readonly Template[]
  where?: Readonly<Record<string, readonly NodeReach[]>>
  inspected?: Inspected
  replay?: Replay
  results?: readonly ImportResult[]
}

/** A project with these shots, none of them in need of a workflow. */
export function aFilm(codes: readonly string[]): Y.Doc {
  const doc = newProjectDocument()
  for (const [place, code] of codes.entries()) {
    const facts = { id: code, scene_id: 's1', order: place, code, name: '', template_id: 'still' }
    doc.getMap('shots').set(code, new Y.Map<unknown>(Object.entries(facts)))
  }
  return doc
}

/** A library that answers from plain data, and changes as it is asked to. */
export function workflowHandlers(shelf: Shelf = {}, doc: Y.Doc = newProjectDocument()) {
  const asked: Asked[] = []
  let templates = [...(shelf.templates ?? [builtIn, own])]
  const thrown = new Map<string, Template>()
  const note = async (request: Request): Promise<JsonBodyType> => {
    const isForm = request.headers.get('content-type')?.startsWith('multipart') ?? false
    const text = isForm ? '' : await request.clone().text()
    const body: JsonBodyType = text === '' ? null : JSON.parse(text)
    asked.push({ method: request.method, path: new URL(request.url).pathname, body })
    return body
  }
  const saved = (id: string) =>
    HttpResponse.json({ success: true, id, title: id, path: '', revision: '1', remarks: [] })
  const at = (path: string) => `${promptEngine}${path}`
  const handlers = [
    http.get(at('/api/templates'), () => HttpResponse.json({ templates, problems: [] })),
    http.get(at('/api/workflows/where'), () =>
      HttpResponse.json({ templates: shelf.where ?? {}, refused: {} }),
    ),
    http.get(at('/api/workflows/:id/graph'), ({ params }) =>
      HttpResponse.json({ id: params.id, graph: { '1': {} }, nodes: someNodes }),
    ),
    http.post(at('/api/workflows/read'), () => HttpResponse.json({ inputs: [prompt, steps] })),
    http.post(at('/api/workflows/inspect'), async ({ request }) => {
      await note(request)
      return HttpResponse.json(shelf.inspected ?? anInspection())
    }),
    http.post(at('/api/replay/inspect'), async ({ request }) => {
      await note(request)
      return HttpResponse.json(shelf.replay ?? aReplay())
    }),
    http.post(`${orchestrator}/api/job`, async ({ request }) => {
      await note(request)
      return HttpResponse.json({ job_id: 'again', status: 'queued', message: '', backend_id: null })
    }),
    http.post(at('/api/workflows/import'), async ({ request }) => {
      await note(request)
      return HttpResponse.json({ results: shelf.results ?? [] })
    }),
    http.post(at('/api/templates/import_workflow'), async ({ request }) => {
      await note(request)
      const kept = aTemplate({ id: 'harbour', title: 'Harbour', origin: 'own' })
      templates = [...templates, kept]
      return HttpResponse.json({ ...kept, success: true, template: kept, remarks: [] })
    }),
    http.post(at('/api/workflows'), async ({ request }) => {
      await note(request)
      templates = [...templates, { ...own, id: 'copy', title: 'Copy' }]
      return saved('copy')
    }),
    http.put<{ id: string }>(at('/api/workflows/:id'), async ({ request, params }) => {
      const { name, ...change }: { name?: string } = JSON.parse(JSON.stringify(await note(request)))
      templates = templates.map((each) =>
        each.id === params.id ? { ...each, ...change, ...(name && { title: name }) } : each,
      )
      return saved(params.id)
    }),
    http.delete<{ id: string }>(at('/api/workflows/:id'), async ({ request, params }) => {
      await note(request)
      for (const each of templates) if (each.id === params.id) thrown.set(each.id, each)
      templates = templates.filter(({ id }) => id !== params.id)
      return HttpResponse.json({ success: true, id: params.id, kept_days: 30 })
    }),
    http.post<{ id: string }>(at('/api/workflows/:id/restore'), async ({ request, params }) => {
      await note(request)
      const back = thrown.get(params.id)
      if (back) templates = [...templates, back]
      return saved(params.id)
    }),
  ]
  return { asked, handlers: [...handlers, ...boardHandlers(doc)] }
}
