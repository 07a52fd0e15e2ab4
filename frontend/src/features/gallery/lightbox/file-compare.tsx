import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { Compare } from '@/components/compare/compare'
import { compared } from '../compared'
import { useGallery } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'
import { useFiles } from './use-files'
import { viewedFile } from './viewed-file'

function Compared({ ids }: { ids: readonly number[] }) {
  const api = useApi()
  const { project } = useGallery()
  const change = useChangeAddress()
  const files = useFiles(ids)
  const pictures = useMemo(
    () => files.map((each) => viewedFile(each, { api, project })),
    [files, api, project],
  )
  if (pictures.length < compared.least) return null
  return <Compare pictures={pictures} onClose={() => change({ compare: [] })} />
}

/** The files of the address against each other. */
export function FileCompare() {
  const { place } = useGallery()
  return place.compare.length < compared.least ? null : <Compared ids={place.compare} />
}
