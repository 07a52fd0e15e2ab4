import { useEffect, useState } from 'react'

/** All pictures of the sheets are there, or have failed. */
async function picturesLoaded(): Promise<void> {
  const shapes = document.querySelectorAll<SVGImageElement>('.sheets image')
  await Promise.allSettled(
    [...shapes].map(({ href }) => {
      const picture = new Image()
      picture.src = href.baseVal
      return picture.decode()
    }),
  )
}

/** Draws every sheet with its pictures, then opens the browser's own print dialog. */
export function useBrowserPrint() {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    if (!isPrinting) return
    let isGone = false
    void picturesLoaded().then(() => {
      if (isGone) return
      window.print()
      setPrinting(false)
    })
    return () => {
      isGone = true
    }
  }, [isPrinting])
  return { isPrinting, print: () => setPrinting(true) }
}
