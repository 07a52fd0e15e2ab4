import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { writtenPromptQuery } from '@/api/prompt-engine'
import type { Template } from '@/api/types'
import type { Shot } from '@/lib/document/model'
import { promptRequest } from '../generate/order-render'
import { useSettled } from './use-settled'

/** The prompt as the render will get it; written anew whenever shot or camera change. */
export function WrittenPrompt({ shot, template }: { shot: Shot; template: Template }) {
  const { description, name, camera } = shot
  const request = useMemo(
    () => promptRequest({ description, name, camera }, template),
    [description, name, camera, template],
  )
  const settled = useSettled(request)
  const { data, error } = useQuery({
    ...writtenPromptQuery(useApi(), settled),
    placeholderData: keepPreviousData,
  })
  const remarks = data?.validation.messages ?? []
  return (
    <>
      <div className="written-prompt">
        <textarea
          className="control area"
          aria-label="Prompt, written from shot and camera"
          readOnly
          rows={4}
          value={data?.prompt ?? ''}
        />
        <span className="follows">
          <Link2 size={14} aria-hidden />
          Follows shot
        </span>
      </div>
      {error && <p className="t-12 status-failed">{messageOf(error)}</p>}
      {remarks.map(({ rule_id, message }) => (
        <p key={rule_id + message} className="t-12 t3">
          {message}
        </p>
      ))}
    </>
  )
}
