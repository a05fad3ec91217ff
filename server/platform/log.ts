import { type Logger, pino } from 'pino'

export type Log = Logger

/** One JSON line per event; what people are or know never gets into it. */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.email',
        '*.phone',
        '*.address',
        '*.password',
        '*.ship_to',
      ],
      censor: '[redacted]',
    },
  })
}
