/** Where things stand on the map: eastings and northings (metres of the national grid) to points of the drawing. */
export interface Placed {
  readonly easting: number
  readonly northing: number
}
export interface Frame {
  readonly width: number
  readonly height: number
}
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Drawing {
  readonly at: (place: Placed) => Point
  /** Points of the drawing to a kilometre. */
  readonly perKilometre: number
  /** Kilometres between the lines of the grid. */
  readonly step: number
  /** Positions of the grid's lines. */
  readonly columns: readonly number[]
  readonly rows: readonly number[]
}

const margin = 44
/** Schools in one street still get a map of a few kilometres. */
const leastMetres = 4_000
const steps = [1, 2, 5, 10, 20, 50, 100, 200]

const span = (values: readonly number[]) => {
  const low = Math.min(...values)
  const high = Math.max(...values)
  return { middle: (low + high) / 2, metres: Math.max(high - low, leastMetres) }
}

/** Fits all places into the frame, north up, one scale for both directions. */
export function drawingOf(places: readonly Placed[], { width, height }: Frame): Drawing {
  const east = span(places.map(({ easting }) => easting))
  const north = span(places.map(({ northing }) => northing))
  const scale = Math.min((width - 2 * margin) / east.metres, (height - 2 * margin) / north.metres)
  const at = ({ easting, northing }: Placed): Point => ({
    x: width / 2 + (easting - east.middle) * scale,
    y: height / 2 - (northing - north.middle) * scale,
  })
  const perKilometre = scale * 1_000
  const step = steps.find((kilometres) => kilometres * perKilometre >= 56) ?? 200
  const metres = step * 1_000
  const columns = linesWithin(east.middle - width / 2 / scale, east.middle + width / 2 / scale, metres)
  const rows = linesWithin(north.middle - height / 2 / scale, north.middle + height / 2 / scale, metres)
  return {
    at,
    perKilometre,
    step,
    columns: columns.map((easting) => at({ easting, northing: 0 }).x),
    rows: rows.map((northing) => at({ easting: 0, northing }).y),
  }
}

function linesWithin(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, n) => (first + n) * step)
}

/** As the crow flies. */
export const kilometresBetween = (a: Placed, b: Placed): number =>
  Math.hypot(a.easting - b.easting, a.northing - b.northing) / 1_000
