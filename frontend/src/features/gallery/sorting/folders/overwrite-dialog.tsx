import { useApi } from '@/api/context'
import { moveFiles, type NameConflict } from '@/api/gallery-changes'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { useProject } from '@/lib/project/project-context'
import { plural } from '../../words'
import { closeQuestion, type OverwriteQuestion } from '../sorting-ui'
import { useAttempt } from '../use-attempt'
import { folderWords } from './folder-rows'

/** Some names are taken where files were let go. What is replaced goes to the trash. */
export function OverwriteDialog({ files: { folder, taken, paths } }: { files: OverwriteQuestion }) {
  const api = useApi()
  const project = useProject().project.path
  const attempt = useAttempt()
  const answer = (conflict: NameConflict) => {
    closeQuestion()
    const files = { paths: [...paths] }
    void attempt.change(() => moveFiles(api, project, { files, folder, conflict }))
  }
  const isOne = taken === 1
  return (
    <Dialog title="Some names are taken" isOpen onClose={closeQuestion}>
      <p className="t-12">
        {folderWords(folder)} has {plural(taken, 'file')} of the same {isOne ? 'name' : 'names'}{' '}
        already. What is replaced goes to the trash.
      </p>
      <div className="question-answers">
        <Button look="solid" onPress={() => answer('rename')}>
          Keep both
        </Button>
        <Button look="box" onPress={() => answer('replace')}>
          Replace {plural(taken, 'file')}
        </Button>
        {paths.length > taken && (
          <Button look="box" onPress={() => answer('skip')}>
            Leave {isOne ? 'that one' : 'those'}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
