import { Images } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { FileSource } from '@/components/gallery-picker/gallery-picker'
import type { FileShelf } from './form-context'
import type { MediaInput } from './inputs'

const GalleryPicker = lazy(async () => ({
  default: (await import('@/components/gallery-picker/gallery-picker')).GalleryPicker,
}))

type Props = { input: MediaInput; files: FileShelf; onChoose: (path: string) => void }

/** Chooses among all files of the project. */
export function FromGallery({ input: { label, type }, files, onChoose }: Props) {
  const [isOpen, setOpen] = useState(false)
  const source = useMemo(
    (): FileSource => ({
      key: [files.id, type],
      find: (words, cursor) => files.find(type, words, cursor),
      thumbnailUrl: files.thumbnailUrl,
    }),
    [files, type],
  )
  return (
    <>
      <button
        type="button"
        className="icon-button small"
        aria-label={`${label}: take from the gallery`}
        title="Take from the gallery"
        onClick={() => setOpen(true)}
      >
        <Images size={14} aria-hidden />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <GalleryPicker
            title={`From the gallery: ${label}`}
            source={source}
            onClose={() => setOpen(false)}
            onChoose={onChoose}
          />
        </Suspense>
      )}
    </>
  )
}
