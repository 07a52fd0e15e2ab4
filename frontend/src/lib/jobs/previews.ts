/** One preview frame as it comes over the socket. */
export type PreviewFrame = { jobId: string; picture: Blob }

/** Takes a binary frame apart: u32 length of the JSON, the JSON, the picture. */
export function readPreview(frame: ArrayBuffer): PreviewFrame | null {
  if (frame.byteLength < 4) return null
  const length = new DataView(frame).getUint32(0)
  if (4 + length > frame.byteLength) return null
  const head: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(frame, 4, length)))
  if (typeof head !== 'object' || head === null || !('job_id' in head)) return null
  const mime = 'mime' in head && typeof head.mime === 'string' ? head.mime : 'image/jpeg'
  return {
    jobId: String(head.job_id),
    picture: new Blob([frame.slice(4 + length)], { type: mime }),
  }
}

export type Previews = {
  show: (frame: PreviewFrame) => void
  current: (jobId: string) => string | null
  /** Calls `draw` now and with each new frame of the job; returns the way to stop. */
  watch: (jobId: string, draw: (url: string | null) => void) => () => void
  drop: (jobId: string) => void
  dropAll: () => void
}

/** The newest preview of each job as an object URL. Nothing here re-renders the board. */
export function createPreviews(): Previews {
  const urls = new Map<string, string>()
  const watchers = new Map<string, Set<(url: string | null) => void>>()
  const tell = (jobId: string, url: string | null) => {
    for (const draw of watchers.get(jobId) ?? []) draw(url)
  }
  const drop = (jobId: string) => {
    const url = urls.get(jobId)
    if (url === undefined) return
    urls.delete(jobId)
    tell(jobId, null)
    URL.revokeObjectURL(url)
  }
  return {
    show: ({ jobId, picture }) => {
      const before = urls.get(jobId)
      const url = URL.createObjectURL(picture)
      urls.set(jobId, url)
      tell(jobId, url)
      if (before !== undefined) setTimeout(() => URL.revokeObjectURL(before), 1_000)
    },
    current: (jobId) => urls.get(jobId) ?? null,
    watch: (jobId, draw) => {
      const group = watchers.get(jobId) ?? new Set()
      watchers.set(jobId, group.add(draw))
      draw(urls.get(jobId) ?? null)
      return () => {
        group.delete(draw)
        if (group.size === 0) watchers.delete(jobId)
      }
    },
    drop,
    dropAll: () => {
      for (const jobId of [...urls.keys()]) drop(jobId)
    },
  }
}
