import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '@/api/context'
import { galleryKey, indexQuery } from '@/api/gallery'
import { followGallery, type GalleryNews } from '@/api/gallery-news'
import { readAnew } from '@/api/read-anew'
import { batches } from '@/lib/batches'
import type { FileShelf } from './file-shelf'

/** Ms between two readings of what has changed, however fast it does. */
const CALM = 400
/** Ms to which that grows while an index is built: each reading is of all that is known by then. */
const LONGEST = 6_400

type Topic = Extract<GalleryNews, { type: 'changed' }>['topic'] | 'moved'

/** What is read again when something changes; the files in view always are. */
const followers: Record<Topic, readonly string[]> = {
  index: ['order', 'similar', 'facets', 'tree', 'stats', 'suggest'],
  files: ['order', 'similar', 'facets', 'tree', 'stats', 'suggest', 'trash', 'operations'],
  moved: ['order', 'similar', 'facets', 'tree', 'stats', 'info', 'trash', 'operations'],
  annotations: ['order', 'facets', 'suggest', 'operations'],
  duplicates: ['duplicates'],
  tags: ['tags', 'facets', 'suggest', 'order'],
}

/** Whether files were read before the news were heard, and have changed since. */
const isOlder = (queries: QueryClient, project: string, version: string): boolean =>
  queries
    .getQueriesData<{ version: string }>({
      queryKey: [...galleryKey(project), 'order'],
      type: 'active',
    })
    .some(([, order]) => order?.version !== version)

/** Keeps what the page shows of a project's gallery as it is now. */
export function useGalleryNews(project: string, shelf: FileShelf): void {
  const api = useApi()
  const queries = useQueryClient()
  useEffect(() => {
    const readAgain = (topics: readonly Topic[]) => {
      for (const part of new Set(topics.flatMap((topic) => followers[topic]))) {
        void readAnew(queries, [...galleryKey(project), part])
      }
      shelf.refresh()
    }
    const inbox = batches<Topic>(CALM, readAgain)
    // What a person does is seen at once, however long an index is being built.
    const building = batches<Topic>(CALM, readAgain, { longest: LONGEST })
    let isGreeted = false
    const greet = (version: string) => {
      if (!isGreeted && isOlder(queries, project, version)) inbox.put('index')
      isGreeted = true
    }
    const listen = (news: GalleryNews) => {
      if (news.type === 'index') {
        queries.setQueryData(indexQuery(api, project).queryKey, news.status)
        greet(news.status.version)
      } else {
        const topic = news.type === 'moved' ? 'moved' : news.topic
        const box = topic === 'index' ? building : inbox
        box.put(topic)
      }
    }
    const stop = followGallery(api, {
      project,
      onNews: listen,
      onAgain: () => {
        void readAnew(queries, galleryKey(project))
        shelf.refresh()
      },
    })
    return () => {
      stop()
      inbox.stop()
      building.stop()
    }
  }, [api, queries, project, shelf])
}
