import type { Api } from '@/api/client'
import { listJobs } from '@/api/jobs'
import { readSocketMessage } from '@/api/socket-message'
import type { Backends, SocketMessage, StudioEvent } from '@/api/types'
import { batches } from '../batches'
import { eachFrame } from '../each-frame'
import { heard, type JobStore, withJobs } from './job-store'
import { type PreviewFrame, type Previews, readPreview } from './previews'

const FIRST_WAIT = 500
const LONGEST_WAIT = 5_000
/** Ms between two readings while the socket is away. */
const ASK_EVERY = 5_000
const CALM = 300
/** Ms: what comes within a frame is drawn together. */
const FRAME = 16

const movesTheQueue = (type: StudioEvent['type']) =>
  type === 'job_leased' || type === 'job_failed' || type === 'job_cancelled'

type Feed = {
  api: Api
  projectId: string
  store: JobStore
  previews: Previews
  onNodes: (nodes: Backends) => void
  /** The queue was paused or runs again. */
  onQueue: () => void
}

/** Follows a project's jobs: what there is, then every change. Returns the way to stop. */
export function followJobs({
  api,
  projectId,
  store,
  previews,
  onNodes,
  onQueue,
}: Feed): () => void {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: ReturnType<typeof setInterval> | undefined
  let wait = FIRST_WAIT
  let catchUpTimer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const catchUp = async () => {
    const jobs = await listJobs(api, projectId).catch(() => [])
    if (!stopped) store.setState((state) => withJobs(state, jobs))
  }

  /** A job that leaves the queue moves up those behind it, of which no event tells. */
  const catchUpSoon = () => {
    if (!Object.values(store.getState().jobs).some(({ status }) => status === 'queued')) return
    catchUpTimer ??= setTimeout(() => {
      catchUpTimer = undefined
      void catchUp()
    }, CALM)
  }

  const apply = (messages: readonly SocketMessage[]) => {
    store.setState((state) => heard(state, messages))
    if (messages.some((each) => each.type === 'event' && movesTheQueue(each.event.type))) {
      catchUpSoon()
    }
  }
  const inbox = batches<SocketMessage>(FRAME, apply)
  const steps = eachFrame<SocketMessage>((step) => store.setState((state) => heard(state, [step])))
  const frames = eachFrame<PreviewFrame>(previews.show)

  const listen = (data: unknown) => {
    if (data instanceof ArrayBuffer) {
      const frame = readPreview(data)
      if (frame) frames.put(frame.jobId, frame)
      return
    }
    const message = readSocketMessage(data)
    if (!message) return
    if (message.type === 'progress') {
      steps.put(message.job_id, message)
      return
    }
    if (message.type === 'backends') onNodes(message)
    if (message.type === 'queue') onQueue()
    if (message.type === 'event') {
      // What was on its way to the screen is older than this.
      steps.forget(message.event.job_id)
      frames.forget(message.event.job_id)
    }
    inbox.put(message)
  }

  const ask = () => {
    store.setState({ hearing: 'asking' })
    asking ??= setInterval(catchUp, ASK_EVERY)
  }

  const connect = () => {
    const after = store.getState().sequence || undefined
    const url = api.orchestrator.socket('/ws/events', { project_id: projectId, after })
    socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      wait = FIRST_WAIT
      clearInterval(asking)
      asking = undefined
      store.setState({ hearing: 'live' })
      void catchUp()
    }
    socket.onmessage = ({ data }) => listen(data)
    socket.onclose = () => {
      if (stopped) return
      ask()
      timer = setTimeout(connect, wait)
      wait = Math.min(LONGEST_WAIT, wait * 2)
    }
  }

  connect()
  return () => {
    stopped = true
    clearTimeout(timer)
    clearInterval(asking)
    clearTimeout(catchUpTimer)
    inbox.stop()
    steps.stop()
    frames.stop()
    socket?.close()
    previews.dropAll()
  }
}
