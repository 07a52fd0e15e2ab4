import type { PoolItem } from '@/api/pool'

const figures = new Intl.NumberFormat('en-GB')
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

const dated = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** "21 Nov" */
export const shortDay = (time: string): string => dated.format(new Date(time))

export const plural = (value: number, one: string): string =>
  `${figures.format(value)} ${value === 1 ? one : `${one}s`}`

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
    ['Length', seconds === null ? null : `${seconds.toFixed(1)} s`],
    ['Added', day.format(new Date(item.created_at))],
  ]
  return rows.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []))
}
