import { Button } from '@/components/button'
import { counted } from '@/lib/format/counted'
import { showAll, useLibraryAddress } from './use-library-address'

export function LibraryEmpty() {
  return (
    <div className="library-empty">
      <p className="t-15 strong">The library is empty</p>
      <p>
        Drop what ComfyUI saves anywhere on this page: a workflow, its API form, or a picture that
        was made with one.
      </p>
    </div>
  )
}

export function NoneLeft({ all }: { all: number }) {
  const { change } = useLibraryAddress()
  return (
    <div className="library-empty">
      <p className="t-15 strong">No workflow is like that</p>
      <p>{counted(all, 'workflow')} left out by what the library is narrowed to.</p>
      <Button look="box" onPress={() => change(showAll)}>
        Show all of them
      </Button>
    </div>
  )
}
