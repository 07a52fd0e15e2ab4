/** What the services say, as written in docs/seams.md. */

export type ServiceName = 'prompt_engine' | 'storyboard' | 'orchestrator' | 'gallery'

export type PageConfig = {
  services: Record<ServiceName, string>
  version: string
  projects: string
}

export type ServiceState = {
  name: string
  label: string
  state: 'starting' | 'running' | 'restarting' | 'stopped'
  restarts: number
  retry_in_seconds: number | null
  message: string | null
}

export type Project = {
  id: string
  name: string
  path: string
  opened_at: string | null
  created_at: string
  exists: boolean
  shots: number
  rendered: number
  frame_width: number
  frame_height: number
  fps: number
  pictures: string[]
}

export type ProjectRef = { id: string; name: string; path: string }

export type NewProject = {
  name: string
  folder?: string
  frame_width?: number
  frame_height?: number
  fps?: number
}

export type Folder = { name: string; path: string; is_project: boolean }
export type FolderListing = { path: string; parent: string | null; folders: Folder[] }

export type CatalogueOption = { id: string; label: string; short: string; detail?: string | null }
export type CatalogueField = { id: string; label: string; options: CatalogueOption[] }

export type ParameterValue = string | number | boolean

export type TemplateInput = {
  name: string
  label: string
  type: 'integer' | 'float' | 'seed' | 'text' | 'choice' | 'boolean' | 'model' | 'image'
  role: 'prompt' | 'negative_prompt' | 'seed' | 'width' | 'height' | 'steps' | null
  default: ParameterValue | null
  min?: number | null
  max?: number | null
  step?: number | null
  options?: string[] | null
  model_folder?: string | null
  advanced: boolean
}

export type Template = {
  id: string
  title: string
  description: string
  kind: 'image' | 'video'
  target_model: string
  inputs: TemplateInput[]
}

export type WrittenPrompt = {
  prompt: string
  negative_prompt: string
  validation: { status: string; messages: string[] }
}

export type Workflow = {
  success: boolean
  workflow: Record<string, unknown>
  applied_changes: string[]
  fingerprint: string
}

export type JobStatus =
  | 'queued'
  | 'leased'
  | 'running'
  | 'collecting'
  | 'done'
  | 'failed'
  | 'cancelled'

export type JobStage = { graph_node: string; class_type: string; value: number; max: number }

export type Job = {
  job_id: string
  status: JobStatus
  progress: number
  stage: JobStage | null
  place: number | null
  outputs: {
    path: string
    kind: string
    take_id: string | null
    width: number | null
    height: number | null
  }[]
  error_message: string | null
  backend_id: string | null
  backend_name: string | null
  metadata: Record<string, unknown>
  attempts: number
  created_at: string
  started_at: string | null
  completed_at: string | null
}

export type JobOrder = {
  workflow_json: Record<string, unknown>
  parameters?: Record<string, ParameterValue>
  metadata?: Record<string, unknown>
  backend_affinity?: string | null
}

export type JobReceipt = {
  job_id: string
  status: JobStatus
  message: string
  backend_id: string | null
}

export type Backend = {
  id: string
  name: string
  url: string
  enabled: boolean
  online: boolean
  status: string
  queue_pending: number
  queue_running: number
  gpu_name: string | null
  vram_total: number | null
  vram_free: number | null
  version: string | null
  is_sketch: boolean
  configured: boolean
  error: string | null
}

/** What stands at an address; `error` says why it cannot be used. */
export type BackendProbe = {
  ok: boolean
  url: string
  version: string | null
  gpu_name: string | null
  classes: number
  error: string | null
}

export type Backends = { backends: Backend[]; total: number; online: number; offline: number }

export type StudioEvent = {
  sequence: number
  at: string
  type: string
  job_id: string | null
  project_id: string | null
  data: Record<string, unknown>
}

export type SocketMessage =
  | { type: 'event'; event: StudioEvent; job: Job | null }
  | { type: 'job'; job: Job }
  | { type: 'progress'; job_id: string; progress: number; stage: JobStage | null }
  | { type: 'backends' }
