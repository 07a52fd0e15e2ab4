import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { annotateFiles, trashFiles } from '@/api/gallery-changes'
import type { ViewedPicture, ViewerActions } from '@/components/viewer/viewed-picture'
import { Viewer } from '@/components/viewer/viewer'
import { useGallery } from '../gallery-context'
import { lookAt } from '../gallery-ui'
import { verdictIn } from '../sorting/picks'
import { useTags } from '../sorting/tags/use-tags'
import { useAttempt } from '../sorting/use-attempt'
import { useSorting } from '../sorting/use-sorting'
import { useChangeAddress } from '../use-gallery-address'
import { FileStrip } from './file-strip'
import { useFiles } from './use-files'
import { viewedFile } from './viewed-file'

/** Files to either side that the viewer knows of; more are read as one goes on. */
const BESIDE = 60
const STEP = 30

/** The neighbours of a file, which stay the same ones for some steps. */
export function neighbours(ids: Float64Array, file: number): number[] {
  const index = ids.indexOf(file)
  if (index < 0) return [file]
  const middle = Math.round(index / STEP) * STEP
  return [...ids.subarray(Math.max(0, middle - BESIDE), middle + BESIDE + 1)]
}

function OpenFile({ file }: { file: number }) {
  const api = useApi()
  const { project, order } = useGallery()
  const change = useChangeAddress()
  const ids = useMemo(() => neighbours(order.ids, file), [order, file])
  const files = useFiles(ids)
  const attempt = useAttempt()
  const sorting = useSorting()
  const tags = useTags()
  const pictures = useMemo(
    () =>
      files.map((each) => ({
        ...viewedFile(each, { api, project }),
        verdict: verdictIn(each.tags, tags),
      })),
    [files, tags, api, project],
  )
  const index = files.findIndex(({ id }) => id === file)
  if (index < 0) return null
  const pathOf = ({ key }: ViewedPicture) => files.find(({ id }) => String(id) === key)?.path
  const actions: ViewerActions = {
    onRate: (picture, rating) => {
      const path = pathOf(picture)
      if (path)
        void attempt.quietly(() => annotateFiles(api, project, { paths: [path] }, { rating }))
    },
    onJudge: ({ key }, verdict) =>
      void sorting.judge(verdict, { kind: 'some', ids: new Set([Number(key)]) }),
    onDelete: (picture) => {
      const path = pathOf(picture)
      if (!path) return
      go(index + 1 < files.length ? index + 1 : index - 1)
      void attempt.change(() => trashFiles(api, project, { paths: [path] }))
    },
  }
  const go = (next: number) => {
    const id = files[next]?.id
    if (id === undefined) return
    lookAt(id)
    change({ file: id })
  }
  return (
    <Viewer
      pictures={pictures}
      index={index}
      onIndex={go}
      actions={actions}
      whole={{ place: order.ids.indexOf(file), count: order.ids.length }}
      strip={<FileStrip files={files} shown={index} onShow={go} />}
      onClose={() => {
        lookAt(file)
        change({ file: null })
      }}
    />
  )
}

/** The file of the address as large as the window. */
export function FileViewer() {
  const { place } = useGallery()
  return place.file === null ? null : <OpenFile file={place.file} />
}
