import type { Backend } from '@/api/types'

export type NodeCondition = 'idle' | 'busy' | 'offline' | 'disabled'

export function nodeCondition(node: Backend): NodeCondition {
  if (!node.enabled) return 'disabled'
  if (!node.online) return 'offline'
  return node.queue_running + node.queue_pending > 0 ? 'busy' : 'idle'
}

const GIBI = 1024 ** 3

/** Video memory as it is sold: whole GB of 1024³ bytes. */
export const gigabytes = (bytes: number): string => `${Math.round(bytes / GIBI)} GB`

function memoryText({ vram_total, vram_free }: Backend): string | undefined {
  if (!vram_total) return undefined
  if (vram_free === null) return gigabytes(vram_total)
  return `${gigabytes(vram_total)}, ${gigabytes(vram_free)} free`
}

/** What the node renders with: device, memory, the version of ComfyUI that it speaks. */
export function deviceText(node: Backend): string {
  const version = node.version ? `ComfyUI ${node.version}` : undefined
  const memory = node.is_sketch ? undefined : memoryText(node)
  return [node.gpu_name, memory, version].filter(Boolean).join(', ')
}

export function queueText({ queue_running, queue_pending }: Backend): string {
  if (queue_running + queue_pending === 0) return 'Nothing to do'
  return `${queue_running} rendering, ${queue_pending} waiting`
}
