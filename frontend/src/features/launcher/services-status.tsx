import { useQuery } from '@tanstack/react-query'
import { Check, TriangleAlert } from 'lucide-react'
import { servicesQuery } from '@/api/services'
import { servicesSentence } from './services-sentence'

/** Whether the parts of the console run, said where it needs someone. */
export function ServicesStatus() {
  const { data, isError } = useQuery(servicesQuery())
  if (!data && !isError) return null
  const { isFine, text } = servicesSentence(isError ? undefined : data)
  const Icon = isFine ? Check : TriangleAlert
  return (
    <span role="status" className={isFine ? 'status' : 'status text-warn'}>
      <Icon size={13} aria-hidden />
      {text}
    </span>
  )
}
