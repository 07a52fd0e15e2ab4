import { useEffect, useRef } from 'react'
import type { GalleryFile } from '@/api/gallery'
import { drawnAspect } from '../layout/layout'
import { spokenName } from '../tiles/caption'
import { Thumbnail } from '../tiles/thumbnail'

/** Px of a picture's height in the strip. */
const HEIGHT = 50
/** Files to either side that are drawn; beyond them the strip is empty until one goes on. */
const BESIDE = 20

type Props = { files: readonly GalleryFile[]; shown: number; onShow: (index: number) => void }

/** The file among its neighbours; a press goes there. */
export function FileStrip({ files, shown, onShow }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const first = Math.max(0, shown - BESIDE)
  const id = files[shown]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another file is shown
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current="true"]')
    current?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [id])
  return (
    <ul ref={list} className="file-strip" aria-label="Neighbours">
      {files.slice(first, shown + BESIDE + 1).map((file, place) => {
        const width = HEIGHT * drawnAspect((file.width ?? 0) / (file.height || 1))
        return (
          <li key={file.id} style={{ width }}>
            <button
              type="button"
              // The arrows go through all of them: one stop for the Tab key is enough.
              tabIndex={first + place === shown ? 0 : -1}
              aria-label={spokenName(file)}
              aria-current={first + place === shown}
              onClick={() => onShow(first + place)}
            >
              <Thumbnail file={file} width={width} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
