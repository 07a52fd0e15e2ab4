import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { writtenPromptQuery } from '@/api/prompt-engine'
import type { Template } from '@/api/types'
import type { Written } from '@/components/workflow-form/shot-side'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { promptRequest } from '../generate/prepare-render'
import { useSettled } from './use-settled'

/** The prompt as the render will get it; written anew whenever shot or camera change. */
export function useWritten(shot: Shot, template: Template): Written {
  const { description, name, camera, withoutSceneText } = shot
  const scene = useBoardState(({ scenes }) => scenes[shot.sceneId])
  const request = useMemo(
    () => promptRequest({ description, name, camera, withoutSceneText }, template, scene),
    [description, name, camera, withoutSceneText, template, scene],
  )
  const settled = useSettled(request)
  const { data, error } = useQuery({
    ...writtenPromptQuery(useApi(), settled),
    placeholderData: keepPreviousData,
  })
  return useMemo(
    () => ({
      prompt: data?.prompt ?? null,
      negative: data?.negative_prompt ?? null,
      remarks: error ? [messageOf(error)] : (data?.validation.messages ?? []).map(said),
    }),
    [data, error],
  )
}

const said = ({ message }: { message: string }) => message
