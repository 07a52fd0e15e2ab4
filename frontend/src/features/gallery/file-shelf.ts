import type { GalleryFile } from '@/api/gallery'

/** Files that are kept once they were read; those that were asked for longest ago go first. */
const MOST_KEPT = 20_000

type Read = (ids: readonly number[], signal: AbortSignal) => Promise<readonly GalleryFile[]>

/**
 * The files that tiles show, by id. What is in view is asked for together, once a frame at most;
 * a question about what has left the view again is taken back.
 */
export class FileShelf {
  readonly #read: Read
  readonly #files = new Map<number, GalleryFile>()
  /** Read before the gallery changed: shown until it was read again. */
  #stale = new Set<number>()
  /** Asked for, and not there. */
  readonly #gone = new Set<number>()
  readonly #listeners = new Set<() => void>()
  #wanted: readonly number[] = []
  #asked: { ids: ReadonlySet<number>; abort: AbortController } | null = null
  #isDue = false
  #version = 0

  constructor(read: Read) {
    this.#read = read
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly get = (id: number): GalleryFile | undefined => this.#files.get(id)

  /** Grows with everything that is read. */
  get version(): number {
    return this.#version
  }

  /** The files that are in view now, in the place of those before. */
  want(ids: readonly number[]): void {
    this.#wanted = ids
    this.#askSoon()
  }

  /** What was read elsewhere. */
  put(files: readonly GalleryFile[]): void {
    for (const file of files) {
      // Whatever is read last is forgotten last.
      this.#files.delete(file.id)
      this.#files.set(file.id, file)
      this.#stale.delete(file.id)
    }
    this.#forgetOldest()
    this.#tell()
  }

  /** The gallery has changed: what is in view is read again, all else when it comes to it. */
  refresh(): void {
    this.#stale = new Set(this.#files.keys())
    this.#gone.clear()
    this.#asked?.abort.abort()
    this.#asked = null
    this.#askSoon()
  }

  close(): void {
    this.#wanted = []
    this.#asked?.abort.abort()
  }

  #missing(): number[] {
    return this.#wanted.filter(
      (id) => (!this.#files.has(id) || this.#stale.has(id)) && !this.#gone.has(id),
    )
  }

  #askSoon(): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      void this.#ask()
    })
  }

  async #ask(): Promise<void> {
    const ids = this.#missing()
    if (ids.length === 0) return
    if (this.#asked && ids.some((id) => this.#asked?.ids.has(id))) return // its answer is near
    this.#asked?.abort.abort()
    const asked = { ids: new Set(ids), abort: new AbortController() }
    this.#asked = asked
    try {
      const files = await this.#read(ids, asked.abort.signal)
      if (asked.abort.signal.aborted) return
      const found = new Set(files.map(({ id }) => id))
      for (const id of ids) if (!found.has(id)) this.#gone.add(id)
      this.put(files)
    } catch {
      // Taken back, or the service is away: it is asked again when the view or the gallery changes.
      return
    } finally {
      if (this.#asked === asked) this.#asked = null
    }
    this.#askSoon()
  }

  #forgetOldest(): void {
    for (const id of this.#files.keys()) {
      if (this.#files.size <= MOST_KEPT) return
      this.#files.delete(id)
    }
  }

  #tell(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}
