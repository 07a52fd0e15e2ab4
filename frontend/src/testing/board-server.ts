import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { HttpResponse, http } from 'msw'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Project, QueueSummary } from '@/api/types'
import { ASK_SAVED } from '@/lib/document/saving'
import { aCatalogue, aField, anOption } from './catalogue'
import { anInput, aTemplate } from './facts'
import { testConfig } from './render-route'
import { boardSockets, queueSockets } from './sockets'

const { storyboard, orchestrator, prompt_engine: promptEngine } = testConfig.services
const SYNC = 0

function message(write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  write(encoder)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

export const aProject: Project = {
  id: 'film',
  name: 'The Salt Line',
  path: '/films/The Salt Line',
  opened_at: '2026-11-21T10:00:00Z',
  created_at: '2026-11-21T10:00:00Z',
  exists: true,
  shots: 0,
  rendered: 0,
  frame_width: 1.85,
  frame_height: 1,
  fps: 24,
  pictures: [],
}

/** The live document of a new project, as the storyboard service would make it. */
export function newProjectDocument(): Y.Doc {
  const doc = new Y.Doc()
  const project = doc.getMap('project')
  const facts = { id: 'film', name: 'The Salt Line', frame_width: 1.85, frame_height: 1, fps: 24 }
  for (const [key, value] of Object.entries(facts)) project.set(key, value)
  const scene = new Y.Map(Object.entries({ id: 's1', name: 'Scene 1', description: '', order: 1 }))
  doc.getMap('scenes').set('s1', scene)
  return doc
}

/** Serves `doc` in the y-websocket protocol. */
function boardSocket(doc: Y.Doc) {
  return boardSockets.addEventListener('connection', ({ client }) => {
    client.addEventListener('message', ({ data }) => {
      if (!(data instanceof ArrayBuffer || data instanceof Uint8Array)) return
      const decoder = decoding.createDecoder(new Uint8Array(data))
      const kind = decoding.readVarUint(decoder)
      if (kind === ASK_SAVED) client.send(new Uint8Array([ASK_SAVED]))
      if (kind !== SYNC) return
      const answer = message((encoder) => readSyncMessage(decoder, encoder, doc, client))
      if (answer.length > 1) client.send(answer)
    })
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== client) client.send(message((encoder) => writeUpdate(encoder, update)))
    })
    client.send(message((encoder) => writeSyncStep1(encoder, doc)))
  })
}

export const aSummary = (facts: Partial<QueueSummary> = {}): QueueSummary => ({
  paused: false,
  counts: { queued: 0, leased: 0, running: 0, collecting: 0, done: 0, failed: 0, cancelled: 0 },
  waiting: 0,
  running: 0,
  failed: 0,
  done_today: 0,
  eta: null,
  estimate_error: null,
  ...facts,
})

const catalogue = aCatalogue([
  aField('size', 'Size', [anOption('close_up', 'CU', 'Close-up')]),
  aField('lens', 'Lens', [anOption('mm_50', '50 mm')]),
])

const noClash = { status: 'valid', messages: [], auto_corrections_applied: false }

const steps = {
  name: 'steps',
  label: 'Steps',
  type: 'integer',
  role: 'steps',
  default: 14,
  min: 1,
  max: 50,
} as const

/** A workflow for stills; what is made of it is answered by the tests that render. */
export const aStill = aTemplate({
  title: 'Storyboard still',
  target_model: 'sd15',
  inputs: [
    anInput({ name: 'prompt', label: 'Prompt', type: 'text', role: 'prompt', default: null }),
    anInput({ name: 'seed', label: 'Seed', type: 'seed', role: 'seed', default: 0 }),
    anInput(steps),
  ],
})

const node = {
  id: 'sketch',
  name: 'Storyboard sketch',
  enabled: true,
  online: true,
  status: 'idle',
  draining: false,
  quarantine: null,
  is_sketch: true,
}

/** A console with one new project; `doc` is the board as the others see it. */
export function boardHandlers(doc: Y.Doc) {
  return [
    boardSocket(doc),
    queueSockets.addEventListener('connection', () => {}),
    http.get(`${storyboard}/api/projects/film`, () => HttpResponse.json(aProject)),
    http.get(`${orchestrator}/api/jobs`, () => HttpResponse.json({ jobs: [], next_cursor: null })),
    http.get(`${orchestrator}/api/queue`, () => HttpResponse.json(aSummary())),
    http.get(`${orchestrator}/api/backends`, () =>
      HttpResponse.json({ backends: [node], total: 1, online: 1, offline: 0 }),
    ),
    http.get(`${promptEngine}/api/catalogue`, () => HttpResponse.json(catalogue)),
    http.get(`${promptEngine}/api/templates`, () =>
      HttpResponse.json({ templates: [aStill], problems: [] }),
    ),
    http.post(`${promptEngine}/generate-prompt`, async ({ request }) => {
      const { description }: { description: string } = JSON.parse(await request.clone().text())
      const validation = { status: 'valid', messages: [] }
      return HttpResponse.json({
        prompt: `Written: ${description}`,
        negative_prompt: '',
        spans: [],
        notes: [],
        length: { count: 2, most: null, unit: 'words' },
        validation,
      })
    }),
    http.get(`${orchestrator}/api/models`, () => HttpResponse.json({ models: [], unread: [] })),
    http.get(`${promptEngine}/api/workflows/where`, () => HttpResponse.json({ templates: {} })),
    http.get(`${promptEngine}/api/templates/:id/tooltips`, () =>
      HttpResponse.json({ tooltips: {} }),
    ),
    http.get(`${promptEngine}/api/templates/angles`, () =>
      HttpResponse.json({ angles: [], total: 0 }),
    ),
    http.post(`${promptEngine}/validate`, () => HttpResponse.json(noClash)),
    http.post(`${promptEngine}/validate/many`, async ({ request }) => {
      const { cameras }: { cameras: object[] } = JSON.parse(await request.clone().text())
      return HttpResponse.json({ validations: cameras.map(() => noClash) })
    }),
    http.post(`${promptEngine}/options`, () => HttpResponse.json({ values: [] })),
    http.get('/services.json', () => HttpResponse.json({ services: [] })),
  ]
}
