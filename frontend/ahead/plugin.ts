import type { Plugin, Rolldown } from 'vite'
import { pageWith, reached } from './rooms.ts'

/**
 * Builds a page for each of `rooms` (by its name, what it draws with): the same page, which names
 * in its head what that room needs. The launcher hands it out for the room's addresses, so that a
 * browser fetches all of it at once and not one after the other.
 */
export function roomsAhead(rooms: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'rooms-ahead',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('The page itself was not built.')
      for (const [room, modules] of Object.entries(rooms)) {
        const files = reached(chunksOf(bundle), modules)
        const source = pageWith(String(page.source), files)
        this.emitFile({ type: 'asset', fileName: `rooms/${room}.html`, source })
      }
    },
  }
}

const chunksOf = (bundle: Rolldown.OutputBundle) =>
  Object.values(bundle)
    .filter((output) => output.type === 'chunk')
    .map(({ fileName, facadeModuleId, imports, viteMetadata }) => ({
      file: fileName,
      module: facadeModuleId,
      imports,
      styles: [...(viteMetadata?.importedCss ?? [])],
    }))
