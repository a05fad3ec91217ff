/**
 * What the server's contracts allow, said again: the contracts themselves would bring zod to every
 * browser, a third of all there is to load. A test holds these against them.
 */
export const passwordMin = 10
export const noteMax = 500
export const picksAtOnceMax = 250
export const bundleTitleMax = 80
export const bundleTagsMin = 2
export const bundleTagsMax = 8
export const markdownsMax = 250
export const videoBytesMax = 60_000_000
