import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { type Suggestions, suggestionsQuery } from '@/api/gallery'
import { useGallery } from '../gallery-context'

export type Suggestion = Suggestions['suggestions'][number]

const none: readonly Suggestion[] = []

/** What may be meant by the word at the end of `words`. */
export function useSuggestions(words: string, { isAsked }: { isAsked: boolean }) {
  const { project } = useGallery()
  const hasWord = /\S$/.test(words)
  const { data } = useQuery({
    ...suggestionsQuery(useApi(), project, words, words.length),
    enabled: isAsked && hasWord,
  })
  const [active, setActive] = useState(-1)
  const offered = isAsked && hasWord && data?.end === words.length ? data.suggestions : none
  return {
    offered,
    active: active < offered.length ? active : -1,
    setActive,
    /** The words with the suggestion in the place of what was typed of it. */
    taken: (suggestion: Suggestion) => words.slice(0, data?.start ?? 0) + suggestion.text,
  }
}
