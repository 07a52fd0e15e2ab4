import type { Backend } from '@/api/types'
import { timeOfDay } from '@/lib/format/dates'

const GIBI = 1024 ** 3

/** Video memory as it is sold: whole GB of 1024³ bytes. */
export const gigabytes = (bytes: number): string => `${Math.round(bytes / GIBI)} GB`

type Device = Pick<Backend, 'vram_total' | 'vram_free' | 'gpu_load' | 'gpu_temperature'>

/** "48 GB, 17 GB free, 97 %, 71 °C": what a device tells of itself. */
export function deviceFacts({ vram_total, vram_free, gpu_load, gpu_temperature }: Device): string {
  const facts = [
    vram_total && gigabytes(vram_total),
    vram_total && vram_free !== null && `${gigabytes(vram_free)} free`,
    gpu_load !== null && `${Math.round(gpu_load)} %`,
    gpu_temperature !== null && `${Math.round(gpu_temperature)} °C`,
  ]
  return facts.filter(Boolean).join(', ')
}

/** What the node renders with: device, memory, the version of ComfyUI that it speaks. */
export function deviceText(node: Backend): string {
  const version = node.version ? `ComfyUI ${node.version}` : undefined
  const facts = node.is_sketch ? undefined : deviceFacts(node)
  const more = node.devices.length > 1 ? `and ${node.devices.length - 1} more` : undefined
  return [node.gpu_name, facts, more, version].filter(Boolean).join(', ')
}

/** "1 rendering, 2 waiting, 1 of them not ours". */
export function queueText({ queue_running, queue_pending, queue_ours }: Backend): string {
  const all = queue_running + queue_pending
  if (all === 0) return 'Nothing to do'
  const others = all - queue_ours
  const words = `${queue_running} rendering, ${queue_pending} waiting`
  return others > 0 ? `${words}, ${others} of them not ours` : words
}

/** Why the node is in quarantine and when it is looked at again. */
export function quarantineText({ quarantine }: Backend): string | null {
  if (!quarantine) return null
  const { reason, since, probe_at, on_trial } = quarantine
  const next = on_trial
    ? 'One job may prove it now.'
    : probe_at
      ? `It is tried again at ${timeOfDay(probe_at)}.`
      : ''
  return `In quarantine since ${timeOfDay(since)}: ${reason} ${next}`.trim()
}
