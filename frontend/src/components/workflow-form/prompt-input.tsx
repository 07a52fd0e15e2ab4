import { Link2, PenLine } from 'lucide-react'
import type { Json } from '@/lib/workflow/values'
import { asText, type ControlProps } from './control-props'
import { useShotSide } from './shot-side'
import { TextInput } from './text-input'

type Props = ControlProps & {
  /** Null where the person wrote nothing, so that the prompt follows its shot. */
  chosen: Json
  onStep: (value: Json) => void
}

/** A prompt: what the shot and its camera say, or a person's own words. */
export function PromptInput({ input, value, chosen, describedBy, onChange, onStep }: Props) {
  const side = useShotSide()
  if (!side) return <TextInput {...{ input, value, describedBy, onChange }} />
  const isNegative = input.role === 'negative_prompt'
  const written = (isNegative ? side.written.negative : side.written.prompt) ?? ''
  const follows = chosen === null
  return (
    <>
      <div className="prompt-box">
        <textarea
          className="control area"
          aria-label={follows ? `${input.label}, written from shot and camera` : input.label}
          aria-describedby={describedBy}
          placeholder={isNegative ? 'Nothing is kept out' : 'Say what happens in the shot'}
          readOnly={follows}
          rows={isNegative ? 2 : 4}
          value={follows ? written : asText(chosen)}
          onChange={({ target }) => onChange(target.value)}
        />
        <span className="prompt-foot">
          {isNegative ? <span className="prompt-name">{input.label}</span> : side.promptFoot}
          <button
            type="button"
            className="prompt-follows"
            aria-pressed={follows}
            title={follows ? 'Write it by hand' : 'Follow shot and camera again'}
            onClick={() => onStep(follows ? written : null)}
          >
            {follows ? <Link2 size={14} aria-hidden /> : <PenLine size={14} aria-hidden />}
            {follows ? 'Follows shot' : 'By hand'}
          </button>
        </span>
      </div>
      {!isNegative &&
        side.written.remarks.map((remark) => (
          <p key={remark} className="t-12 t3">
            {remark}
          </p>
        ))}
    </>
  )
}
