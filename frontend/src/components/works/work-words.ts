import type { Work } from '@/api/types'
import { figure } from '@/lib/format/figures'

const doing: Record<Work['kind'], string> = {
  duplicate: 'Copying',
  save_as: 'Saving as',
  archive: 'Packing',
  unpack: 'Unpacking',
}

export const titleOf = ({ kind, label }: Work): string => `${doing[kind]} ${label}`

/** How much of it is done, from 0 to 1; null while that is not known. */
export function fractionOf({ bytes, total_bytes, files, total_files }: Work): number | null {
  if (total_bytes > 0) return Math.min(bytes / total_bytes, 1)
  return total_files > 0 ? Math.min(files / total_files, 1) : null
}

export function countOf({ files, total_files }: Work): string {
  if (total_files === 0) return 'Counting the files'
  return `${figure(files)} of ${figure(total_files)} files`
}

/** What is said when it is over. */
export function outcomeOf({ kind, state, label, message, path }: Work): string {
  if (state !== 'done') return message ?? `${label} could not be finished.`
  return kind === 'archive' ? `The archive is ${path}` : `${label} is there.`
}
