/** Every match of a search, in its order. */
export type FileOrder = {
  readonly ids: Float64Array
  /** Width by height; 0 where it is not known. */
  readonly aspects: Float32Array
  /** A place in `fileKinds`. */
  readonly kinds: Uint8Array
}

export const fileKinds = ['image', 'video', 'audio'] as const
export type FileKind = (typeof fileKinds)[number]

export const noOrder: FileOrder = {
  ids: new Float64Array(0),
  aspects: new Float32Array(0),
  kinds: new Uint8Array(0),
}

/** Bytes before the ids: how many there are, and nothing. */
const HEAD = 8

/**
 * Reads `GET /api/gallery/order`: little-endian, as every machine with a browser is.
 * The arrays look into `content`; nothing is copied.
 */
export function readOrder(content: ArrayBuffer): FileOrder {
  const count = new DataView(content).getUint32(0, true)
  const aspects = HEAD + 8 * count
  return {
    ids: new Float64Array(content, HEAD, count),
    aspects: new Float32Array(content, aspects, count),
    kinds: new Uint8Array(content, aspects + 4 * count, count),
  }
}
