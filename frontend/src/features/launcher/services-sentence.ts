import type { ServiceState } from '@/api/types'

export type ServicesSentence = { isFine: boolean; text: string }

function trouble({ label, state, retry_in_seconds, message }: ServiceState): string | undefined {
  switch (state) {
    case 'running':
      return undefined
    case 'starting':
      return `${label} starts`
    case 'restarting': {
      const pause = retry_in_seconds ? ` in ${Math.ceil(retry_in_seconds)} s` : ''
      return `${label} stopped and starts again${pause}`
    }
    case 'stopped':
      return message ?? `${label} has stopped`
    default:
      return state satisfies never
  }
}

/** One line on all parts of the console; without `services` its launcher is gone. */
export function servicesSentence(services: readonly ServiceState[] | undefined): ServicesSentence {
  if (!services) {
    return { isFine: false, text: 'The console has stopped; start it again with start.py' }
  }
  const troubles = services.map(trouble).filter((text) => text !== undefined)
  if (troubles.length === 0) return { isFine: true, text: 'All services run' }
  return { isFine: false, text: troubles.join('; ') }
}
