import type { PoolItem } from '@/api/pool'
import { dayAndTime } from '@/lib/format/dates'
import { fixed } from '@/lib/format/figures'

export const typeWords = { image: 'Still', video: 'Clip', audio: 'Sound' } as const

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** The model without its folder and extension. */
const modelName = (model: string) => fileName(model.replaceAll('\\', '/')).replace(/\.\w+$/, '')

export const stateWords = {
  here: null,
  in_trash: 'Its file is in the trash',
  missing: 'Its file is gone',
} as const

/** The second line of a card: "1A, flux-dev". */
export const originWords = ({ shot, model, type }: PoolItem): string =>
  [shot, model && modelName(model)].filter(Boolean).join(', ') || typeWords[type]

/** What is known of how an item was made. */
export function factsOf(item: PoolItem, workflow: string | null): [string, string][] {
  const { shot, seed, model, width, height, duration_seconds: seconds } = item
  const rows: [string, string | null][] = [
    ['File', fileName(item.path)],
    ['Shot', shot],
    ['Workflow', workflow],
    ['Model', model && modelName(model)],
    ['Seed', seed === null ? null : String(seed)],
    ['Size', width && height ? `${width} × ${height}` : null],
    ['Length', seconds === null ? null : `${fixed(seconds, 1)} s`],
    ['Added', dayAndTime(item.created_at)],
  ]
  return rows.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []))
}
