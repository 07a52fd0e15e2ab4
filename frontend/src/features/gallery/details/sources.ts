import type { FileInfo } from '@/api/gallery'

const MEDIA = /\.(png|jpe?g|webp|gif|avif|tiff?|exr|mp4|webm|mov|mkv|wav|mp3|flac|ogg)$/i

/** Paths of files among what a person chose for a workflow's inputs, wherever they stand. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return MEDIA.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(pathsIn)
  if (typeof value !== 'object' || value === null) return []
  if ('enabled' in value && value.enabled === false) return []
  return Object.values(value).flatMap(pathsIn)
}

/** The files that a take was made from: those put into its workflow, each once. */
export function sourcesOf(take: FileInfo['take']): string[] {
  return take ? [...new Set(pathsIn(take.values))].filter((path) => path !== take.path) : []
}
