import { useState } from 'react'
import type { Zoom } from '../viewer/use-zoom'
import type { ViewedPicture } from '../viewer/viewed-picture'
import { differenceWords } from './difference'
import { DifferenceStage, useDifference } from './difference-stage'
import { usePixels } from './use-pixels'

type Props = { first: ViewedPicture; second: ViewedPicture; zoom: Zoom }

/** Most differences worth finding are too faint to see as they are. */
const FIRST_GAIN = 4
const MOST_GAIN = 32

/** What is not alike in two pictures, and by how much. */
export function DifferenceOf({ first, second, zoom }: Props) {
  const [gain, setGain] = useState(FIRST_GAIN)
  const reading = usePixels(first.full, second.full)
  const result = useDifference(reading, gain)
  return (
    <div className="compare-two">
      <DifferenceStage picture={first} zoom={zoom} reading={reading} result={result} />
      <div className="compare-line">
        <label>
          Gain
          <input
            type="range"
            min={1}
            max={MOST_GAIN}
            value={gain}
            onChange={({ target }) => setGain(target.valueAsNumber)}
          />
          <output>{gain} ×</output>
        </label>
        <span className="grow" />
        <span aria-live="polite">{result && differenceWords(result)}</span>
      </div>
    </div>
  )
}
