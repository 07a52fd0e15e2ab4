const spoken = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'title',
]

/** What can be read or heard under `root` in letters without accents, but for `names`. */
export function plainWordsIn(root: Element, names: readonly string[]): readonly string[] {
  const heard = [...root.querySelectorAll('*')].flatMap((element) =>
    spoken.map((attribute) => element.getAttribute(attribute) ?? ''),
  )
  const found = [...textsIn(root), ...heard].map((text) => text.trim())
  return [...new Set(found)].filter((text) => hasPlainWord(without(text, names)))
}

function* textsIn(root: Element): Generator<string> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest('style, script')) {
      yield walker.currentNode.textContent ?? ''
    }
  }
}

const without = (text: string, names: readonly string[]) =>
  names.reduce((left, name) => left.replaceAll(name, ''), text)

const hasPlainWord = (text: string) => /[A-Za-z]{2}/.test(text)
