/** Every match of a search, in its order. */
export type FileOrder = {
  readonly ids: Float64Array
  /** Width by height; 0 where it is not known. */
  readonly aspects: Float32Array
  /** A place in `fileKinds`. */
  readonly kinds: Uint8Array
  /** Below which headings the files stand, where groups were asked for. */
  readonly groups: readonly FileGroup[]
}

/** `key` is "" for files of no scene or shot; `from` is the place of its first file. */
export type FileGroup = {
  readonly key: string
  readonly title: string
  readonly detail: string
  readonly from: number
}

export const fileKinds = ['image', 'video', 'audio'] as const
export type FileKind = (typeof fileKinds)[number]

export const noOrder: FileOrder = {
  ids: new Float64Array(0),
  aspects: new Float32Array(0),
  kinds: new Uint8Array(0),
  groups: [],
}

/** Bytes before the ids: how many files and groups there are. */
const HEAD = 8

type Name = Omit<FileGroup, 'from'>

/** Behind the files, at a whole 4 bytes: the place of each group's first, then their names. */
function readGroups(content: ArrayBuffer, behind: number, count: number): FileGroup[] {
  if (count === 0) return []
  const at = Math.ceil(behind / 4) * 4
  const starts = new Uint32Array(content, at, count)
  const names: Name[] = JSON.parse(
    new TextDecoder().decode(new Uint8Array(content, at + 4 * count)),
  )
  return names.map((name, place) => ({ ...name, from: starts[place] ?? 0 }))
}

/**
 * Reads `GET /api/gallery/order`: little-endian, as every machine with a browser is.
 * The arrays look into `content`; nothing is copied.
 */
export function readOrder(content: ArrayBuffer): FileOrder {
  const head = new DataView(content)
  const count = head.getUint32(0, true)
  const aspects = HEAD + 8 * count
  return {
    ids: new Float64Array(content, HEAD, count),
    aspects: new Float32Array(content, aspects, count),
    kinds: new Uint8Array(content, aspects + 4 * count, count),
    groups: readGroups(content, aspects + 5 * count, head.getUint32(4, true)),
  }
}
