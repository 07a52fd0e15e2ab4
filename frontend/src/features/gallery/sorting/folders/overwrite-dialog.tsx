import { useApi } from '@/api/context'
import { moveFiles, type NameConflict } from '@/api/gallery-changes'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { counted } from '@/lib/format/counted'
import { plural } from '@/lib/format/plural'
import { useProject } from '@/lib/project/project-context'
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
  return (
    <Dialog title="Some names are taken" isOpen onClose={closeQuestion}>
      <p className="t-12">
        {plural(taken, {
          one: `${folderWords(folder)} has 1 file of the same name already.`,
          other: `${folderWords(folder)} has ${taken} files of the same names already.`,
        })}{' '}
        What is replaced goes to the trash.
      </p>
      <div className="question-answers">
        <Button look="solid" onPress={() => answer('rename')}>
          Keep both
        </Button>
        <Button look="box" onPress={() => answer('replace')}>
          Replace {counted(taken, 'file')}
        </Button>
        {paths.length > taken && (
          <Button look="box" onPress={() => answer('skip')}>
            {plural(taken, { one: 'Leave that one', other: 'Leave those' })}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
