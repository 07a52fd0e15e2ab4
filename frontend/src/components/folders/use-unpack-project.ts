import { useMutation } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { unpackProject } from '@/api/projects'
import { useWorks } from '@/components/works/works-store'

/** Takes a project out of an archive; how far it is stands with the other works. */
export function useUnpackProject(onStarted: () => void) {
  const api = useApi()
  const watch = useWorks((works) => works.watch)
  const { mutate, error, reset } = useMutation({
    mutationFn: (path: string) => unpackProject(api, { path, folder: api.config.projects }),
    onSuccess: (work) => {
      watch(work.id)
      onStarted()
    },
  })
  return { unpack: mutate, fault: error, forgetFault: reset }
}
