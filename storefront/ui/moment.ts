/** `42` -> `0:42`, `3725` -> `1:02:05`: how players write it. */
export function momentText(second: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const minutes = Math.floor(second / 60)
  const rest = two(second % 60)
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}
