import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { useApi } from '@/api/context'
import { type GalleryFile, indexQuery, orderQuery, readFiles, similarQuery } from '@/api/gallery'
import { type FileOrder, noOrder } from '@/api/gallery-order'
import { useProject } from '@/lib/project/project-context'
import { FileShelf } from './file-shelf'
import { forgetReadAhead, readAhead } from './first-look'
import { type GalleryPlace, useGalleryAddress } from './use-gallery-address'
import { useGalleryNews } from './use-gallery-news'
import { useKeepSelection } from './use-keep-selection'

/** What is found: `old` is what was found before, while the new is under way. */
export type Finding =
  | { status: 'loading' }
  | { status: 'failed'; error: unknown; retry: () => void }
  | { status: 'found'; isOld: boolean; took: number }

type Gallery = {
  /** The project's folder. */
  project: string
  place: GalleryPlace
  order: FileOrder
  finding: Finding
  shelf: FileShelf
}

const GalleryContext = createContext<Gallery | null>(null)

export function useGallery(): Gallery {
  const gallery = useContext(GalleryContext)
  if (!gallery) throw new Error('useGallery needs a gallery above it.')
  return gallery
}

function useShelf(project: string): FileShelf {
  const api = useApi()
  const queries = useQueryClient()
  const shelf = useMemo(() => {
    const empty = new FileShelf((ids, signal) => readFiles(api, project, ids, signal))
    empty.put(readAhead(queries, project))
    return empty
  }, [api, queries, project])
  useEffect(() => () => shelf.close(), [shelf])
  useEffect(() => forgetReadAhead(queries, project), [queries, project])
  return shelf
}

type Answer = FileOrder & { took: number }

/** What is looked for: files that answer a search, or pictures that are like one. */
function useAnswer(project: string, { query, order, like }: GalleryPlace) {
  const api = useApi()
  const found = useQuery({
    ...orderQuery(api, project, { ...query, ...order }),
    enabled: like === null,
  })
  const alike = useQuery({ ...similarQuery(api, project, like ?? ''), enabled: like !== null })
  return like === null ? found : alike
}

function useFinding(project: string, place: GalleryPlace) {
  const answer = useAnswer(project, place)
  const { error, isPlaceholderData, refetch } = answer
  const data: Answer | undefined = answer.data
  const finding = useMemo<Finding>(() => {
    if (error && (!data || isPlaceholderData)) {
      return { status: 'failed', error, retry: () => void refetch() }
    }
    if (!data) return { status: 'loading' }
    return { status: 'found', isOld: isPlaceholderData, took: data.took }
  }, [data, error, isPlaceholderData, refetch])
  return { order: data ?? noOrder, finding }
}

/** One gallery for all that stands in the room. */
export function GalleryProvider({ children }: { children: ReactNode }) {
  const { path: project } = useProject().project
  const { place } = useGalleryAddress()
  const shelf = useShelf(project)
  useGalleryNews(project, shelf)
  const { order, finding } = useFinding(project, place)
  const isNow = finding.status === 'found' && !finding.isOld
  const subject = JSON.stringify([place.query, place.like])
  useKeepSelection({ order, subject, isNow, query: place.query })
  const gallery = useMemo(
    () => ({ project, place, order, finding, shelf }),
    [project, place, order, finding, shelf],
  )
  // Drawn in slices between which the page answers, for hundreds of tiles change at once.
  return <GalleryContext value={useDeferredValue(gallery)}>{children}</GalleryContext>
}

/** A file as far as it was read; whoever shows it asks the shelf for it. */
export function useFile(id: number | null): GalleryFile | undefined {
  const { shelf } = useGallery()
  const read = () => (id === null ? undefined : shelf.get(id))
  return useSyncExternalStore(shelf.subscribe, read, read)
}

/** How far the index is; null until the service has said so. */
export function useIndexStatus() {
  const { project } = useGallery()
  return useQuery(indexQuery(useApi(), project)).data ?? null
}
