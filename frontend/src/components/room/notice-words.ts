import type { Backend, ServiceState } from '@/api/types'

/** True when something renders, and all of it is the built-in node that only sketches. */
export function isSketchOnly(backends: readonly Backend[]): boolean {
  const online = backends.filter((backend) => backend.online && backend.enabled)
  return online.length > 0 && online.every((backend) => backend.is_sketch)
}

/** "Prompt engine restarts, next try in 4 s". */
export function serviceSentence(service: ServiceState): string {
  const { label, state, retry_in_seconds: wait, message } = service
  switch (state) {
    case 'running':
      return `${label} runs`
    case 'starting':
      return `${label} starts`
    case 'restarting':
      return wait === null
        ? `${label} restarts`
        : `${label} restarts, next try in ${Math.ceil(wait)} s`
    case 'stopped':
      return message ? `${label} has stopped: ${message}` : `${label} has stopped`
    default:
      return state satisfies never
  }
}
