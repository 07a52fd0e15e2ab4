/** A file of code as it is built: the module it was asked for by, and what it cannot do without. */
export type Chunk = {
  file: string
  module: string | null
  imports: readonly string[]
  styles: readonly string[]
}

/** The files that must be there before all of `modules` (ends of their paths) can run. */
export function reached(chunks: readonly Chunk[], modules: readonly string[]): readonly string[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]))
  const found = new Set<string>()
  const follow = (chunk: Chunk) => {
    if (found.has(chunk.file)) return
    found.add(chunk.file)
    for (const style of chunk.styles) found.add(style)
    for (const file of chunk.imports) {
      const imported = byFile.get(file)
      if (imported) follow(imported)
    }
  }
  for (const module of modules) {
    const chunk = chunks.find((each) => each.module?.endsWith(module))
    if (!chunk) throw new Error(`${module} is no part of the page that is loaded by itself.`)
    follow(chunk)
  }
  return [...found]
}

const link = (file: string) =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`

/** `html`, which fetches `files` as well, behind all that it has in its head already. */
export function pageWith(html: string, files: readonly string[]): string {
  const links = files
    .filter((file) => !html.includes(`"/${file}"`))
    .map((file) => `    ${link(file)}\n`)
  return html.replace('  </head>', () => `${links.join('')}  </head>`)
}
