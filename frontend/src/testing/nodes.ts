import type { Backend } from '@/api/types'

/** A node as the orchestrator tells of it; a test says only what matters to it. */
export function aNode(facts: Partial<Backend> = {}): Backend {
  return {
    id: 'north-1',
    name: 'north-1',
    url: 'http://10.0.0.5:8188',
    enabled: true,
    online: true,
    status: 'idle',
    tags: [],
    draining: false,
    quarantine: null,
    devices: [],
    queue_ours: 0,
    current_job_id: null,
    gpu_load: null,
    gpu_temperature: null,
    ram_total: null,
    ram_free: null,
    cpu_load: null,
    has_credentials: false,
    verify_tls: true,
    last_seen: null,
    latency_ms: null,
    queue_pending: 0,
    queue_running: 0,
    gpu_name: 'RTX 6000',
    vram_total: 48 * 1024 ** 3,
    vram_free: 17 * 1024 ** 3,
    version: '0.3.75',
    is_sketch: false,
    configured: false,
    error: null,
    ...facts,
  }
}
