const conditions = ['rendering', 'waiting', 'failed', 'done', 'cancelled'] as const
export type QueueCondition = (typeof conditions)[number]

/** What a queue's address restores: its filters, and whether the list is by shot or in order. */
export type QueueSearch = {
  status?: QueueCondition[]
  node?: string
  cause?: string
  q?: string
  view?: 'order'
}

const isCondition = (value: unknown): value is QueueCondition =>
  conditions.some((condition) => condition === value)

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export function queueSearch(given: Record<string, unknown>): QueueSearch {
  const { status, view } = given
  const asked = (Array.isArray(status) ? status : [status]).filter(isCondition)
  const node = text(given.node)
  const cause = text(given.cause)
  const q = text(given.q)
  return {
    ...(asked.length > 0 && { status: asked }),
    ...(node && { node }),
    ...(cause && { cause }),
    ...(q && { q }),
    ...(view === 'order' && { view }),
  }
}
