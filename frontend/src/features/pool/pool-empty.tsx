import { Link } from '@tanstack/react-router'
import { Button } from '@/components/button'
import { useProject } from '@/lib/project/project-context'
import { showAll, usePoolAddress } from './use-pool-address'

/** Nothing was ever sent here. */
export function PoolEmpty() {
  const { project } = useProject()
  return (
    <div className="pool-empty">
      <p className="t-15 strong">The pool is empty</p>
      <p>
        Keep what may serve more than one shot here: in the gallery choose files, open their menu
        and send them to the pool.
      </p>
      <Link to="/p/$project/gallery" params={{ project: project.id }} className="underline">
        Go to the gallery
      </Link>
    </div>
  )
}

/** Nothing is like what is looked for. */
export function PoolNoneLeft() {
  const { change } = usePoolAddress()
  return (
    <div className="pool-empty">
      <p className="t-15 strong">Nothing in the pool is like that</p>
      <Button look="box" onPress={() => change(showAll)}>
        Show all of it
      </Button>
    </div>
  )
}
