import type { Choice, ChoiceSection } from '../camera/choices'
import { isAbout } from '../camera/choices'
import { nearest } from './nearest'

/** A model file, and on how many of the farm's nodes it is. */
export type ModelFile = { name: string; nodes: number }

/** What the nodes that are online hold, by folder. `nodes` is how many of them were read. */
export type ModelShelf = {
  nodes: number
  folders: Readonly<Record<string, readonly ModelFile[]>>
}

export const noModels: ModelShelf = { nodes: 0, folders: {} }

const lastSeparator = (name: string) => Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'))

/** "flux" of "flux/dev.safetensors"; empty for a file that lies in no folder. */
export const folderOf = (name: string): string => name.slice(0, Math.max(0, lastSeparator(name)))

export const fileOf = (name: string): string => name.slice(lastSeparator(name) + 1)

/** Two spellings of one file: nodes differ in how they separate folders. */
const isSame = (one: string, other: string) =>
  one.replaceAll('\\', '/') === other.replaceAll('\\', '/')

/** Says where a file is missing; null where it is on every node. */
export function whereWords(file: ModelFile, nodes: number): string | null {
  return file.nodes < nodes ? `On ${file.nodes} of ${nodes} nodes` : null
}

export type Found =
  | { kind: 'none' }
  | { kind: 'somewhere'; words: string | null }
  | { kind: 'missing'; nearest: string | null }
  /** No node was read: nothing is known of any file. */
  | { kind: 'unknown' }

/** Where the file in use stands. */
export function findModel(value: string, folder: string, shelf: ModelShelf): Found {
  if (value === '') return { kind: 'none' }
  if (shelf.nodes === 0) return { kind: 'unknown' }
  const files = shelf.folders[folder] ?? []
  const file = files.find(({ name }) => isSame(name, value))
  if (file) return { kind: 'somewhere', words: whereWords(file, shelf.nodes) }
  const names = files.map(({ name }) => name)
  return { kind: 'missing', nearest: nearest(value, names) }
}

type Asked = {
  folder: string
  shelf: ModelShelf
  value: string
  query: string
  /** The template's own file, which can always be chosen again. */
  standard: string | null
}

function choiceOf(file: ModelFile, nodes: number): Choice {
  const line = whereWords(file, nodes)
  return {
    key: file.name,
    value: file.name,
    label: fileOf(file.name),
    line,
    verdict: line === null ? 'ok' : 'warns',
  }
}

function missingChoice(value: string, found: Found): Choice {
  const line =
    found.kind === 'missing'
      ? `On no node${found.nearest === null ? '' : `; the nearest is ${fileOf(found.nearest)}`}`
      : 'No node is there to ask'
  return { key: `in use:${value}`, value, label: fileOf(value), line, verdict: 'warns' }
}

/** Everything that may be chosen, folder by folder, as far as it meets what was typed. */
export function modelSections({ folder, shelf, value, query, standard }: Asked): ChoiceSection[] {
  const files = shelf.folders[folder] ?? []
  const found = files.filter(({ name }) => isAbout(name.replace(/[\\/]/g, ' '), query))
  const folders = [...new Set(found.map(({ name }) => folderOf(name)))].sort()
  const unlisted = [...new Set([value, standard ?? ''])].filter(
    (name) => name !== '' && isAbout(name, query) && !files.some((file) => isSame(file.name, name)),
  )
  const first = unlisted.map((name) => missingChoice(name, findModel(name, folder, shelf)))
  return [
    { id: 'unlisted', heading: first.length > 0 ? 'On no node' : '', choices: first },
    ...folders.map((each) => ({
      id: `in:${each}`,
      heading: each || (folders.length > 1 || first.length > 0 ? folder : ''),
      choices: found
        .filter(({ name }) => folderOf(name) === each)
        .map((file) => choiceOf(file, shelf.nodes)),
    })),
  ].filter(({ choices }) => choices.length > 0)
}
