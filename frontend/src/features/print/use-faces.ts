import { useEffect, useState } from 'react'
import { useApi } from '@/api/context'
import { fontUrl } from '@/api/printing'
import type { PrintPages } from '@/api/types'

type Item = PrintPages['pages'][number]['items'][number]
export type Face = Extract<Item, { kind: 'text' }>['face']

/** The PDF's own faces, by the names that this page gives them. */
const embedded: Partial<Record<Face, string>> = {
  regular: 'Print Regular',
  bold: 'Print Bold',
  italic: 'Print Italic',
  wide: 'Print Wide',
}

/** East Asian text is written with what the machine has, in the PDF as on the screen. */
export const familyOf = (face: Face): string => embedded[face] ?? 'sans-serif'

/** Loads the PDF's faces, so that lines end where the paper's do. True as soon as they can be drawn. */
export function useFaces(): boolean {
  const api = useApi()
  const [areReady, setReady] = useState(false)
  useEffect(() => {
    const faces = Object.entries(embedded).map(
      ([face, family]) => new FontFace(family, `url(${fontUrl(api, face)})`),
    )
    for (const face of faces) document.fonts.add(face)
    let isGone = false
    void Promise.allSettled(faces.map((face) => face.load())).then(() => {
      if (!isGone) setReady(true)
    })
    return () => {
      isGone = true
      for (const face of faces) document.fonts.delete(face)
    }
  }, [api])
  return areReady
}
