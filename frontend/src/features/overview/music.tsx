import { useMutation } from '@tanstack/react-query'
import { Music as MusicIcon } from 'lucide-react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useApi } from '@/api/context'
import { keepInput } from '@/api/inputs'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { MusicPlayer } from './music-player'

/** What the film is cut to: chosen from this machine, kept in the project. */
export function Music() {
  const api = useApi()
  const { project, edits } = useProject()
  const music = useBoardState((state) => state.project.music)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) => keepInput(api, project.id, file),
    onSuccess: ({ path }, { name }) => edits.setMusic({ path, name }),
  })
  return (
    <section className="overview-music" aria-label="Music">
      <div className="overview-head">
        <h2>Music</h2>
        <FileTrigger
          acceptedFileTypes={['audio/*']}
          onSelect={(files) => files?.[0] && mutate(files[0])}
        >
          <Button look="box" size="small" isPending={isPending}>
            <MusicIcon size={14} aria-hidden />
            {music ? 'Choose another' : 'Choose the music'}
          </Button>
        </FileTrigger>
      </div>
      {error && <ErrorNote title="The music was not taken" error={error} />}
      {music ? (
        <MusicPlayer key={music.path} music={music} />
      ) : (
        <p className="t3">No music yet. A sound file of this machine is copied to the project.</p>
      )}
    </section>
  )
}
