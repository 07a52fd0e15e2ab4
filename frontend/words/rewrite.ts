import type { Phrase, Slot, Span } from './find.ts'
import { type Forms, type Message, type Piece, piecesOf } from './message.ts'

/** What a phrase says in another language. */
export type Say = { message: (says: Message) => Message; forms: (says: Forms) => Forms }

/** The source with its phrases in another language. `phrases` are those that `phrasesIn` finds. */
export function rewritten(text: string, phrases: readonly Phrase[], say: Say): string {
  return new Rewriting(text, phrases, say).of({ start: 0, end: text.length })
}

const isIn = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end

class Rewriting {
  readonly #text: string
  readonly #phrases: readonly Phrase[]
  readonly #say: Say

  constructor(text: string, phrases: readonly Phrase[], say: Say) {
    this.#text = text
    this.#phrases = phrases
    this.#say = say
  }

  of(span: Span, except?: Phrase): string {
    let [written, at] = ['', span.start]
    const here = this.#phrases.filter((phrase) => phrase !== except && isIn(phrase, span))
    for (const phrase of here.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
      if (phrase.start < at) continue
      written += this.#text.slice(at, phrase.start) + this.#written(phrase)
      at = phrase.end
    }
    return written + this.#text.slice(at, span.end)
  }

  #written(phrase: Phrase): string {
    if (phrase.written === 'forms') return this.#forms(phrase, this.#say.forms(phrase.says))
    const pieces = piecesOf(this.#say.message(phrase.says))
    if (phrase.written === 'children') return this.#children(phrase, pieces)
    const literal = this.#literal(phrase, pieces)
    return phrase.written === 'attribute' ? `{${literal}}` : literal
  }

  #forms(phrase: Phrase, forms: Forms): string {
    const said = Object.entries(forms).map(
      ([form, message]) => `${form}: ${this.#literal(phrase, piecesOf(message))}`,
    )
    return `{ ${said.join(', ')} }`
  }

  /** A string, or a template where it has values. */
  #literal(phrase: Phrase, pieces: readonly Piece[]): string {
    if (pieces.every(({ kind }) => kind === 'text'))
      return JSON.stringify(pieces.map(textOf).join(''))
    const parts = pieces.map((piece) =>
      piece.kind === 'text'
        ? piece.text.replace(/[\\`]|\$\{/g, '\\$&')
        : `\${${this.of(slotOf(phrase, piece.name), phrase)}}`,
    )
    return `\`${parts.join('')}\``
  }

  #children(phrase: Phrase, pieces: readonly Piece[]): string {
    return pieces.map((piece) => this.#child(phrase, piece)).join('')
  }

  #child(phrase: Phrase, piece: Piece): string {
    if (piece.kind === 'text') return `{${JSON.stringify(piece.text)}}`
    const slot = slotOf(phrase, piece.name)
    if (piece.kind === 'value') return `{${this.of(slot, phrase)}}`
    if (!slot.inside || !piece.inside) return this.of(slot, phrase)
    const opening = this.of({ start: slot.start, end: slot.inside.start }, phrase)
    return (
      opening + this.#children(phrase, piece.inside) + this.#text.slice(slot.inside.end, slot.end)
    )
  }
}

const textOf = (piece: Piece) => (piece.kind === 'text' ? piece.text : '')

function slotOf(phrase: Phrase, name: string): Slot {
  const slot = phrase.slots.find((each) => each.name === name)
  if (!slot) throw new Error(`A translation names {${name}}, which its English does not have.`)
  return slot
}
