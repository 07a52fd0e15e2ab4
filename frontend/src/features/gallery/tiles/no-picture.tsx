import { useQuery } from '@tanstack/react-query'
import { FileX2 } from 'lucide-react'
import { useEffect } from 'react'
import type { GalleryFile } from '@/api/gallery'
import { noPictureQuery } from '@/api/why-broken'

/** Px below which there is no room for words. */
const ROOM_FOR_WORDS = 96

function useReason(file: GalleryFile, src: string): string | null {
  const asked = useQuery({ ...noPictureQuery(src), enabled: file.remark === null })
  if (file.remark !== null) return file.remark
  return asked.isPending ? null : (asked.data ?? 'There is no picture of this file.')
}

type Props = {
  file: GalleryFile
  /** Where there should be a picture. */
  src: string
  /** Px on the page. */
  width: number
  /** Hears the reason, and null when it is over. */
  onReason?: ((reason: string | null) => void) | undefined
}

/** In place of a picture that cannot be drawn, with what the service says of it. */
export function NoPicture({ file, src, width, onReason }: Props) {
  const reason = useReason(file, src)
  useEffect(() => {
    onReason?.(reason)
    return () => onReason?.(null)
  }, [reason, onReason])
  return (
    <span className="tile-stand-in" title={reason ?? undefined}>
      <FileX2 size={20} strokeWidth={1.4} aria-hidden />
      {reason && width >= ROOM_FOR_WORDS && <span className="tile-why">{reason}</span>}
    </span>
  )
}
