/**
 * What Node is started with for a service, here as in its image. Left alone, V8 lets the young generation grow to
 * 128 MB, which is most of what a busy service would hold (docs/decisions/0009-a-small-young-generation.md).
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=4'];
