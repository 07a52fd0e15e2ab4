import type { FileInfo, GalleryFile } from '@/api/gallery'
import { dateAndTime } from '@/lib/format/dates'
import { bytes, clock } from '../words'

export type Fact = readonly [label: string, value: string]

const took = (from: string, to: string): string => {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000)
  return seconds > 0 ? `, ${seconds < 60 ? `${seconds} s` : clock(seconds)}` : ''
}

/** What the file is, whoever made it. */
function ofFile(file: GalleryFile): Fact[] {
  const { width, height, duration_seconds: length } = file
  return [
    ['File', file.name],
    ...(file.folder ? [['Folder', file.folder] as const] : []),
    ...(width && height ? [['Size', `${width} × ${height}`] as const] : []),
    ...(length === null ? [] : [['Length', clock(length)] as const]),
    ['On disk', bytes(file.size)],
    ['When', dateAndTime(file.modified_at)],
  ]
}

/** How it came about, from the record beside it. */
export function madeWith(
  file: GalleryFile,
  info: FileInfo | undefined,
  { workflow }: { workflow: string | null },
): Fact[] {
  const take = info?.take
  const [name, ...rest] = ofFile(file)
  const models = take?.models ?? []
  const facts: (Fact | false | null | undefined)[] = [
    name,
    workflow ? ['Workflow', workflow] : null,
    file.model ? ['Model', [file.model, ...models.slice(1)].join(', ')] : null,
    file.seed === null ? null : ['Seed', String(file.seed)],
    ...rest.slice(0, -1),
    take && ['Node', `${take.node_name}${took(take.started_at ?? '', take.finished_at)}`],
    rest.at(-1),
  ]
  return facts.filter((fact): fact is Fact => Boolean(fact))
}
