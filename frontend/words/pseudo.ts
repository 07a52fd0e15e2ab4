import { type Message, type Piece, piecesOf } from './message.ts'

/** The language that nobody speaks: what it does not reach is a word left in the code. */
export const pseudoLanguage = 'en-XA'

const plain = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz'
const accented = 'ÀàƁƀĆćĎďÈèƑƒĜĝĤĥÌìĴĵĶķĹĺṀṁŃńÒòṔṕɊɋŔŕŚśŤťÙùṼṽŴŵẊẋÝýŽž'
const letters = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]))

const inAccents = (text: string) =>
  [...text].map((letter) => letters.get(letter) ?? letter).join('')

/** Three in ten more, as German or Finnish would need it. */
const longer = (text: string) => '~'.repeat(Math.ceil(text.trim().length * 0.3))

function shown(piece: Piece): string {
  if (piece.kind === 'text') return inAccents(piece.text).replace(/[{}]/g, '$&$&')
  if (piece.kind === 'value') return `{${piece.name}}`
  const { name, inside } = piece
  return inside ? `<${name}>${inside.map(shown).join('')}</${name}>` : `<${name}/>`
}

/** “Move {count} panels” -> “Ṁòṽè {count} ṕàńèĺś~~~~~”. */
export function pseudo(message: Message): Message {
  const said = piecesOf(message).map(shown).join('')
  const end = said.length - said.trimEnd().length
  const text = end ? said.slice(0, -end) : said
  return `${text}${longer(message)}${end ? said.slice(-end) : ''}`
}
