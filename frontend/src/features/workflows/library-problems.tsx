import { OctagonX } from 'lucide-react'

type Props = { problems: readonly { template: string; message: string }[] }

/** Files of the library that cannot be used, each with its reason. */
export function LibraryProblems({ problems }: Props) {
  if (problems.length === 0) return null
  return (
    <ul className="library-problems" aria-label="Cannot be used">
      {problems.map(({ template, message }) => (
        <li key={template}>
          <OctagonX size={14} className="status-failed" aria-hidden />
          <b>{template}</b>
          <span>{message}</span>
        </li>
      ))}
    </ul>
  )
}
