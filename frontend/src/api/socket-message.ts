import type { SocketMessage } from './types'

const types = ['event', 'job', 'progress', 'backends', 'queue']

/** A text frame of the orchestrator; null for what this page does not know yet. */
export function readSocketMessage(data: unknown): SocketMessage | null {
  if (typeof data !== 'string') return null
  const message: unknown = JSON.parse(data)
  if (typeof message !== 'object' || message === null || !('type' in message)) return null
  return types.includes(String(message.type)) ? (message as SocketMessage) : null
}
