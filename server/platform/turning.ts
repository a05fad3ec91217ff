/** Marks that turn what follows them around: words must read as they were written, wherever they stand. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

export const withoutTurning = (text: string): string => text.replace(turning, '')
