import { CircleCheck, OctagonX } from 'lucide-react'
import { messageOf } from '@/api/problem'
import type { BackendProbe } from '@/api/types'

type Props = { isTrying: boolean; probe: BackendProbe | undefined; error: Error | null }

function found({ version, gpu_name, classes }: BackendProbe): string {
  const device = gpu_name ? ` on ${gpu_name}` : ''
  return `ComfyUI ${version ?? 'of unknown version'}${device}, with ${classes} kinds of graph node.`
}

/** What stands at the address, or why nothing can be used there. */
export function ProbeResult({ isTrying, probe, error }: Props) {
  const failure = error ? messageOf(error) : probe?.error
  return (
    <div role="status" className="probe">
      {isTrying && 'Looking…'}
      {!isTrying && failure && (
        <p className="status status-failed">
          <OctagonX size={14} aria-hidden />
          {failure}
        </p>
      )}
      {!isTrying && !failure && probe && (
        <p className="status status-rendered">
          <CircleCheck size={14} aria-hidden />
          {found(probe)}
        </p>
      )}
    </div>
  )
}
