import { useMutation } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { readPdf } from '@/api/printing'
import type { PrintWish } from '@/api/types'
import { useProject } from '@/lib/project/project-context'
import { saveUrl } from '@/lib/save-url'

/** Has the server draw the PDF and hands it to the browser to keep. */
export function useSavePdf(wish: PrintWish) {
  const api = useApi()
  const { project } = useProject()
  return useMutation({
    mutationFn: () => readPdf(api, project.id, wish),
    onSuccess: (pdf) => {
      const url = URL.createObjectURL(pdf)
      saveUrl(url, `${project.name} storyboard.pdf`)
      // The download has begun by then; the file would stay in memory otherwise.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    },
  })
}
