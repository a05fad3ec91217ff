import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import { toDecimal } from '../../../server/platform/money.ts'
import { dateTagOf, language } from '../../messages/language.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import type { Day } from './data.ts'

const height = 240

/** Held, owed and own, a line each. Those who do not see it read the table below. */
export default function Chart({ days, currency }: { days: Day[]; currency: string }) {
  const t = operatorWords.use().solvency
  const tongue = language.use()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const home = box.current
    if (!home) return
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    let plot = draw(home)
    const again = () => {
      plot.destroy()
      plot = draw(home)
    }
    const fit = new ResizeObserver(() => plot.setSize({ width: home.clientWidth, height }))
    fit.observe(home)
    scheme.addEventListener('change', again)
    return () => {
      fit.disconnect()
      scheme.removeEventListener('change', again)
      plot.destroy()
    }

    function draw(into: HTMLElement): uPlot {
      const data = [
        days.map(({ day }) => Date.parse(day) / 1000),
        days.map(one => units(one.held_minor, currency)),
        days.map(one => units(one.owed_minor, currency)),
        days.map(one => units(one.own_minor, currency)),
      ] as uPlot.AlignedData
      return new uPlot(options(into.clientWidth, tongue, currency, t, days.at(-1)!), data, into)
    }
  }, [days, currency, tongue, t])
  return <div ref={box} class="chart" role="img" aria-label={t.chartOf(currency)} />
}

/** A picture only: whatever is said in words is exact. */
function units(minor: number, currency: string): number {
  return Number(toDecimal(minor, currency))
}

type Words = ReturnType<typeof operatorWords.now>['solvency']

/** Until a day is pointed at, the legend says the last one. */
function options(
  width: number,
  tongue: string,
  currency: string,
  t: Words,
  last: Day,
): uPlot.Options {
  const tag = dateTagOf(tongue)
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const short = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 })
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency })
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const axis = {
    stroke: token('--soft'),
    font: `12px ${token('--sans')}`,
    grid: { stroke: token('--line'), width: 1 },
    ticks: { show: false },
  }
  const line = (
    label: string,
    lastMinor: number,
    stroke: string,
    dash?: number[],
  ): uPlot.Series => ({
    label,
    stroke,
    width: 2,
    points: { show: false },
    value: (_, amount) => money.format(amount ?? units(lastMinor, currency)),
    ...(dash ? { dash } : {}),
  })
  return {
    width,
    height,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    cursor: { drag: { x: false, y: false } },
    legend: { live: true },
    axes: [
      {
        ...axis,
        space: 70,
        incrs: [1, 2, 3, 7, 14, 30, 61, 91].map(days => days * 86_400),
        values: (_, ticks) => ticks.map(tick => day.format(tick * 1000)),
      },
      { ...axis, size: 52, values: (_, ticks) => ticks.map(tick => short.format(tick)) },
    ],
    series: [
      { label: t.day, value: (_, at) => day.format(at ? at * 1000 : Date.parse(last.day)) },
      // Told apart by their dashes too.
      line(t.held, last.held_minor, token('--waiting')),
      line(t.owed, last.owed_minor, token('--accent'), [8, 4]),
      line(t.own, last.own_minor, token('--ink'), [2, 4]),
    ],
  }
}
