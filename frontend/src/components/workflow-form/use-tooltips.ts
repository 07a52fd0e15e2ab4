import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { tooltipsQuery } from '@/api/prompt-engine'
import { noTooltips, type Tooltips } from './tooltips'

/** What the nodes say of a template's inputs; the form does without it until it comes. */
export const useTooltips = (template: string): Tooltips =>
  useQuery(tooltipsQuery(useApi(), template)).data ?? noTooltips
