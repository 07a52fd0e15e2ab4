import type { Api } from './client'
import type { components } from './gallery.gen'

type Gallery = components['schemas']

export type GalleryNews = Gallery['IndexNews'] | Gallery['ChangedNews'] | Gallery['MovedNews']

const types = ['index', 'changed', 'moved']
const FIRST_WAIT = 500
const LONGEST_WAIT = 5_000

/** A text frame of the gallery; null for what this page does not know yet. */
export function readGalleryNews(data: unknown): GalleryNews | null {
  if (typeof data !== 'string') return null
  const message: unknown = JSON.parse(data)
  if (typeof message !== 'object' || message === null || !('type' in message)) return null
  return types.includes(String(message.type)) ? (message as GalleryNews) : null
}

type Ears = {
  project: string
  onNews: (news: GalleryNews) => void
  /**
   * The socket was away: whatever was read before may have changed. Told with the service's first
   * word, which it says once it will tell of every change from then on.
   */
  onAgain: () => void
}

/** Listens to what changes in a project's gallery. Returns the way to stop. */
export function followGallery(api: Api, { project, onNews, onAgain }: Ears): () => void {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT
  let wasAway = false
  let isStopped = false

  const connect = () => {
    socket = new WebSocket(api.gallery.socket('/ws/gallery', { project }))
    socket.onmessage = ({ data }) => {
      wait = FIRST_WAIT
      if (wasAway) onAgain()
      wasAway = false
      const news = readGalleryNews(data)
      if (news) onNews(news)
    }
    socket.onclose = () => {
      if (isStopped) return
      wasAway = true
      timer = setTimeout(connect, wait)
      wait = Math.min(LONGEST_WAIT, wait * 2)
    }
  }

  connect()
  return () => {
    isStopped = true
    clearTimeout(timer)
    socket?.close()
  }
}
