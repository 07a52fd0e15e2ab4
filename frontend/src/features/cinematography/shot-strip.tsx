import { inOrder, readingOrder } from '@/lib/document/order'
import { useBoardState } from '@/lib/project/project-context'

type Props = {
  chosen: readonly string[]
  onChoose: (shots: readonly string[]) => void
}

/** The shots that are written to: a press chooses one, with Ctrl or Shift one more. */
export function ShotStrip({ chosen, onChoose }: Props) {
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  const toggled = (id: string) =>
    chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a choice of shots, not a form
    <div className="shot-strip" role="group" aria-label="Shots to set; Ctrl for several">
      {readingOrder(inOrder(scenes, shots)).map(({ id, code, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={chosen.includes(id)}
          title={name || code}
          onClick={({ ctrlKey, metaKey, shiftKey }) =>
            onChoose(ctrlKey || metaKey || shiftKey ? toggled(id) : [id])
          }
        >
          {code}
        </button>
      ))}
    </div>
  )
}
