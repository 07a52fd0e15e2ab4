import ReactMarkdown, { type Components } from 'react-markdown'

const components: Components = {
  // A note is not the page: its headings stand below the section's own.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
  // Pictures would be fetched from wherever a note says.
  img: ({ alt }) => <em>{alt}</em>,
}

/** Markdown as elements; HTML in it stays text. */
export default function Markdown({ text }: { text: string }) {
  if (text.trim() === '') return <p className="section-none">No notes yet</p>
  return (
    <div className="markdown">
      <ReactMarkdown components={components}>{text}</ReactMarkdown>
    </div>
  )
}
