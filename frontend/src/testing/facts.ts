import type { Job, Template, TemplateInput } from '@/api/types'
import type { Scene, Shot, Take } from '@/lib/document/model'

export const byId = <T extends { id: string }>(all: readonly T[]): Record<string, T> =>
  Object.fromEntries(all.map((each) => [each.id, each]))

export const byJobId = (jobs: readonly Job[]): Record<string, Job> =>
  Object.fromEntries(jobs.map((job) => [job.job_id, job]))

export const aScene = (facts: Partial<Scene> = {}): Scene => ({
  id: 's1',
  name: 'Salt flat',
  description: '',
  order: 1,
  ...facts,
})

export const aShot = (facts: Partial<Shot> = {}): Shot => ({
  id: 'shot',
  sceneId: 's1',
  order: 1,
  code: '1A',
  name: '',
  description: '',
  seed: 7,
  seedPolicy: 'random',
  templateId: '',
  chosenTake: null,
  camera: {},
  values: {},
  ...facts,
})

export const aTake = (facts: Partial<Take> = {}): Take => ({
  id: 'take',
  shotId: 'shot',
  version: 1,
  kind: 'image',
  path: 'Film/1A/Film_1A_v001.png',
  sha256: 'abc',
  width: 768,
  height: 416,
  prompt: '',
  seed: 7,
  nodeName: 'north-1',
  templateId: '',
  createdAt: '2026-11-20T10:00:00Z',
  startedAt: '2026-11-20T10:00:00Z',
  finishedAt: '2026-11-20T10:00:48Z',
  ...facts,
})

export const aJob = (facts: Partial<Job> = {}): Job => ({
  job_id: 'job',
  status: 'queued',
  progress: 0,
  stage: null,
  place: null,
  waits_for: null,
  outputs: [],
  texts: [],
  error_message: null,
  backend_id: 'n1',
  backend_name: 'north-1',
  metadata: { shot_id: 'shot' },
  attempts: [],
  created_at: '2026-11-21T10:00:00Z',
  started_at: null,
  completed_at: null,
  priority: 0,
  interactive: false,
  position: 1,
  pinned_node: null,
  group_id: null,
  batch_id: null,
  run_id: null,
  step: null,
  cause: null,
  signature: 'still',
  models: [],
  deleted_at: null,
  estimate: null,
  ...facts,
})

export const anInput = (facts: Partial<TemplateInput> = {}): TemplateInput => ({
  name: 'cfg',
  label: 'Guidance',
  type: 'float',
  role: null,
  default: 7,
  min: null,
  max: null,
  step: null,
  options: null,
  model_folder: null,
  node: '1',
  field: 'cfg',
  group: null,
  advanced: false,
  tooltip: null,
  optional: false,
  ...facts,
})

export const aTemplate = (facts: Partial<Template> = {}): Template => ({
  id: 'still',
  title: 'Still',
  description: '',
  kind: 'image',
  output: ['image'],
  category: 'text_to_image',
  categories: [],
  engine: 'sdxl',
  target_model: 'sdxl',
  angles: 'words',
  next_scene: false,
  origin: 'built_in',
  newer_classes: [],
  inputs: [],
  ...facts,
})
