import { CircleCheck, LoaderCircle, OctagonX } from 'lucide-react'

type Props = { isTrying: boolean; trial: { ok: boolean; message: string; at?: string } | null }

/** How trying a provider went: shape, colour and its sentence. */
export function TrialResult({ isTrying, trial }: Props) {
  return (
    <p role="status" className="trial">
      {isTrying && (
        <span className="status status-rendering">
          <LoaderCircle size={14} aria-hidden className="spin" />
          Asking…
        </span>
      )}
      {!isTrying && trial && (
        <span className={`status ${trial.ok ? 'status-rendered' : 'status-failed'}`}>
          {trial.ok ? <CircleCheck size={14} aria-hidden /> : <OctagonX size={14} aria-hidden />}
          <span>
            {trial.message}
            {trial.at && <span className="text-3"> {trial.at}</span>}
          </span>
        </span>
      )}
    </p>
  )
}
