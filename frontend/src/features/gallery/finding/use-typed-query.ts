import { useEffect, useRef, useState } from 'react'
import { useGalleryAddress } from '../use-gallery-address'
import { type Chip, chipText, joinQuery, splitQuery, unfinished, withoutChip } from './query-terms'

/** Ms that typing rests before it reaches the address. */
const CALM = 200

/** What stands in the box, as chips and as words; the address follows. */
export function useTypedQuery() {
  const { place, change } = useGalleryAddress()
  const asked = place.query.q
  const [words, setWords] = useState(() => splitQuery(asked).words)
  const [chips, setChips] = useState<readonly Chip[]>(() => splitQuery(asked).chips)
  const sent = useRef(asked)
  const typed = joinQuery({ chips, words })

  useEffect(() => {
    // What comes from elsewhere: a facet, a saved view, the browser's way back.
    if (asked === sent.current) return
    sent.current = asked
    const split = splitQuery(asked)
    setChips(split.chips)
    setWords(split.words)
  }, [asked])

  const send = (q: string) => {
    sent.current = q
    change({ q })
  }
  const latest = useRef(send)
  latest.current = send

  useEffect(() => {
    if (typed === sent.current || unfinished(typed) === sent.current) return
    const timer = setTimeout(() => latest.current(unfinished(typed)), CALM)
    return () => clearTimeout(timer)
  }, [typed])

  const type = (text: string) => {
    const split = splitQuery(text, { isTyping: true })
    setChips([...chips, ...split.chips])
    setWords(split.words)
  }

  /** All that was typed is meant. */
  const finish = () => {
    const split = splitQuery(typed)
    setChips(split.chips)
    setWords(split.words)
    if (typed !== sent.current) send(typed)
  }

  const takeOff = (chip: Chip) => {
    setChips(chips.filter((each) => chipText(each) !== chipText(chip)))
    send(withoutChip(typed, chip))
  }

  const clear = () => {
    setChips([])
    setWords('')
    send('')
  }

  return { chips, words, type, finish, takeOff, clear }
}
